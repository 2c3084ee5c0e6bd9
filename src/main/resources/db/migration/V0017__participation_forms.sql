-- Forms that ask less, EURA 2021, and the clocks of leaving: all beside the tables that the exchange package writes.
ALTER TABLE participation_status ADD UNIQUE (organisation_id, id);
ALTER TABLE participation_qualification ADD UNIQUE (organisation_id, id);
-- The number by which the funder's own service knows the person: one person's in one project.
ALTER TABLE participation ADD COLUMN eura_number text;
CREATE UNIQUE INDEX participation_eura_number ON participation (organisation_id, project_id, eura_number);

-- What a project wants of this module: after how many days without a visit one asks whether the person has left.
CREATE TABLE participation_setting (
  organisation_id uuid NOT NULL,
  project_id uuid NOT NULL,
  quiet_days integer NOT NULL,
  PRIMARY KEY (organisation_id, project_id),
  FOREIGN KEY (organisation_id, project_id) REFERENCES organisation_project (organisation_id, id),
  CONSTRAINT check$a_silence_of_days CHECK (quiet_days BETWEEN 1 AND 730)
);

-- Why a datum is not there. "Refused" and "not asked" of the questions with such answers stand in the spell itself.
CREATE TABLE participation_missing (
  organisation_id uuid NOT NULL,
  spell_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  field text NOT NULL,
  reason text NOT NULL,
  noted_at timestamptz NOT NULL DEFAULT now(),
  noted_by uuid,
  PRIMARY KEY (organisation_id, spell_id, field),
  FOREIGN KEY (organisation_id, spell_id) REFERENCES participation_spell (organisation_id, id),
  FOREIGN KEY (organisation_id, participant_id) REFERENCES participant (organisation_id, id),
  CONSTRAINT check$a_known_reason CHECK (reason IN ('refused', 'does-not-know', 'not-asked', 'not-applicable', 'not-reached'))
);
CREATE INDEX participation_missing_participant ON participation_missing (organisation_id, participant_id);

-- What was said of a status before, and why it was changed; the status itself may be gone.
CREATE TABLE participation_status_correction (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  organisation_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  status_id uuid NOT NULL,
  before text NOT NULL,
  after text,
  reason text NOT NULL,
  corrected_at timestamptz NOT NULL DEFAULT now(),
  corrected_by uuid,
  FOREIGN KEY (organisation_id, participant_id) REFERENCES participant (organisation_id, id),
  CONSTRAINT check$a_status_correction_says_why CHECK (btrim(reason) <> '')
);
CREATE INDEX participation_status_correction_participant ON participation_status_correction (organisation_id, participant_id);

-- A form being filled (its answers), a link to one, and the act of having filled one (its answers gone: they stand where they belong).
CREATE TABLE participation_form (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  spell_id uuid NOT NULL,
  kind text NOT NULL,
  way text NOT NULL,
  answers jsonb NOT NULL DEFAULT '{}',
  revision integer NOT NULL DEFAULT 0,
  paper_date date,
  signed_by text,
  token_hash bytea UNIQUE,
  made_at timestamptz NOT NULL DEFAULT now(),
  made_by uuid,
  saved_at timestamptz,
  expires_at timestamptz NOT NULL,
  submitted_at timestamptz,
  revoked_at timestamptz,
  FOREIGN KEY (organisation_id, participant_id) REFERENCES participant (organisation_id, id),
  FOREIGN KEY (organisation_id, spell_id) REFERENCES participation_spell (organisation_id, id),
  CONSTRAINT check$a_known_form CHECK (kind IN ('start', 'end', 'four-weeks', 'six-months')),
  CONSTRAINT check$a_known_way CHECK (way IN ('screen', 'phone', 'paper')),
  CONSTRAINT check$a_form_hash_is_sha256 CHECK (octet_length(token_hash) = 32),
  CONSTRAINT check$what_is_sent_keeps_no_answers CHECK (submitted_at IS NULL OR answers = '{}')
);
CREATE INDEX participation_form_participant ON participation_form (organisation_id, participant_id);
CREATE INDEX participation_form_spell ON participation_form (organisation_id, spell_id);
-- one draft of a form at a time for the staff, and one link for the person
CREATE UNIQUE INDEX participation_form_open ON participation_form (organisation_id, spell_id, kind, (way = 'phone')) WHERE submitted_at IS NULL AND revoked_at IS NULL;

-- What happened in EURA 2021, each with its day.
CREATE TABLE participation_eura (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  organisation_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  project_id uuid NOT NULL,
  state text NOT NULL,
  happened_on date NOT NULL,
  noted_at timestamptz NOT NULL DEFAULT now(),
  noted_by uuid,
  FOREIGN KEY (organisation_id, participant_id, project_id) REFERENCES participation (organisation_id, participant_id, project_id),
  UNIQUE (organisation_id, participant_id, project_id, state, happened_on),
  CONSTRAINT check$a_known_state CHECK (state IN ('not-needed', 'invited', 'start-submitted', 'start-accepted', 'end-submitted', 'end-accepted', 'could-not'))
);

-- What is to be done by a day: opened once, however many programs look, and closed by what mends it or by hand.
CREATE TABLE participation_due (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  organisation_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  spell_id uuid NOT NULL,
  kind text NOT NULL,
  due_on date NOT NULL,
  opened_at timestamptz NOT NULL DEFAULT now(),
  closed_at timestamptz,
  closed_by uuid,
  outcome text,
  FOREIGN KEY (organisation_id, participant_id) REFERENCES participant (organisation_id, id),
  FOREIGN KEY (organisation_id, spell_id) REFERENCES participation_spell (organisation_id, id),
  UNIQUE (organisation_id, spell_id, kind, due_on),
  CONSTRAINT check$a_known_due CHECK (kind IN ('end-form', 'four-weeks', 'six-months', 'quiet')),
  CONSTRAINT check$a_known_outcome CHECK (outcome IN ('mended', 'moved', 'reached', 'not-reached', 'refused', 'not-needed', 'still-here')),
  CONSTRAINT check$closed_with_an_outcome CHECK ((closed_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX participation_due_participant ON participation_due (organisation_id, participant_id);
CREATE INDEX participation_due_waiting ON participation_due (organisation_id, due_on) WHERE closed_at IS NULL;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['participation_setting', 'participation_missing', 'participation_status_correction', 'participation_form', 'participation_eura', 'participation_due'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_organisation ON %I TO polku_app USING (organisation_id = ANY ((SELECT platform_held())::uuid[])) WITH CHECK (organisation_id = ANY ((SELECT platform_held())::uuid[]))', name);
  END LOOP;
END
$$;
