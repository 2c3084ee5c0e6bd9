-- The yearly form of a grant as it was given: frozen for good, like the report of indicators.
CREATE TABLE report_yearly_form (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  project_id uuid NOT NULL,
  year integer NOT NULL,
  submitted_at timestamptz NOT NULL,
  submitted_by uuid,
  previous_id uuid,
  FOREIGN KEY (organisation_id, project_id) REFERENCES organisation_project (organisation_id, id),
  FOREIGN KEY (organisation_id, submitted_by) REFERENCES organisation_staff (organisation_id, id),
  UNIQUE (organisation_id, id),
  FOREIGN KEY (organisation_id, previous_id) REFERENCES report_yearly_form (organisation_id, id),
  CONSTRAINT check$a_year_of_ours CHECK (year > 0)
);
CREATE INDEX report_yearly_project ON report_yearly_form (organisation_id, project_id, year, submitted_at);
CREATE INDEX report_yearly_submitted_by ON report_yearly_form (organisation_id, submitted_by);
CREATE INDEX report_yearly_previous ON report_yearly_form (organisation_id, previous_id);

-- One figure of it, in codes: a kind of activity, a fact, a kind of step, or a promise in its own words with what was promised.
CREATE TABLE report_yearly_figure (
  organisation_id uuid NOT NULL,
  yearly_id uuid NOT NULL,
  place integer NOT NULL,
  part text NOT NULL,
  what text NOT NULL,
  unit text NOT NULL,
  number numeric,
  promised numeric,
  PRIMARY KEY (organisation_id, yearly_id, place),
  FOREIGN KEY (organisation_id, yearly_id) REFERENCES report_yearly_form (organisation_id, id),
  CONSTRAINT check$a_known_part CHECK (part IN ('activities', 'people', 'onward', 'promises')),
  CONSTRAINT check$no_yearly_figure_is_negative CHECK (number >= 0 AND promised >= 0)
);

-- Figures come with their form, in its own transaction, and never after it.
CREATE FUNCTION report_yearly_comes_whole() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  IF current_user = 'polku_app' AND EXISTS (
    SELECT
    FROM (SELECT DISTINCT c.organisation_id, c.yearly_id FROM came c) c
    JOIN report_yearly_form y ON y.organisation_id = c.organisation_id AND y.id = c.yearly_id
    WHERE y.xmin <> pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'a submitted report never changes' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER whole AFTER INSERT ON report_yearly_figure REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION report_yearly_comes_whole();

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['report_yearly_form', 'report_yearly_figure'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_organisation ON %I TO polku_app USING (organisation_id = ANY ((SELECT platform_held())::uuid[])) WITH CHECK (organisation_id = ANY ((SELECT platform_held())::uuid[]))', name);
    EXECUTE format('CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION report_stays()', name);
  END LOOP;
END
$$;
REVOKE UPDATE, DELETE ON report_yearly_form, report_yearly_figure FROM polku_app;
