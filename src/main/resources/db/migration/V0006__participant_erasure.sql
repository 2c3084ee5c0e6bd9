-- An erased person leaves a nameless row behind, so that the visits already counted still count.
ALTER TABLE participant
  ADD COLUMN erased_at timestamptz,
  ADD COLUMN erased_by uuid,
  DROP CONSTRAINT check$somebody_is_named;
ALTER TABLE participant
  ADD CONSTRAINT check$somebody_is_named CHECK (
    erased_at IS NOT NULL
    OR btrim(coalesce(alias, '') || coalesce(first_name, '') || coalesce(last_name, '') || coalesce(external_id, '')) <> ''),
  ADD CONSTRAINT check$nothing_is_left_of_an_erased_person CHECK (
    erased_at IS NULL
    OR num_nonnulls(external_id, alias, first_name, last_name, birth_date, gender, municipality, postal_code, language, phone, email, created_by) = 0);

CREATE OR REPLACE FUNCTION participant_search(organisation uuid, words text[], first integer, most integer) RETURNS TABLE (id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = polku, public, pg_temp
AS $$
  SELECT p.id
  FROM participant p
  WHERE p.organisation_id = organisation
    AND organisation = ANY (ARRAY (SELECT platform_organisations()))
    AND p.erased_at IS NULL
    AND p.search LIKE ALL (words)
  ORDER BY p.shown_name, p.id
  OFFSET first LIMIT most
$$;
