-- One person, known better over time: two records become one and two again, restricted persons, breaking the glass, consents.

ALTER TABLE participant
  ADD COLUMN merged_into uuid,
  ADD COLUMN contactable_at timestamptz,
  ADD FOREIGN KEY (organisation_id, merged_into) REFERENCES participant (organisation_id, id);
CREATE INDEX participant_merged_into ON participant (organisation_id, merged_into);
CREATE INDEX participant_by_birth ON participant (organisation_id, birth_date) WHERE birth_date IS NOT NULL;
CREATE INDEX participant_by_phone ON participant (organisation_id, phone) WHERE phone IS NOT NULL;

-- That two records are one person: the kept one, the one that now points at it, why, and whether it was taken back.
CREATE TABLE participant_merge (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  merged_id uuid NOT NULL,
  why text NOT NULL,
  merged_at timestamptz NOT NULL,
  merged_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  FOREIGN KEY (organisation_id, participant_id) REFERENCES participant (organisation_id, id),
  FOREIGN KEY (organisation_id, merged_id) REFERENCES participant (organisation_id, id),
  UNIQUE (organisation_id, id),
  CONSTRAINT check$a_known_reason CHECK (why IN ('double', 'own-wish'))
);
CREATE INDEX participant_merge_kept ON participant_merge (organisation_id, participant_id, merged_at);
CREATE UNIQUE INDEX participant_merge_stands ON participant_merge (organisation_id, merged_id) WHERE undone_at IS NULL;
CREATE INDEX participant_merge_merged ON participant_merge (organisation_id, merged_id);

-- What a merge did to each row, in order, so that it can be taken back.
CREATE TABLE participant_merge_row (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation_id uuid NOT NULL,
  merge_id uuid NOT NULL,
  table_name text NOT NULL,
  deed text NOT NULL,
  before jsonb,
  after jsonb,
  FOREIGN KEY (organisation_id, merge_id) REFERENCES participant_merge (organisation_id, id),
  CONSTRAINT check$a_known_deed CHECK (deed IN ('moved', 'filled', 'dropped', 'added'))
);
CREATE INDEX participant_merge_row_of ON participant_merge_row (organisation_id, merge_id, id);

-- Somebody whom only named staff may find: who said so, why, and until when.
CREATE TABLE participant_restriction (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  reason text NOT NULL,
  set_at timestamptz NOT NULL,
  set_by uuid,
  lifted_at timestamptz,
  lifted_by uuid,
  FOREIGN KEY (organisation_id, participant_id) REFERENCES participant (organisation_id, id),
  UNIQUE (organisation_id, id),
  CONSTRAINT check$a_restriction_says_why CHECK (btrim(reason) <> '')
);
CREATE INDEX participant_restriction_of ON participant_restriction (organisation_id, participant_id);
CREATE UNIQUE INDEX participant_restriction_stands ON participant_restriction (organisation_id, participant_id) WHERE lifted_at IS NULL;

CREATE TABLE participant_restriction_staff (
  organisation_id uuid NOT NULL,
  restriction_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  PRIMARY KEY (organisation_id, restriction_id, staff_id),
  FOREIGN KEY (organisation_id, restriction_id) REFERENCES participant_restriction (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES organisation_staff (organisation_id, id)
);
CREATE INDEX participant_restriction_staff_of ON participant_restriction_staff (organisation_id, staff_id);

-- Somebody not named has looked at a restricted person all the same: why, how long, and what another said of it.
CREATE TABLE participant_glass (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  reason text NOT NULL,
  opened_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  ended_at timestamptz,
  reviewed_at timestamptz,
  reviewed_by uuid,
  verdict text,
  word text,
  FOREIGN KEY (organisation_id, participant_id) REFERENCES participant (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES organisation_staff (organisation_id, id),
  UNIQUE (organisation_id, id),
  CONSTRAINT check$breaking_the_glass_says_why CHECK (btrim(reason) <> ''),
  CONSTRAINT check$the_glass_closes_again CHECK (ends_at > opened_at),
  CONSTRAINT check$a_known_verdict CHECK (verdict IN ('justified', 'to-be-talked-about')),
  CONSTRAINT check$a_review_is_whole CHECK (num_nulls(reviewed_at, reviewed_by, verdict) IN (0, 3))
);
CREATE INDEX participant_glass_of ON participant_glass (organisation_id, participant_id, opened_at);
CREATE INDEX participant_glass_staff ON participant_glass (organisation_id, staff_id, ends_at);
CREATE INDEX participant_glass_unreviewed ON participant_glass (organisation_id, opened_at) WHERE reviewed_at IS NULL;

-- What a person has agreed to, and which notice they have been given: in which words, of which version and language.
CREATE TABLE participant_consent (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  kind text NOT NULL,
  partner text,
  wording_version integer NOT NULL,
  wording_language text NOT NULL,
  given_on date NOT NULL,
  given_how text NOT NULL,
  given_by uuid,
  recorded_at timestamptz NOT NULL,
  withdrawn_on date,
  withdrawn_how text,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  FOREIGN KEY (organisation_id, participant_id) REFERENCES participant (organisation_id, id),
  CONSTRAINT check$a_known_consent CHECK (kind IN ('contact', 'photo', 'sharing', 'sensitive-answers', 'newsletter', 'privacy-notice')),
  CONSTRAINT check$sharing_is_with_somebody CHECK (kind <> 'sharing' OR btrim(partner) <> ''),
  CONSTRAINT check$a_known_way CHECK (given_how IN ('spoken', 'paper', 'screen') AND withdrawn_how IN ('spoken', 'paper', 'screen')),
  CONSTRAINT check$withdrawn_after_it_was_given CHECK (withdrawn_on >= given_on),
  CONSTRAINT check$what_was_told_stays_told CHECK (kind <> 'privacy-notice' OR withdrawn_at IS NULL)
);
CREATE INDEX participant_consent_of ON participant_consent (organisation_id, participant_id, given_on);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['participant_merge', 'participant_merge_row', 'participant_restriction', 'participant_restriction_staff', 'participant_glass', 'participant_consent'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_organisation ON %I TO polku_app USING (organisation_id = ANY ((SELECT platform_held())::uuid[])) WITH CHECK (organisation_id = ANY ((SELECT platform_held())::uuid[]))', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['participant_restriction', 'participant_restriction_staff'] LOOP
    EXECUTE format('CREATE POLICY by_search ON %I FOR SELECT TO polku_owner USING (true)', name);
  END LOOP;
END
$$;

-- Whom this member of staff (or this door) may not find. Few, so that a list asks once: id <> ALL (ARRAY (SELECT …)).
CREATE FUNCTION participant_hidden(organisation uuid, actor uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SET search_path = polku, pg_temp
AS $$
  SELECT r.participant_id
  FROM participant_restriction r
  WHERE actor IS NOT NULL AND r.organisation_id = organisation AND r.lifted_at IS NULL AND NOT EXISTS (
    SELECT FROM participant_restriction_staff s
    WHERE s.organisation_id = r.organisation_id AND s.restriction_id = r.id AND s.staff_id = actor)
$$;

-- Whether this member of staff may open this person's own page: always, or while a broken glass is open.
CREATE FUNCTION participant_seen(organisation uuid, actor uuid, participant uuid, at timestamptz) RETURNS boolean
LANGUAGE sql STABLE SET search_path = polku, pg_temp
AS $$
  SELECT participant <> ALL (ARRAY (SELECT participant_hidden(organisation, actor))) OR EXISTS (
    SELECT FROM participant_glass g
    WHERE g.organisation_id = organisation AND g.participant_id = participant AND g.staff_id = actor AND g.ended_at IS NULL AND g.opened_at <= at AND g.ends_at > at)
$$;

-- As before, without the merged and, for this actor, without the restricted. Each word is a condition of its own (quoted by format).
CREATE FUNCTION participant_search(organisation uuid, actor uuid, words text[], first integer, most integer) RETURNS TABLE (id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = polku, public, pg_temp
AS $$
DECLARE
  hidden uuid[];
BEGIN
  IF (organisation = ANY ((SELECT platform_held())::uuid[])) IS NOT TRUE THEN
    RETURN;
  END IF;
  hidden := ARRAY (SELECT participant_hidden(organisation, actor));
  RETURN QUERY EXECUTE
    'SELECT p.id FROM participant p WHERE p.organisation_id = $1 AND p.erased_at IS NULL AND p.merged_into IS NULL'
    || CASE WHEN cardinality(hidden) > 0 THEN ' AND p.id <> ALL ($4)' ELSE '' END
    || coalesce((SELECT string_agg(format(' AND p.search LIKE %L', word), '') FROM unnest(words) word), '')
    || ' ORDER BY p.shown_name, p.id OFFSET $2 LIMIT $3'
  USING organisation, first, most, hidden;
END
$$;

-- The version before this one asks without saying who asks: it finds nobody restricted.
CREATE OR REPLACE FUNCTION participant_search(organisation uuid, words text[], first integer, most integer) RETURNS TABLE (id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = polku, public, pg_temp
AS $$ SELECT s.id FROM participant_search(organisation, organisation, words, first, most) s $$;

-- Written almost so: every word is like a part of the name, by trigrams. And those known by such a name before they were merged.
CREATE FUNCTION participant_search_near(organisation uuid, actor uuid, words text[], patterns text[], most integer) RETURNS TABLE (id uuid, nearness real)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = polku, public, pg_temp
AS $$
DECLARE
  hidden uuid[];
BEGIN
  IF (organisation = ANY ((SELECT platform_held())::uuid[])) IS NOT TRUE OR cardinality(words) = 0 THEN
    RETURN;
  END IF;
  hidden := ARRAY (SELECT participant_hidden(organisation, actor));
  PERFORM set_config('pg_trgm.word_similarity_threshold', '0.5', true);
  RETURN QUERY EXECUTE
    'SELECT n.id, max(n.nearness)::real FROM ('
    || '(SELECT p.id, (SELECT avg(word_similarity(word, p.search)) FROM unnest($2) word) AS nearness FROM participant p'
    || ' WHERE p.organisation_id = $1 AND p.erased_at IS NULL AND p.merged_into IS NULL'
    || (SELECT string_agg(format(' AND p.search %%> %L', word), '') FROM unnest(words) word)
    || ' ORDER BY nearness DESC, p.id LIMIT $4)'
    || ' UNION ALL (SELECT p.merged_into, 1.0 FROM participant p WHERE p.organisation_id = $1 AND p.erased_at IS NULL AND p.merged_into IS NOT NULL'
    || (SELECT string_agg(format(' AND p.search LIKE %L', pattern), '') FROM unnest(patterns) pattern)
    || ' LIMIT $4)) n WHERE n.id <> ALL ($3) GROUP BY n.id ORDER BY 2 DESC, n.id LIMIT $4'
  USING organisation, words, hidden, most;
END
$$;

-- Who has handled the data of these records of one person.
CREATE FUNCTION participant_reads(organisation uuid, participants uuid[], first integer, most integer)
RETURNS TABLE (at timestamptz, actor_kind text, actor_id uuid, action text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = polku, pg_temp
AS $$
  WITH lines AS MATERIALIZED (
    SELECT a.id, a.organisation_id, a.at, a.actor_kind, a.actor_id, a.action
    FROM platform_audit a
    WHERE a.subjects && participants AND organisation = ANY ((SELECT platform_held())::uuid[])
  )
  SELECT l.at, l.actor_kind, l.actor_id, l.action
  FROM lines l
  WHERE l.organisation_id = organisation
  ORDER BY l.id DESC
  OFFSET first LIMIT most
$$;

-- Of two rows that cannot both stay, the one that says more; the kept person's own when they say as much.
CREATE FUNCTION participant_fuller(stays jsonb, lost jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = polku, pg_temp
AS $$
  SELECT CASE WHEN (SELECT count(*) FROM jsonb_each_text(lost) f WHERE f.value <> 'not-asked') > (SELECT count(*) FROM jsonb_each_text(stays) f WHERE f.value <> 'not-asked')
    THEN lost ELSE stays END
$$;

-- A comparison of a row's columns with their values in a jsonb object, as text of a condition.
CREATE FUNCTION participant_merge_condition(name text, relation regclass, columns text[], row_value jsonb) RETURNS text
LANGUAGE sql STABLE SET search_path = polku, pg_temp
AS $$
  SELECT string_agg(format('%I.%I IS NOT DISTINCT FROM %L::%s', name, a.attname, row_value ->> a.attname, format_type(a.atttypid, a.atttypmod)), ' AND ')
  FROM unnest(columns) AS c (column_name)
  JOIN pg_attribute a ON a.attrelid = relation AND a.attname = c.column_name AND NOT a.attisdropped
$$;

CREATE FUNCTION participant_merge_columns(relation regclass) RETURNS text[]
LANGUAGE sql STABLE SET search_path = polku, pg_temp
AS $$
  SELECT array_agg(a.attname::text ORDER BY a.attnum)
  FROM pg_attribute a
  WHERE a.attrelid = relation AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
$$;

-- What a row is found by: its primary key, or all it says.
CREATE FUNCTION participant_merge_key(relation regclass) RETURNS text[]
LANGUAGE sql STABLE SET search_path = polku, pg_temp
AS $$
  SELECT coalesce(
    (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) WHERE i.indrelid = relation AND i.indisprimary),
    participant_merge_columns(relation))
$$;

-- When row m, saying these values, and row k could not both stay: for every unique index that knows a changed column.
CREATE FUNCTION participant_merge_collision(relation regclass, changes jsonb) RETURNS text
LANGUAGE sql STABLE SET search_path = polku, pg_temp
AS $$
  SELECT string_agg('(' || of_index.condition || ')', ' OR ')
  FROM (
    SELECT string_agg(
        CASE
          WHEN k.attnum = 0 THEN format('(SELECT %1$s FROM %2$s x WHERE x.ctid = k.ctid) = (SELECT %1$s FROM %2$s x WHERE x.ctid = m.ctid)', pg_get_indexdef(i.indexrelid, k.place::integer, false), relation)
          WHEN changes ? a.attname THEN format('k.%I = %L::%s', a.attname, changes ->> a.attname, format_type(a.atttypid, a.atttypmod))
          WHEN i.indnullsnotdistinct THEN format('k.%1$I IS NOT DISTINCT FROM m.%1$I', a.attname)
          ELSE format('k.%1$I = m.%1$I', a.attname)
        END, ' AND ' ORDER BY k.place)
      || CASE WHEN i.indpred IS NULL THEN ''
          ELSE format(' AND (SELECT (%1$s) FROM %2$s x WHERE x.ctid = k.ctid) AND (SELECT (%1$s) FROM %2$s x WHERE x.ctid = m.ctid)', pg_get_expr(i.indpred, i.indrelid), relation) END AS condition
    FROM pg_index i
    CROSS JOIN LATERAL unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (attnum, place)
    LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
    WHERE i.indrelid = relation AND i.indisunique AND k.place <= i.indnkeyatts
    GROUP BY i.indexrelid, i.indnullsnotdistinct, i.indpred, i.indrelid
    HAVING bool_or(changes ? a.attname)
  ) of_index
$$;

CREATE FUNCTION participant_merge_note(organisation uuid, merge uuid, relation regclass, deed text, before jsonb, after jsonb) RETURNS void
LANGUAGE sql VOLATILE SET search_path = polku, pg_temp
AS $$
  INSERT INTO participant_merge_row (organisation_id, merge_id, table_name, deed, before, after)
  VALUES (organisation, merge, (SELECT c.relname FROM pg_class c WHERE c.oid = relation), deed, before, after)
$$;

-- Everything that points at one row points at another from now on: by every foreign key there is, so that no table is forgotten.
-- What the program may not write is made of what it may, and follows by itself.
CREATE FUNCTION participant_merge_move(organisation uuid, merge uuid, parent regclass, was jsonb, becomes jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = polku, public, pg_temp
AS $$
DECLARE
  link record;
  changes jsonb;
BEGIN
  FOR link IN
    WITH RECURSIVE links AS (
      SELECT c.oid, c.conrelid,
        (SELECT array_agg(a.attname::text ORDER BY n.place) FROM unnest(c.conkey) WITH ORDINALITY AS n (number, place) JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = n.number) AS columns,
        (SELECT array_agg(a.attname::text ORDER BY n.place) FROM unnest(c.confkey) WITH ORDINALITY AS n (number, place) JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = n.number) AS targets
      FROM pg_constraint c
      WHERE c.contype = 'f' AND c.confrelid = parent
        AND c.conrelid NOT IN ('participant_merge'::regclass, 'participant_merge_row'::regclass)
        AND has_table_privilege(c.conrelid, 'INSERT') AND has_table_privilege(c.conrelid, 'UPDATE') AND has_table_privilege(c.conrelid, 'DELETE')
    ), depths (conrelid, depth) AS (
      SELECT l.conrelid, 0 FROM links l
      UNION
      SELECT c.conrelid, d.depth + 1
      FROM depths d
      JOIN pg_constraint c ON c.contype = 'f' AND c.confrelid = d.conrelid AND c.conrelid <> c.confrelid
      WHERE d.depth < 8 AND EXISTS (SELECT FROM links l WHERE l.conrelid = c.conrelid)
    )
    SELECT l.conrelid::regclass AS child, l.columns, l.targets
    FROM links l
    ORDER BY (SELECT max(d.depth) FROM depths d WHERE d.conrelid = l.conrelid), l.conrelid::regclass::text, l.columns
  LOOP
    SELECT coalesce(jsonb_object_agg(c.name, becomes -> c.target), '{}')
    INTO changes
    FROM unnest(link.columns, link.targets) AS c (name, target)
    WHERE was ->> c.target IS DISTINCT FROM becomes ->> c.target;
    IF changes <> '{}' THEN
      PERFORM participant_merge_follow(organisation, merge, link.child,
        (SELECT jsonb_object_agg(c.name, was -> c.target) FROM unnest(link.columns, link.targets) AS c (name, target)), changes);
    END IF;
  END LOOP;
END
$$;

-- The rows of one table that say these values say others from now on.
CREATE FUNCTION participant_merge_follow(organisation uuid, merge uuid, child regclass, said jsonb, changes jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = polku, public, pg_temp
AS $$
DECLARE
  columns text[] := participant_merge_columns(child);
  key text[] := participant_merge_key(child);
  pointing text := participant_merge_condition('m', child, ARRAY (SELECT jsonb_object_keys(said)), said);
  collision text := participant_merge_collision(child, changes);
  rows jsonb[];
  lost jsonb;
  stays jsonb;
  target jsonb;
  held jsonb;
BEGIN
  IF collision IS NOT NULL THEN
    EXECUTE format('SELECT coalesce(array_agg(to_jsonb(m) ORDER BY to_jsonb(m)::text), ''{}'') FROM %s m WHERE %s AND EXISTS (SELECT FROM %s k WHERE k.ctid <> m.ctid AND (%s))', child, pointing, child, collision)
    INTO rows;
    FOREACH lost IN ARRAY rows LOOP
      EXECUTE format('SELECT to_jsonb(k) FROM %s m JOIN %s k ON k.ctid <> m.ctid AND (%s) WHERE %s ORDER BY to_jsonb(k)::text LIMIT 1', child, child, collision, participant_merge_condition('m', child, key, lost))
      INTO stays;
      PERFORM participant_merge_settle(organisation, merge, child, lost, stays, ARRAY (SELECT jsonb_object_keys(said)));
    END LOOP;
  END IF;

  IF EXISTS (
    SELECT FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = ANY (c.confkey)
    WHERE c.contype = 'f' AND c.confrelid = child AND changes ? a.attname AND has_table_privilege(c.conrelid, 'UPDATE')) THEN
    -- others point at these rows by what changes: a copy comes first, they follow, then the first one goes
    EXECUTE format('SELECT coalesce(array_agg(to_jsonb(m) ORDER BY to_jsonb(m)::text), ''{}'') FROM %s m WHERE %s', child, pointing) INTO rows;
    FOREACH lost IN ARRAY rows LOOP
      -- what only one row may say is said by the copy when the first has gone: an own id anew, all else a moment later
      SELECT coalesce(jsonb_object_agg(a.attname, NULL::text) FILTER (WHERE NOT a.attnotnull AND lost ->> a.attname IS NOT NULL), '{}')
        || coalesce(jsonb_object_agg(a.attname, uuidv7()) FILTER (WHERE a.attnotnull AND a.atttypid = 'uuid'::regtype AND NOT EXISTS (
          SELECT FROM pg_constraint c WHERE c.contype = 'f' AND c.conrelid = child AND a.attnum = ANY (c.conkey))), '{}')
      INTO held
      FROM pg_index i
      JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
      WHERE i.indrelid = child AND i.indisunique AND NOT EXISTS (SELECT FROM pg_attribute b WHERE b.attrelid = child AND b.attnum = ANY (i.indkey) AND changes ? b.attname);
      target := lost || changes || held;
      PERFORM participant_merge_put(child, columns, target);
      PERFORM participant_merge_note(organisation, merge, child, 'added', NULL, target);
      PERFORM participant_merge_move(organisation, merge, child, lost, target);
      EXECUTE format('DELETE FROM %s m WHERE %s', child, participant_merge_condition('m', child, key, lost));
      PERFORM participant_merge_note(organisation, merge, child, 'dropped', lost, NULL);
      PERFORM participant_merge_fill(organisation, merge, child, target, lost, ARRAY (SELECT f.key FROM jsonb_each_text(held) f WHERE f.value IS NULL));
    END LOOP;
    RETURN;
  END IF;

  EXECUTE format('INSERT INTO participant_merge_row (organisation_id, merge_id, table_name, deed, before, after) SELECT $1, $2, $3, ''moved'', b.before, b.before || $4 FROM %s m CROSS JOIN LATERAL (SELECT (SELECT jsonb_object_agg(f.key, f.value) FROM jsonb_each(to_jsonb(m)) f WHERE f.key = ANY ($5)) AS before) b WHERE %s', child, pointing)
  USING organisation, merge, (SELECT c.relname FROM pg_class c WHERE c.oid = child), changes, key || ARRAY (SELECT jsonb_object_keys(changes));
  EXECUTE format('UPDATE %s m SET %s WHERE %s', child,
    (SELECT string_agg(format('%I = %L::%s', a.attname, changes ->> a.attname, format_type(a.atttypid, a.atttypmod)), ', ') FROM pg_attribute a WHERE a.attrelid = child AND changes ? a.attname AND NOT a.attisdropped AND a.attnum > 0), pointing);
END
$$;

-- Two rows for the same thing: the kept person's row stays, and says what the table's own rule (or the fuller of the two) says.
CREATE FUNCTION participant_merge_settle(organisation uuid, merge uuid, child regclass, lost jsonb, stays jsonb, linked text[]) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = polku, public, pg_temp
AS $$
DECLARE
  key text[] := participant_merge_key(child);
  name text := (SELECT c.relname FROM pg_class c WHERE c.oid = child);
  said jsonb;
  filled text[];
  after jsonb;
BEGIN
  IF to_regprocedure(format('%I(jsonb, jsonb)', name || '_merge')) IS NOT NULL THEN
    EXECUTE format('SELECT %I($1, $2)', name || '_merge') INTO said USING stays, lost;
  ELSE
    said := participant_fuller(stays, lost);
  END IF;
  -- what makes a row the only one of its kind stays as it is
  SELECT coalesce(array_agg(c.name), '{}')
  INTO filled
  FROM unnest(participant_merge_columns(child)) AS c (name)
  WHERE said ->> c.name IS DISTINCT FROM stays ->> c.name AND c.name <> ALL (linked) AND NOT EXISTS (
    SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
    WHERE i.indrelid = child AND i.indisunique AND a.attname = c.name);
  after := participant_merge_fill(organisation, merge, child, stays, said, filled);
  IF child = 'participant_restriction'::regclass THEN
    PERFORM participant_merge_named(organisation, merge, lost, stays);
  END IF;
  PERFORM participant_merge_move(organisation, merge, child, lost, stays);
  EXECUTE format('DELETE FROM %s m WHERE %s', child, participant_merge_condition('m', child, key, lost));
  PERFORM participant_merge_note(organisation, merge, child, 'dropped', lost, NULL);
  -- but a number or a name by which only the lost one was known goes on
  PERFORM participant_merge_fill(organisation, merge, child, after, lost, ARRAY (
    SELECT DISTINCT a.attname::text
    FROM pg_index i
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
    WHERE i.indrelid = child AND i.indisunique AND NOT i.indisprimary AND NOT a.attnotnull AND a.attname <> ALL (linked)
      AND after ->> a.attname IS NULL AND lost ->> a.attname IS NOT NULL));
END
$$;

-- Two restricted records that are one person: only who is named for both finds it. Who was named for one of them learns nothing of the other.
CREATE FUNCTION participant_merge_named(organisation uuid, merge uuid, lost jsonb, stays jsonb) RETURNS void
LANGUAGE sql VOLATILE SET search_path = polku, public, pg_temp
AS $$
  WITH one_sided AS (
    DELETE FROM participant_restriction_staff m
    WHERE m.organisation_id = organisation AND m.restriction_id IN ((lost ->> 'id')::uuid, (stays ->> 'id')::uuid) AND NOT EXISTS (
      SELECT FROM participant_restriction_staff o
      WHERE o.organisation_id = m.organisation_id AND o.staff_id = m.staff_id AND o.restriction_id IN ((lost ->> 'id')::uuid, (stays ->> 'id')::uuid) AND o.restriction_id <> m.restriction_id)
    RETURNING m.organisation_id, m.restriction_id, m.staff_id
  )
  SELECT participant_merge_note(organisation, merge, 'participant_restriction_staff', 'dropped', to_jsonb(d), NULL) FROM one_sided d
$$;

-- A row that is there says what another says in these columns; gives the row as it is then. What another row says already stays unsaid.
CREATE FUNCTION participant_merge_fill(organisation uuid, merge uuid, child regclass, stays jsonb, said jsonb, filled text[]) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SET search_path = polku, public, pg_temp
AS $$
DECLARE
  after jsonb;
BEGIN
  IF cardinality(filled) = 0 THEN
    RETURN stays;
  END IF;
  EXECUTE format('UPDATE %1$s m SET %2$s FROM jsonb_populate_record(NULL::%1$s, $1) f WHERE %3$s RETURNING to_jsonb(m)', child,
    (SELECT string_agg(format('%1$I = f.%1$I', c.name), ', ') FROM unnest(filled) AS c (name)), participant_merge_condition('m', child, participant_merge_key(child), stays))
  INTO after USING said;
  PERFORM participant_merge_note(organisation, merge, child, 'filled', stays, after);
  RETURN after;
EXCEPTION WHEN unique_violation THEN
  RETURN stays;
END
$$;

CREATE FUNCTION participant_merge_put(relation regclass, columns text[], row_value jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = polku, public, pg_temp
AS $$
BEGIN
  EXECUTE format('INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM jsonb_populate_record(NULL::%1$s, $1)', relation,
    (SELECT string_agg(format('%I', c.name), ', ') FROM unnest(columns) AS c (name)))
  USING row_value;
END
$$;

-- How many rows of each table speak of a person.
CREATE FUNCTION participant_merge_holdings(organisation uuid, person uuid) RETURNS TABLE (name text, count bigint)
LANGUAGE plpgsql STABLE SET search_path = polku, public, pg_temp
AS $$
DECLARE
  link record;
BEGIN
  FOR link IN
    SELECT k.relname, min(a.attname::text) AS column_name
    FROM pg_constraint c
    JOIN pg_class k ON k.oid = c.conrelid
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey) AND a.attname <> 'organisation_id'
    WHERE c.contype = 'f' AND c.confrelid = 'participant'::regclass AND k.relname NOT IN ('participant_merge', 'participant') AND has_table_privilege(c.conrelid, 'UPDATE')
    GROUP BY k.relname
  LOOP
    RETURN QUERY EXECUTE format('SELECT $3::text, count(*) FROM %I m WHERE m.organisation_id = $1 AND m.%I = $2 HAVING count(*) > 0', link.relname, link.column_name)
    USING organisation, person, link.relname;
  END LOOP;
END
$$;

-- One record becomes a pointer to another; chosen is what the kept one says of the person from now on.
CREATE FUNCTION participant_merge(organisation uuid, merge uuid, kept uuid, merged uuid, chosen jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = polku, public, pg_temp
AS $$
DECLARE
  before jsonb;
  after jsonb;
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
END
$$;

-- Takes a merge back, last deed first. What has been changed since stays as it was changed; what has come since stays with the kept person.
CREATE FUNCTION participant_unmerge(organisation uuid, merge uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = polku, public, pg_temp
AS $$
DECLARE
  done participant_merge_row;
  child regclass;
  key text[];
  changed text[];
BEGIN
  FOR done IN SELECT r.* FROM participant_merge_row r WHERE r.organisation_id = organisation AND r.merge_id = merge ORDER BY r.id DESC LOOP
    child := to_regclass(format('polku.%I', done.table_name));
    CONTINUE WHEN child IS NULL;
    key := participant_merge_key(child);
    IF done.deed = 'dropped' THEN
      BEGIN
        PERFORM participant_merge_put(child, participant_merge_columns(child), done.before);
      EXCEPTION WHEN foreign_key_violation OR unique_violation THEN
        -- what it belonged to has gone meanwhile
        NULL;
      END;
    ELSIF done.deed = 'added' THEN
      BEGIN
        EXECUTE format('DELETE FROM %s m WHERE %s', child, participant_merge_condition('m', child, key, done.after));
      EXCEPTION WHEN foreign_key_violation THEN
        -- something new has been hung on it: it stays
        NULL;
      END;
    ELSE
      changed := ARRAY (SELECT c.name FROM unnest(participant_merge_columns(child)) AS c (name) WHERE done.before ->> c.name IS DISTINCT FROM done.after ->> c.name);
      CONTINUE WHEN cardinality(changed) = 0;
      EXECUTE format('UPDATE %1$s m SET %2$s FROM jsonb_populate_record(NULL::%1$s, $1) f WHERE %3$s', child,
        (SELECT string_agg(format('%1$I = f.%1$I', c.name), ', ') FROM unnest(changed) AS c (name)),
        participant_merge_condition('m', child, ARRAY (SELECT unnest(key) UNION SELECT unnest(changed)), done.after))
      USING done.before;
    END IF;
  END LOOP;
  DELETE FROM participant_merge_row r WHERE r.organisation_id = organisation AND r.merge_id = merge;
END
$$;

DO $$
DECLARE
  name regprocedure;
BEGIN
  FOR name IN SELECT p.oid::regprocedure FROM pg_proc p
    WHERE p.pronamespace = 'polku'::regnamespace AND p.proname ~ '^participant_(hidden|seen|search|search_near|reads|fuller|merge|unmerge|merge_(condition|columns|key|holdings|collision|note|move|follow|settle|named|fill|put))$' LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', name);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO polku_app', name);
  END LOOP;
END
$$;
