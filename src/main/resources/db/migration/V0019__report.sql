-- A project's first and last stay of everybody, in the order they are asked for.
CREATE INDEX participation_spell_stays ON participation_spell (organisation_id, project_id, participant_id, entered) INCLUDE (left_on);

ALTER TABLE organisation_target ADD UNIQUE (organisation_id, id);

-- Statistics Finland's urban-rural class of a municipality in a year, as an administrator has brought it: 3 is rural.
CREATE TABLE report_municipality (
  organisation_id uuid NOT NULL REFERENCES organisation,
  year integer NOT NULL,
  municipality text NOT NULL,
  urbanity smallint NOT NULL,
  PRIMARY KEY (organisation_id, year, municipality),
  CONSTRAINT check$a_municipality_code CHECK (municipality ~ '^[0-9]{3}$'),
  CONSTRAINT check$a_known_class CHECK (urbanity BETWEEN 1 AND 3)
);

-- What a promise is measured by, as the manager has chosen.
CREATE TABLE report_target_measure (
  organisation_id uuid NOT NULL,
  target_id uuid NOT NULL,
  measure text NOT NULL,
  chosen_at timestamptz NOT NULL DEFAULT now(),
  chosen_by uuid,
  PRIMARY KEY (organisation_id, target_id),
  FOREIGN KEY (organisation_id, target_id) REFERENCES organisation_target (organisation_id, id) ON DELETE CASCADE
);

-- What was told a funder, with the rows behind it: frozen for good.
CREATE TABLE report (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  project_id uuid NOT NULL,
  indicator_set text NOT NULL,
  version integer NOT NULL,
  objective text,
  period_begins date NOT NULL,
  period_ends date NOT NULL,
  comment text,
  submitted_at timestamptz NOT NULL,
  submitted_by uuid,
  previous_id uuid,
  FOREIGN KEY (organisation_id, project_id) REFERENCES organisation_project (organisation_id, id),
  FOREIGN KEY (organisation_id, submitted_by) REFERENCES organisation_staff (organisation_id, id),
  UNIQUE (organisation_id, id),
  FOREIGN KEY (organisation_id, previous_id) REFERENCES report (organisation_id, id),
  CONSTRAINT check$a_known_set CHECK (indicator_set IN ('esf-2014-2020', 'esf-plus-2021-2027')),
  CONSTRAINT check$a_period_ends_after_it_begins CHECK (period_ends >= period_begins)
);
CREATE INDEX report_project ON report (organisation_id, project_id, indicator_set, submitted_at);
CREATE INDEX report_submitted_by ON report (organisation_id, submitted_by);
CREATE INDEX report_previous ON report (organisation_id, previous_id);

CREATE TABLE report_figure (
  organisation_id uuid NOT NULL,
  report_id uuid NOT NULL,
  place integer NOT NULL,
  code text NOT NULL,
  total bigint,
  women bigint,
  men bigint,
  non_binary bigint,
  told bigint,
  method text NOT NULL,
  comment text,
  reason text,
  PRIMARY KEY (organisation_id, report_id, place),
  FOREIGN KEY (organisation_id, report_id) REFERENCES report (organisation_id, id),
  CONSTRAINT check$a_known_method CHECK (method IN ('collected', 'sample', 'estimate')),
  CONSTRAINT check$no_figure_is_negative CHECK (total >= 0 AND women >= 0 AND men >= 0 AND non_binary >= 0 AND told >= 0)
);

-- One participation as it was: the facts it had as bits, in the order of the version of its set. Erasing a person takes the name off.
CREATE TABLE report_row (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  organisation_id uuid NOT NULL,
  report_id uuid NOT NULL,
  participant_id uuid,
  gender text,
  entered date NOT NULL,
  left_on date,
  mask bigint NOT NULL,
  FOREIGN KEY (organisation_id, report_id) REFERENCES report (organisation_id, id),
  FOREIGN KEY (organisation_id, participant_id) REFERENCES participant (organisation_id, id),
  CONSTRAINT check$a_known_gender CHECK (gender IN ('female', 'male', 'non-binary', 'refused', 'not-asked'))
);
CREATE INDEX report_row_report ON report_row (organisation_id, report_id, participant_id);
CREATE INDEX report_row_participant ON report_row (organisation_id, participant_id);

CREATE FUNCTION report_stays() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'report_row' THEN
    IF to_jsonb(new) - 'participant_id' = to_jsonb(old) - 'participant_id' AND new.participant_id IS NULL THEN
      RETURN new;
    END IF;
  END IF;
  RAISE EXCEPTION 'a submitted report never changes' USING ERRCODE = 'insufficient_privilege';
END
$$;

-- Figures and rows come with their report, in its own transaction, and never after it.
CREATE FUNCTION report_comes_whole() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  IF current_user = 'polku_app' AND EXISTS (
    SELECT
    FROM (SELECT DISTINCT c.organisation_id, c.report_id FROM came c) c
    JOIN report r ON r.organisation_id = c.organisation_id AND r.id = c.report_id
    WHERE r.xmin <> pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'a submitted report never changes' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER whole AFTER INSERT ON report_figure REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION report_comes_whole();
CREATE TRIGGER whole AFTER INSERT ON report_row REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION report_comes_whole();

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['report_municipality', 'report_target_measure', 'report', 'report_figure', 'report_row'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_organisation ON %I TO polku_app USING (organisation_id = ANY ((SELECT platform_held())::uuid[])) WITH CHECK (organisation_id = ANY ((SELECT platform_held())::uuid[]))', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['report', 'report_figure', 'report_row'] LOOP
    EXECUTE format('CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION report_stays()', name);
  END LOOP;
END
$$;
REVOKE UPDATE, DELETE ON report, report_figure FROM polku_app;
REVOKE DELETE ON report_row FROM polku_app;
