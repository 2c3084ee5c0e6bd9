-- What was kept for later finds its home: stays, statuses and qualifications belong to participation, onward steps to the path.
ALTER TABLE participant_spell RENAME TO participation_spell;
ALTER INDEX participant_spell_project RENAME TO participation_spell_project;
ALTER TABLE participant_status RENAME TO participation_status;
ALTER TABLE participant_qualification RENAME TO participation_qualification;
ALTER INDEX participant_qualification_project RENAME TO participation_qualification_project;
ALTER TABLE participant_path_step RENAME TO path_step;
ALTER INDEX participant_path_step_project RENAME TO path_step_project;

-- A program of the version before this one, still running while this is carried out, finds them under their old names.
CREATE VIEW participant_spell WITH (security_invoker = true) AS
SELECT id, organisation_id, participant_id, project_id, entered, left_on, entry_status, status_since, isced, disability, foreign_background,
  third_country_national, minority, homeless, other_disadvantage
FROM participation_spell;
CREATE VIEW participant_status WITH (security_invoker = true) AS
SELECT id, organisation_id, participant_id, from_date, to_date, status, contract, hours, source
FROM participation_status;
CREATE VIEW participant_qualification WITH (security_invoker = true) AS
SELECT id, organisation_id, participant_id, project_id, gained_on, name
FROM participation_qualification;
CREATE VIEW participant_path_step WITH (security_invoker = true) AS
SELECT id, organisation_id, participant_id, project_id, kind, planned, started, ended, partner, evidence
FROM path_step;

-- One person in one project, at most once: the funder's rule. Its stays are spells; who looks after it may be nobody.
CREATE TABLE participation (
  organisation_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  project_id uuid NOT NULL,
  responsible_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organisation_id, participant_id, project_id),
  FOREIGN KEY (organisation_id, participant_id) REFERENCES participant (organisation_id, id),
  FOREIGN KEY (organisation_id, project_id) REFERENCES organisation_project (organisation_id, id),
  FOREIGN KEY (organisation_id, responsible_id) REFERENCES organisation_staff (organisation_id, id)
);
CREATE INDEX participation_project ON participation (organisation_id, project_id);
CREATE INDEX participation_responsible ON participation (organisation_id, responsible_id);

ALTER TABLE participation_spell
  ADD UNIQUE (organisation_id, id),
  ADD COLUMN revision integer NOT NULL DEFAULT 0;

-- A later correction keeps what was said before, and why it was changed.
CREATE TABLE participation_correction (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  organisation_id uuid NOT NULL,
  spell_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  field text NOT NULL,
  before text,
  after text,
  reason text NOT NULL,
  corrected_at timestamptz NOT NULL DEFAULT now(),
  corrected_by uuid,
  FOREIGN KEY (organisation_id, spell_id) REFERENCES participation_spell (organisation_id, id),
  FOREIGN KEY (organisation_id, participant_id) REFERENCES participant (organisation_id, id),
  CONSTRAINT check$a_correction_says_why CHECK (btrim(reason) <> ''),
  CONSTRAINT check$a_correction_changes_something CHECK (before IS DISTINCT FROM after)
);
CREATE INDEX participation_correction_spell ON participation_correction (organisation_id, spell_id);
CREATE INDEX participation_correction_participant ON participation_correction (organisation_id, participant_id);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['participation', 'participation_correction'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_organisation ON %I TO polku_app USING (organisation_id = ANY (ARRAY (SELECT platform_organisations()))) WITH CHECK (organisation_id = ANY (ARRAY (SELECT platform_organisations())))', name);
  END LOOP;
END
$$;

-- The owner's own policy lets the rows that are there already find their participation; gone again below.
CREATE POLICY moving ON participation_spell TO polku_owner USING (true) WITH CHECK (true);
CREATE POLICY moving ON participation TO polku_owner USING (true) WITH CHECK (true);
INSERT INTO participation (organisation_id, participant_id, project_id)
SELECT DISTINCT s.organisation_id, s.participant_id, s.project_id
FROM participation_spell s;
DROP POLICY moving ON participation_spell;
DROP POLICY moving ON participation;
ALTER TABLE participation_spell
  ADD FOREIGN KEY (organisation_id, participant_id, project_id) REFERENCES participation (organisation_id, participant_id, project_id);
