-- What a merge has chosen from already is no news when the packages of before come again; what they say of the kept record itself is.

-- The rows of one table that merges have dropped or filled in: as they said before, whose they are now, and by which names a package of
-- before knows them: its own record's, and those of the records that had become that record by then.
CREATE FUNCTION participant_settled(organisation uuid, relation text) RETURNS TABLE (participant_id uuid, deed text, before jsonb, keys text[])
LANGUAGE sql STABLE SET search_path = polku, pg_temp
AS $$
  WITH RECURSIVE settled AS (
    SELECT r.id, r.deed, r.before, g.merged_at,
      -- a row moved by the same merge was the other record's
      coalesce((
        SELECT (m.before ->> 'participant_id')::uuid
        FROM participant_merge_row m
        WHERE m.organisation_id = r.organisation_id AND m.merge_id = r.merge_id AND m.table_name = r.table_name AND m.deed = 'moved'
          AND m.before ->> 'id' = r.before ->> 'id' AND r.before ->> 'participant_id' = g.participant_id::text
        LIMIT 1), (r.before ->> 'participant_id')::uuid) AS record
    FROM participant_merge_row r
    JOIN participant_merge g ON g.organisation_id = r.organisation_id AND g.id = r.merge_id
    WHERE r.organisation_id = $1 AND r.table_name = $2 AND r.deed IN ('dropped', 'filled')
  ), known (id, record, merged_at) AS (
    SELECT s.id, s.record, s.merged_at
    FROM settled s
    UNION
    SELECT k.id, g.merged_id, g.merged_at
    FROM known k
    JOIN participant_merge g ON g.organisation_id = $1 AND g.participant_id = k.record AND g.undone_at IS NULL AND g.merged_at < k.merged_at
  )
  SELECT coalesce(w.merged_into, w.id), s.deed, s.before, n.keys
  FROM settled s
  JOIN participant w ON w.organisation_id = $1 AND w.id = s.record
  JOIN (
    SELECT k.id, array_agg(coalesce(p.external_id, p.id::text)) AS keys
    FROM known k
    JOIN participant p ON p.organisation_id = $1 AND p.id = k.record
    GROUP BY k.id) n ON n.id = s.id
$$;
REVOKE EXECUTE ON FUNCTION participant_settled(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION participant_settled(uuid, text) TO polku_app;

-- The projects a package spoke of, so that one finds them when it has been taken in: their ids, and what the package calls them.
ALTER TABLE platform_import ADD COLUMN projects jsonb;
