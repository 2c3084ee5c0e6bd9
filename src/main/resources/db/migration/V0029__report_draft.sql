-- A report that is being written: what has been typed so far, one of a project, its period and its set, until it is submitted or thrown away.
CREATE TABLE report_draft (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  project_id uuid NOT NULL,
  indicator_set text NOT NULL,
  period_begins date NOT NULL,
  period_ends date NOT NULL,
  answers jsonb NOT NULL DEFAULT '{}',
  revision integer NOT NULL DEFAULT 1,
  begun_at timestamptz NOT NULL DEFAULT now(),
  begun_by uuid,
  saved_at timestamptz NOT NULL DEFAULT now(),
  saved_by uuid,
  FOREIGN KEY (organisation_id, project_id) REFERENCES organisation_project (organisation_id, id),
  FOREIGN KEY (organisation_id, begun_by) REFERENCES organisation_staff (organisation_id, id),
  FOREIGN KEY (organisation_id, saved_by) REFERENCES organisation_staff (organisation_id, id),
  UNIQUE (organisation_id, project_id, indicator_set, period_begins, period_ends),
  CONSTRAINT check$a_draft_of_a_known_set CHECK (indicator_set IN ('esf-2014-2020', 'esf-plus-2021-2027')),
  CONSTRAINT check$a_draft_ends_after_it_begins CHECK (period_ends >= period_begins)
);
CREATE INDEX report_draft_begun_by ON report_draft (organisation_id, begun_by);
CREATE INDEX report_draft_saved_by ON report_draft (organisation_id, saved_by);

ALTER TABLE report_draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_draft FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON report_draft TO polku_app
  USING (organisation_id = ANY ((SELECT platform_held())::uuid[])) WITH CHECK (organisation_id = ANY ((SELECT platform_held())::uuid[]));

-- A name leaves a submitted report only with the person: at the end of the transaction whoever it was has been erased.
CREATE FUNCTION report_forgets_only_the_erased() RETURNS trigger
LANGUAGE plpgsql SET search_path = polku, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM participant p
    WHERE p.organisation_id = old.organisation_id AND p.id = old.participant_id AND p.erased_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a submitted report never changes' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER forgets AFTER UPDATE ON report_row DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (old.participant_id IS NOT NULL AND new.participant_id IS NULL) EXECUTE FUNCTION report_forgets_only_the_erased();
-- of a row the program writes nothing else
REVOKE UPDATE ON report_row FROM polku_app;
GRANT UPDATE (participant_id) ON report_row TO polku_app;
