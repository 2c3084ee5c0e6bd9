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

-- As before, without the erased: each word is a condition of its own (quoted by format), planned for this search.
CREATE OR REPLACE FUNCTION participant_search(organisation uuid, words text[], first integer, most integer) RETURNS TABLE (id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = polku, public, pg_temp
AS $$
BEGIN
  IF (organisation = ANY (ARRAY (SELECT platform_organisations()))) IS NOT TRUE THEN
    RETURN;
  END IF;
  RETURN QUERY EXECUTE
    'SELECT p.id FROM participant p WHERE p.organisation_id = $1 AND p.erased_at IS NULL'
    || coalesce((SELECT string_agg(format(' AND p.search LIKE %L', word), '') FROM unnest(words) word), '')
    || ' ORDER BY p.shown_name, p.id OFFSET $2 LIMIT $3'
  USING organisation, first, most;
END
$$;
