-- Two records of one person may have been in one project at the same time: then it was one stay. Nobody was there twice, and nobody
-- has left who is still there. A package may say such stays (docs/adr/0011), so the table does not forbid them; a merge settles them.

-- The stays of these persons, project by project; those that share a day, or go on the day after, are of one stretch.
CREATE FUNCTION participation_spell_stretches(organisation uuid, persons uuid[]) RETURNS TABLE (spell_id uuid, participant_id uuid, project_id uuid, entered date, left_on date, stretch bigint)
LANGUAGE sql STABLE SET search_path = polku, pg_temp
AS $$
  SELECT s.id, s.participant_id, s.project_id, s.entered, s.left_on,
    count(*) FILTER (WHERE s.apart) OVER (PARTITION BY s.project_id ORDER BY s.entered, s.id)
  FROM (
    SELECT t.id, t.participant_id, t.project_id, t.entered, t.left_on,
      t.entered > max(coalesce(t.left_on, 'infinity') + 1) OVER (PARTITION BY t.project_id ORDER BY t.entered, t.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS apart
    FROM participation_spell t
    WHERE t.organisation_id = organisation AND t.participant_id = ANY (persons)) s
$$;

-- Entered on the same day: the fuller of the two, and the later leaving; who has not left one of them has not left.
CREATE OR REPLACE FUNCTION participation_spell_merge(stays jsonb, lost jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = polku, pg_temp
AS $$
  SELECT participant_fuller(stays, lost) || jsonb_build_object(
    'left_on', CASE WHEN stays ->> 'left_on' IS NULL OR lost ->> 'left_on' IS NULL THEN NULL ELSE greatest((stays ->> 'left_on')::date, (lost ->> 'left_on')::date) END,
    'revision', greatest((stays ->> 'revision')::integer, (lost ->> 'revision')::integer) + 1)
$$;

-- A stretch to which both records have come becomes one stay: entered as the first, with what was true then; left as the one that ended last,
-- with what was said then. What belonged to the others belongs to it. Stays of one record alone are as they were.
CREATE FUNCTION participation_spell_merged(organisation uuid, merge uuid, kept uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = polku, public, pg_temp
AS $$
DECLARE
  one record;
  stays jsonb;
  lost jsonb;
  said participation_missing;
  form jsonb;
BEGIN
  FOR one IN
    SELECT array_agg(t.spell_id ORDER BY t.entered, t.spell_id) AS spells,
      (array_agg(t.spell_id ORDER BY coalesce(t.left_on, 'infinity') DESC, t.entered DESC, t.spell_id DESC))[1] AS last,
      (array_agg(t.left_on ORDER BY coalesce(t.left_on, 'infinity') DESC))[1] AS left_on
    FROM participation_spell_stretches(organisation, ARRAY[kept]) t
    LEFT JOIN (
      SELECT DISTINCT (r.before ->> 'id')::uuid AS spell_id, r.deed
      FROM participant_merge_row r
      WHERE r.organisation_id = organisation AND r.merge_id = merge AND r.table_name = 'participation_spell' AND r.deed IN ('moved', 'filled')) d ON d.spell_id = t.spell_id
    GROUP BY t.project_id, t.stretch
    -- a moved stay was the other record's, a filled one was both's
    HAVING count(*) > 1 AND bool_or(d.deed IS NOT NULL) AND bool_or(d.deed IS DISTINCT FROM 'moved')
  LOOP
    FOR said IN
      DELETE FROM participation_missing m
      WHERE m.organisation_id = organisation AND m.spell_id = ANY (one.spells)
        AND m.spell_id <> CASE WHEN m.field ~ '^(end|four-weeks|six-months)-' THEN one.last ELSE one.spells[1] END
      RETURNING m.organisation_id, m.spell_id, m.participant_id, m.field, m.reason, m.noted_at, m.noted_by
    LOOP
      PERFORM participant_merge_note(organisation, merge, 'participation_missing', 'dropped', to_jsonb(said), NULL);
    END LOOP;
    -- what was begun for another entering, or told of a leaving that was none, counts no more
    FOR form IN
      SELECT to_jsonb(f)
      FROM participation_form f
      WHERE f.organisation_id = organisation AND f.spell_id = ANY (one.spells) AND f.revoked_at IS NULL
        AND CASE WHEN f.kind = 'start' THEN f.submitted_at IS NULL AND f.spell_id <> one.spells[1] ELSE f.spell_id <> one.last END
    LOOP
      PERFORM participant_merge_fill(organisation, merge, 'participation_form', form, form || jsonb_build_object('revoked_at', now()), ARRAY['revoked_at']);
    END LOOP;
    SELECT to_jsonb(s) INTO stays FROM participation_spell s WHERE s.organisation_id = organisation AND s.id = one.spells[1];
    FOR lost IN SELECT to_jsonb(s) FROM participation_spell s WHERE s.organisation_id = organisation AND s.id = ANY (one.spells[2:]) ORDER BY s.entered, s.id LOOP
      PERFORM participant_merge_move(organisation, merge, 'participation_spell', lost, stays);
      DELETE FROM participation_spell s WHERE s.organisation_id = organisation AND s.id = (lost ->> 'id')::uuid;
      PERFORM participant_merge_note(organisation, merge, 'participation_spell', 'dropped', lost, NULL);
    END LOOP;
    PERFORM participant_merge_fill(organisation, merge, 'participation_spell', stays,
      stays || jsonb_build_object('left_on', one.left_on, 'revision', (stays ->> 'revision')::integer + 1), ARRAY['left_on', 'revision']);
  END LOOP;
END
$$;

-- As before; and what a table has to settle when its rows have come together, it settles: <table>_merged(organisation, merge, kept).
CREATE OR REPLACE FUNCTION participant_merge(organisation uuid, merge uuid, kept uuid, merged uuid, chosen jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = polku, public, pg_temp
AS $$
DECLARE
  before jsonb;
  after jsonb;
  settle regprocedure;
BEGIN
  SELECT to_jsonb(p) INTO before FROM participant p WHERE p.organisation_id = organisation AND p.id = kept;
  UPDATE participant p
  SET alias = f.alias, first_name = f.first_name, last_name = f.last_name, birth_date = f.birth_date, gender = f.gender, municipality = f.municipality,
    postal_code = f.postal_code, language = f.language, phone = f.phone, email = f.email, contactable_at = f.contactable_at, created_at = f.created_at
  FROM jsonb_populate_record(NULL::participant, before || chosen) f
  WHERE p.organisation_id = organisation AND p.id = kept
  RETURNING to_jsonb(p) INTO after;
  PERFORM participant_merge_note(organisation, merge, 'participant', 'filled', before, after);
  UPDATE participant p SET merged_into = kept WHERE p.organisation_id = organisation AND p.id = merged;
  PERFORM participant_merge_note(organisation, merge, 'participant', 'moved', jsonb_build_object('id', merged, 'merged_into', NULL), jsonb_build_object('id', merged, 'merged_into', kept));
  PERFORM participant_merge_move(organisation, merge, 'participant', jsonb_build_object('organisation_id', organisation, 'id', merged), jsonb_build_object('organisation_id', organisation, 'id', kept));
  FOR settle IN
    SELECT p.oid::regprocedure
    FROM pg_class c
    JOIN pg_proc p ON p.pronamespace = c.relnamespace AND p.proname = c.relname || '_merged' AND p.proargtypes = '2950 2950 2950'::oidvector
    WHERE c.relnamespace = 'polku'::regnamespace AND c.relkind IN ('r', 'p')
    ORDER BY c.relname
  LOOP
    EXECUTE format('SELECT %s($1, $2, $3)', settle::regproc) USING organisation, merge, kept;
  END LOOP;
END
$$;

REVOKE EXECUTE ON FUNCTION participation_spell_stretches(uuid, uuid[]), participation_spell_merged(uuid, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION participation_spell_stretches(uuid, uuid[]), participation_spell_merged(uuid, uuid, uuid) TO polku_app;
