-- Logging in: what is pending before anybody is known, the very first link, and the clock of the program instead of the database's.

-- True for the program's own work over all organisations, which holds the key of everything.
CREATE FUNCTION platform_opens_everything() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = polku, pg_temp
AS $$
  SELECT EXISTS (
    SELECT
    FROM platform_scope_key k
    WHERE k.organisation_id IS NULL AND k.key_hash = sha256(convert_to(current_setting('polku.key', true), 'UTF8')))
$$;
GRANT EXECUTE ON FUNCTION platform_opens_everything() TO polku_app;

CREATE INDEX platform_audit_action ON platform_audit (organisation_id, action, id);

-- A login half way: the challenge given to an authenticator, or a password already shown that waits for its code.
CREATE TABLE organisation_ceremony (
  token_hash bytea PRIMARY KEY,
  kind text NOT NULL,
  challenge bytea NOT NULL,
  staff_ids uuid[] NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  expires_at timestamptz NOT NULL,
  CONSTRAINT check$a_known_kind CHECK (kind IN ('passkey-log-in', 'passkey-new', 'code')),
  CONSTRAINT check$a_token_hash_is_sha256 CHECK (octet_length(token_hash) = 32)
);
COMMENT ON TABLE organisation_ceremony IS 'Belongs to no organisation yet; lives ten minutes and is used once.';
CREATE INDEX organisation_ceremony_expires ON organisation_ceremony (expires_at);
ALTER TABLE organisation_ceremony ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisation_ceremony FORCE ROW LEVEL SECURITY;
CREATE POLICY own_work ON organisation_ceremony TO polku_app
  USING ((SELECT platform_opens_everything())) WITH CHECK ((SELECT platform_opens_everything()));

-- The link that founds the first organisation: the app sees none of it, and the three functions do nothing once there is one.
CREATE TABLE organisation_setup (
  token_hash bytea PRIMARY KEY,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT check$a_token_hash_is_sha256 CHECK (octet_length(token_hash) = 32)
);
ALTER TABLE organisation_setup ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisation_setup FORCE ROW LEVEL SECURITY;
CREATE POLICY keeper ON organisation_setup TO polku_owner USING (true) WITH CHECK (true);
REVOKE ALL ON organisation_setup FROM polku_app;

CREATE FUNCTION organisation_offer_setup(hash bytea) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = polku, pg_temp
AS $$
BEGIN
  DELETE FROM organisation_setup;
  INSERT INTO organisation_setup (token_hash) SELECT hash WHERE NOT EXISTS (SELECT FROM organisation);
  RETURN FOUND;
END
$$;

CREATE FUNCTION organisation_setup_waits(hash bytea) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = polku, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM organisation_setup s WHERE s.token_hash = hash) AND NOT EXISTS (SELECT FROM organisation)
$$;

CREATE FUNCTION organisation_use_setup(hash bytea) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = polku, pg_temp
AS $$
BEGIN
  DELETE FROM organisation_setup s WHERE s.token_hash = hash AND NOT EXISTS (SELECT FROM organisation);
  RETURN FOUND;
END
$$;
GRANT EXECUTE ON FUNCTION organisation_offer_setup(bytea), organisation_setup_waits(bytea), organisation_use_setup(bytea) TO polku_app;

DROP FUNCTION organisation_actor_by_login(bytea, interval);
CREATE FUNCTION organisation_actor_by_login(hash bytea, seen_after timestamptz)
RETURNS TABLE (staff_id uuid, organisation_id uuid, organisation_name text, name text, role text, assurance text, language text, factor_at timestamptz, seen_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = polku, pg_temp
AS $$
  SELECT s.id, s.organisation_id, o.name, s.name, s.role, l.assurance, s.language, l.factor_at, l.seen_at
  FROM organisation_login l
  JOIN organisation_staff s ON s.id = l.staff_id
  JOIN organisation o ON o.id = s.organisation_id
  WHERE l.token_hash = hash AND l.ended_at IS NULL AND s.disabled_at IS NULL AND l.seen_at > seen_after
$$;
DROP FUNCTION organisation_actor_by_token(bytea);
CREATE FUNCTION organisation_actor_by_token(hash bytea)
RETURNS TABLE (staff_id uuid, organisation_id uuid, organisation_name text, name text, role text, assurance text, language text, factor_at timestamptz, seen_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = polku, pg_temp
AS $$
  SELECT s.id, s.organisation_id, o.name, s.name, s.role, 'TOKEN', s.language, t.created_at, coalesce(t.used_at, 'epoch')
  FROM organisation_token t
  JOIN organisation_staff s ON s.id = t.staff_id
  JOIN organisation o ON o.id = s.organisation_id
  WHERE t.token_hash = hash AND t.revoked_at IS NULL AND s.disabled_at IS NULL
$$;
GRANT EXECUTE ON FUNCTION organisation_actor_by_login(bytea, timestamptz), organisation_actor_by_token(bytea) TO polku_app;

-- A second factor is shown before it counts; a link is void when a newer one is made or its owner is disabled.
ALTER TABLE organisation_staff ADD CONSTRAINT check$a_password_has_a_second_factor CHECK (password_hash IS NULL OR totp_confirmed_at IS NOT NULL);
ALTER TABLE organisation_invitation ADD COLUMN created_by uuid;
