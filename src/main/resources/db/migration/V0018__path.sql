-- A step says how it ended and who wrote it down; rows that were there before do not know the moment.
ALTER TABLE path_step
  ADD UNIQUE (organisation_id, id),
  ADD COLUMN end_reason text,
  ADD COLUMN revision integer NOT NULL DEFAULT 0,
  ADD COLUMN created_at timestamptz,
  ADD COLUMN created_by uuid,
  ADD COLUMN changed_at timestamptz,
  ADD COLUMN changed_by uuid,
  ADD CONSTRAINT check$a_known_end_reason CHECK (end_reason IN ('as-planned', 'something-better', 'interrupted', 'did-not-begin', 'other')),
  ADD CONSTRAINT check$what_has_a_reason_has_ended CHECK (end_reason IS NULL OR ended IS NOT NULL),
  ADD CONSTRAINT check$what_did_not_begin_has_no_start CHECK (end_reason <> 'did-not-begin' OR started IS NULL);
ALTER TABLE path_step ALTER COLUMN created_at SET DEFAULT now();

-- Asking how it went. The two clocks of a leaving (four weeks, six months) are counted from the day of leaving and have a row
-- only once somebody has taken them up; what was agreed has its own day.
CREATE TABLE path_follow_up (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  project_id uuid NOT NULL,
  kind text NOT NULL,
  counted_from date,
  due date NOT NULL,
  responsible_id uuid,
  outcome text,
  asked_on date,
  asked_by uuid,
  heard text,
  situation text,
  revision integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  FOREIGN KEY (organisation_id, participant_id) REFERENCES participant (organisation_id, id),
  FOREIGN KEY (organisation_id, project_id) REFERENCES organisation_project (organisation_id, id),
  FOREIGN KEY (organisation_id, responsible_id) REFERENCES organisation_staff (organisation_id, id),
  UNIQUE (organisation_id, id),
  UNIQUE (organisation_id, participant_id, project_id, kind, counted_from),
  CONSTRAINT check$a_known_follow_up CHECK (kind IN ('agreed', 'four-weeks', 'six-months')),
  CONSTRAINT check$a_clock_starts_from_a_leaving CHECK ((kind = 'agreed') = (counted_from IS NULL)),
  CONSTRAINT check$a_known_outcome CHECK (outcome IN ('reached', 'not-reached')),
  CONSTRAINT check$what_was_asked_has_a_day CHECK ((outcome IS NULL) = (asked_on IS NULL)),
  CONSTRAINT check$only_somebody_reached_was_heard CHECK (outcome = 'reached' OR situation IS NULL),
  CONSTRAINT check$a_known_situation CHECK (situation IN ('unemployed-job-seeker', 'inactive', 'in-education', 'employed', 'self-employed', 'wage-subsidised', 'apprenticeship', 'work-trial', 'rehabilitative-work', 'pension'))
);
CREATE INDEX path_follow_up_project ON path_follow_up (organisation_id, project_id);
CREATE INDEX path_follow_up_responsible ON path_follow_up (organisation_id, responsible_id);
CREATE INDEX path_follow_up_due ON path_follow_up (organisation_id, due) WHERE outcome IS NULL;
ALTER TABLE path_follow_up ENABLE ROW LEVEL SECURITY;
ALTER TABLE path_follow_up FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON path_follow_up TO polku_app USING (organisation_id = ANY ((SELECT platform_held())::uuid[])) WITH CHECK (organisation_id = ANY ((SELECT platform_held())::uuid[]));

-- Whom the clocks ask about: those who left within the last year.
CREATE INDEX participation_spell_left ON participation_spell (organisation_id, left_on);
