-- The locks: which organisation a transaction may see, and the log nobody can rewrite unseen.

CREATE TABLE platform_scope_key (
  organisation_id uuid UNIQUE NULLS NOT DISTINCT,
  key_hash bytea NOT NULL UNIQUE,
  CONSTRAINT check$a_key_hash_is_sha256 CHECK (octet_length(key_hash) = 32)
);
COMMENT ON TABLE platform_scope_key IS 'Hashes of the keys that open an organisation; the row without one opens them all. The app can read and write none of it.';
ALTER TABLE platform_scope_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform_scope_key FORCE ROW LEVEL SECURITY;
CREATE POLICY keeper ON platform_scope_key TO polku_owner USING (true) WITH CHECK (true);

-- The organisations this transaction may see: none without a key.
CREATE FUNCTION platform_organisations() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = polku, pg_temp
AS $$
  WITH held AS (
    SELECT k.organisation_id
    FROM platform_scope_key k
    WHERE k.key_hash = sha256(convert_to(current_setting('polku.key', true), 'UTF8'))
  )
  SELECT held.organisation_id FROM held WHERE held.organisation_id IS NOT NULL
  UNION ALL
  SELECT k.organisation_id
  FROM platform_scope_key k
  WHERE k.organisation_id IS NOT NULL AND EXISTS (SELECT FROM held WHERE held.organisation_id IS NULL)
$$;

-- Nobody's key is set: who asks may see what is published, and nothing else.
CREATE FUNCTION platform_stranger() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce(current_setting('polku.key', true), '') = '';

-- A new organisation tells its key's hash once; a key that is there can not be replaced from here.
CREATE FUNCTION platform_open_organisation(organisation uuid, hash bytea) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = polku, pg_temp
AS $$
  INSERT INTO platform_scope_key (organisation_id, key_hash)
  SELECT organisation, hash
  WHERE organisation IS NOT NULL
  ON CONFLICT DO NOTHING
$$;

CREATE TABLE platform_audit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  actor_kind text NOT NULL,
  actor_id uuid,
  assurance text NOT NULL,
  action text NOT NULL,
  subjects uuid[] NOT NULL,
  objects uuid[] NOT NULL,
  count integer NOT NULL,
  request text NOT NULL,
  sequence bigint,
  previous_hash bytea,
  hash bytea,
  CONSTRAINT check$sealed_whole_or_not_at_all CHECK (num_nulls(sequence, previous_hash, hash) IN (0, 3))
);
CREATE UNIQUE INDEX platform_audit_sequence ON platform_audit (organisation_id, sequence);
CREATE INDEX platform_audit_unsealed ON platform_audit (organisation_id, id) WHERE sequence IS NULL;
CREATE INDEX platform_audit_subjects ON platform_audit USING gin (subjects);
CREATE INDEX platform_audit_at ON platform_audit (organisation_id, at);

CREATE TABLE platform_audit_head (
  organisation_id uuid PRIMARY KEY,
  sequence bigint NOT NULL,
  hash bytea NOT NULL
);

ALTER TABLE platform_audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform_audit FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON platform_audit FOR SELECT TO polku_app
  USING (organisation_id = ANY (ARRAY (SELECT platform_organisations())));
CREATE POLICY keeper ON platform_audit TO polku_owner USING (true) WITH CHECK (true);

ALTER TABLE platform_audit_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform_audit_head FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON platform_audit_head FOR SELECT TO polku_app
  USING (organisation_id = ANY (ARRAY (SELECT platform_organisations())));
CREATE POLICY keeper ON platform_audit_head TO polku_owner USING (true) WITH CHECK (true);

-- The one way to add a line: in the transaction of the act, for an organisation the transaction holds the key of.
CREATE FUNCTION platform_audit(
  organisation uuid, actor_kind text, actor uuid, assurance text, action text,
  subjects uuid[], objects uuid[], count integer, request text) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = polku, pg_temp
AS $$
DECLARE
  line bigint;
BEGIN
  IF organisation IS NULL OR NOT organisation = ANY (ARRAY (SELECT platform_organisations())) THEN
    RAISE EXCEPTION 'no key for the audit log of organisation %', organisation USING ERRCODE = '42501';
  END IF;
  INSERT INTO platform_audit (organisation_id, actor_kind, actor_id, assurance, action, subjects, objects, count, request)
  VALUES (organisation, actor_kind, actor, assurance, action, subjects, objects, count, request)
  RETURNING id INTO line;
  RETURN line;
END
$$;

-- What is hashed is what is stored, field by field, each with its length before it.
CREATE FUNCTION platform_audit_hash(line platform_audit, sequence bigint, previous bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE SET search_path = polku, pg_temp
AS $$
  SELECT sha256(previous || convert_to(string_agg(length(part) || ':' || part, '|' ORDER BY place), 'UTF8'))
  FROM unnest(ARRAY[
    sequence::text, line.id::text, line.organisation_id::text,
    trunc(extract(epoch FROM line.at) * 1000000)::text,
    line.actor_kind, coalesce(line.actor_id::text, '-'), line.assurance, line.action,
    line.subjects::text, line.objects::text, line.count::text, line.request
  ]) WITH ORDINALITY AS parts(part, place)
$$;

-- Chains what has been committed, in order, one sealer at a time for each organisation. Returns how many lines it sealed.
CREATE FUNCTION platform_audit_seal() RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = polku, pg_temp
AS $$
DECLARE
  head platform_audit_head;
  line platform_audit;
  waiting uuid;
  sealed integer := 0;
BEGIN
  -- in one order, so that two sealers never wait for each other
  FOR waiting IN SELECT DISTINCT a.organisation_id FROM platform_audit a WHERE a.sequence IS NULL ORDER BY a.organisation_id LOOP
    INSERT INTO platform_audit_head (organisation_id, sequence, hash) VALUES (waiting, 0, '\x') ON CONFLICT DO NOTHING;
    SELECT * INTO head FROM platform_audit_head h WHERE h.organisation_id = waiting FOR UPDATE;
    FOR line IN
      SELECT * FROM platform_audit a WHERE a.organisation_id = waiting AND a.sequence IS NULL ORDER BY a.id LIMIT 5000
    LOOP
      head.sequence := head.sequence + 1;
      line.previous_hash := head.hash;
      head.hash := platform_audit_hash(line, head.sequence, head.hash);
      UPDATE platform_audit a SET sequence = head.sequence, previous_hash = line.previous_hash, hash = head.hash WHERE a.id = line.id;
      sealed := sealed + 1;
    END LOOP;
    UPDATE platform_audit_head h SET sequence = head.sequence, hash = head.hash WHERE h.organisation_id = waiting;
  END LOOP;
  RETURN sealed;
END
$$;

-- The first place where an organisation's chain does not hold, or no row when it does.
CREATE FUNCTION platform_audit_verify(organisation uuid) RETURNS TABLE (sequence bigint, fault text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = polku, pg_temp
AS $$
DECLARE
  line platform_audit;
  head platform_audit_head;
  expected bigint := 0;
  previous bytea := '\x';
BEGIN
  IF organisation IS NULL OR NOT organisation = ANY (ARRAY (SELECT platform_organisations())) THEN
    RAISE EXCEPTION 'no key for the audit log of organisation %', organisation USING ERRCODE = '42501';
  END IF;
  SELECT * INTO head FROM platform_audit_head h WHERE h.organisation_id = organisation;
  FOR line IN
    SELECT * FROM platform_audit a WHERE a.organisation_id = organisation AND a.sequence IS NOT NULL ORDER BY a.sequence
  LOOP
    expected := expected + 1;
    IF line.sequence IS DISTINCT FROM expected THEN
      RETURN QUERY SELECT expected, 'a line is missing';
      RETURN;
    END IF;
    IF line.previous_hash IS DISTINCT FROM previous OR line.hash IS DISTINCT FROM platform_audit_hash(line, expected, previous) THEN
      RETURN QUERY SELECT expected, 'a line has been changed';
      RETURN;
    END IF;
    previous := line.hash;
  END LOOP;
  IF coalesce(head.sequence, 0) <> expected OR coalesce(head.hash, '\x'::bytea) <> previous THEN
    RETURN QUERY SELECT expected + 1, 'the end has been cut off';
  END IF;
END
$$;

ALTER DEFAULT PRIVILEGES IN SCHEMA polku GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO polku_app;
GRANT SELECT ON platform_audit, platform_audit_head TO polku_app;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA polku FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform_organisations(), platform_stranger(), platform_open_organisation(uuid, bytea), platform_audit_seal(), platform_audit_verify(uuid),
  platform_audit(uuid, text, uuid, text, text, uuid[], uuid[], integer, text) TO polku_app;
