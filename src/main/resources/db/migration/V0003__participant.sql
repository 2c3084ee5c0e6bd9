-- The person in one organisation's care; may be only an alias. No module adds a column here: it adds its own table.
CREATE TABLE participant (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  external_id text,
  alias text,
  first_name text,
  last_name text,
  birth_date date,
  gender text,
  municipality text,
  postal_code text,
  language text,
  phone text,
  email text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  shown_name text GENERATED ALWAYS AS (coalesce(nullif(btrim(alias), ''), nullif(btrim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')), ''), '–')) STORED,
  search text GENERATED ALWAYS AS (lower(coalesce(alias, '') || ' ' || coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || coalesce(phone, ''))) STORED,
  UNIQUE (organisation_id, id),
  UNIQUE (organisation_id, external_id),
  CONSTRAINT check$somebody_is_named CHECK (btrim(coalesce(alias, '') || coalesce(first_name, '') || coalesce(last_name, '') || coalesce(external_id, '')) <> ''),
  CONSTRAINT check$a_known_gender CHECK (gender IN ('female', 'male', 'non-binary', 'refused', 'not-asked')),
  CONSTRAINT check$a_municipality_code CHECK (municipality ~ '^[0-9]{3}$')
);
CREATE INDEX participant_by_name ON participant (organisation_id, shown_name, id);
CREATE INDEX participant_search ON participant USING gin (organisation_id, search gin_trgm_ops);

-- The exchange package's tables that later pieces count from: checked, kept, given back.
CREATE TABLE participant_spell (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  organisation_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  project_id uuid NOT NULL,
  entered date NOT NULL,
  left_on date,
  entry_status text,
  status_since date,
  isced smallint,
  disability text,
  foreign_background text,
  third_country_national text,
  minority text,
  homeless text,
  other_disadvantage text,
  FOREIGN KEY (organisation_id, participant_id) REFERENCES participant (organisation_id, id),
  FOREIGN KEY (organisation_id, project_id) REFERENCES organisation_project (organisation_id, id),
  UNIQUE (organisation_id, participant_id, project_id, entered),
  CONSTRAINT check$leaves_after_entering CHECK (left_on >= entered),
  CONSTRAINT check$a_known_entry_status CHECK (entry_status IN ('unemployed', 'inactive', 'inactive-in-education', 'employed')),
  CONSTRAINT check$an_isced_level CHECK (isced BETWEEN 0 AND 8),
  CONSTRAINT check$known_answers CHECK (
    disability IN ('yes', 'no', 'refused', 'not-asked') AND foreign_background IN ('yes', 'no', 'refused', 'not-asked')
    AND third_country_national IN ('yes', 'no', 'refused', 'not-asked') AND minority IN ('yes', 'no', 'refused', 'not-asked')
    AND homeless IN ('yes', 'no', 'refused', 'not-asked') AND other_disadvantage IN ('yes', 'no', 'refused', 'not-asked'))
);
CREATE INDEX participant_spell_project ON participant_spell (organisation_id, project_id, entered);

CREATE TABLE participant_status (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  organisation_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  from_date date NOT NULL,
  to_date date,
  status text NOT NULL,
  contract text,
  hours text,
  source text,
  FOREIGN KEY (organisation_id, participant_id) REFERENCES participant (organisation_id, id),
  UNIQUE (organisation_id, participant_id, from_date, status),
  CONSTRAINT check$a_status_ends_after_it_starts CHECK (to_date >= from_date),
  CONSTRAINT check$a_known_status CHECK (status IN ('unemployed-job-seeker', 'inactive', 'in-education', 'employed', 'self-employed', 'wage-subsidised', 'apprenticeship', 'work-trial', 'rehabilitative-work', 'pension')),
  CONSTRAINT check$a_known_contract CHECK (contract IN ('permanent', 'temporary')),
  CONSTRAINT check$known_hours CHECK (hours IN ('full', 'part'))
);

CREATE TABLE participant_qualification (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  organisation_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  project_id uuid NOT NULL,
  gained_on date NOT NULL,
  name text NOT NULL,
  FOREIGN KEY (organisation_id, participant_id) REFERENCES participant (organisation_id, id),
  FOREIGN KEY (organisation_id, project_id) REFERENCES organisation_project (organisation_id, id),
  UNIQUE (organisation_id, participant_id, project_id, gained_on, name)
);
CREATE INDEX participant_qualification_project ON participant_qualification (organisation_id, project_id);

CREATE TABLE participant_path_step (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  organisation_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  project_id uuid NOT NULL,
  kind text NOT NULL,
  planned date,
  started date,
  ended date,
  partner text,
  evidence text,
  FOREIGN KEY (organisation_id, participant_id) REFERENCES participant (organisation_id, id),
  FOREIGN KEY (organisation_id, project_id) REFERENCES organisation_project (organisation_id, id),
  UNIQUE NULLS NOT DISTINCT (organisation_id, participant_id, project_id, kind, planned, started),
  CONSTRAINT check$a_known_kind CHECK (kind IN ('open-labour-market', 'wage-subsidised-work', 'apprenticeship', 'entrepreneurship', 'education', 'short-course', 'work-trial', 'rehabilitative-work', 'vocational-rehabilitation', 'medical-rehabilitation', 'pension', 'health-service', 'social-service', 'volunteering', 'activated-as-job-seeker')),
  CONSTRAINT check$a_step_ends_after_it_starts CHECK (ended >= started)
);
CREATE INDEX participant_path_step_project ON participant_path_step (organisation_id, project_id);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['participant', 'participant_spell', 'participant_status', 'participant_qualification', 'participant_path_step'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_organisation ON %I TO polku_app USING (organisation_id = ANY (ARRAY (SELECT platform_organisations()))) WITH CHECK (organisation_id = ANY (ARRAY (SELECT platform_organisations())))', name);
  END LOOP;
END
$$;

-- Text search under row-level security cannot use an index (LIKE is not leakproof), so one function searches as the owner
-- and filters by the same keys; it gives ids, the rows themselves are read through the policies.
CREATE POLICY by_search ON participant FOR SELECT TO polku_owner USING (true);
-- LIKE ALL alone cannot use the index either, so the longest word leads; EXECUTE, so that each search is planned for its own words.
CREATE FUNCTION participant_search(organisation uuid, words text[], first integer, most integer) RETURNS TABLE (id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = polku, public, pg_temp
AS $$
BEGIN
  IF (organisation = ANY (ARRAY (SELECT platform_organisations()))) IS NOT TRUE THEN
    RETURN;
  END IF;
  RETURN QUERY EXECUTE
    'SELECT p.id
     FROM participant p
     WHERE p.organisation_id = $1 AND p.search LIKE $2 AND p.search LIKE ALL ($3)
     ORDER BY p.shown_name, p.id
     OFFSET $4 LIMIT $5'
  USING organisation, coalesce((SELECT w FROM unnest(words) w ORDER BY length(w) DESC LIMIT 1), '%'), words, first, most;
END
$$;
GRANT EXECUTE ON FUNCTION participant_search(uuid, text[], integer, integer) TO polku_app;
