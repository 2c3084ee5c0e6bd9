CREATE TABLE organisation (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  slug text NOT NULL UNIQUE,
  municipality text,
  homepage text,
  email text,
  phone text,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT check$a_slug_is_an_address CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  CONSTRAINT check$a_name_is_written CHECK (btrim(name) <> '')
);

CREATE TABLE organisation_staff (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  name text NOT NULL,
  email text NOT NULL,
  role text NOT NULL,
  language text,
  password_hash text,
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  created_at timestamptz NOT NULL DEFAULT now(),
  disabled_at timestamptz,
  disabled_by uuid,
  UNIQUE (organisation_id, id),
  CONSTRAINT check$a_known_role CHECK (role IN ('admin', 'manager', 'coach', 'leader')),
  CONSTRAINT check$a_password_needs_its_second_factor CHECK (totp_confirmed_at IS NULL OR totp_secret IS NOT NULL)
);
CREATE UNIQUE INDEX organisation_staff_email ON organisation_staff (organisation_id, lower(email));
CREATE INDEX organisation_staff_login ON organisation_staff (lower(email));

CREATE TABLE organisation_passkey (
  credential_id bytea PRIMARY KEY,
  organisation_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  label text NOT NULL,
  credential_type text,
  public_key bytea NOT NULL,
  signature_count bigint NOT NULL,
  uv_initialized boolean NOT NULL,
  backup_eligible boolean NOT NULL,
  backup_state boolean NOT NULL,
  transports text[] NOT NULL,
  attestation_object bytea,
  attestation_client_data bytea,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL,
  FOREIGN KEY (organisation_id, staff_id) REFERENCES organisation_staff (organisation_id, id)
);
CREATE INDEX organisation_passkey_staff ON organisation_passkey (organisation_id, staff_id);

-- A link by which a member of staff sets up their first login, or a new one; the very first of an installation has no staff yet.
CREATE TABLE organisation_invitation (
  token_hash bytea PRIMARY KEY,
  organisation_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  FOREIGN KEY (organisation_id, staff_id) REFERENCES organisation_staff (organisation_id, id)
);
CREATE INDEX organisation_invitation_staff ON organisation_invitation (organisation_id, staff_id);

CREATE TABLE organisation_login (
  token_hash bytea PRIMARY KEY,
  organisation_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  assurance text NOT NULL,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  factor_at timestamptz NOT NULL,
  ended_at timestamptz,
  FOREIGN KEY (organisation_id, staff_id) REFERENCES organisation_staff (organisation_id, id),
  CONSTRAINT check$a_token_hash_is_sha256 CHECK (octet_length(token_hash) = 32)
);
CREATE INDEX organisation_login_staff ON organisation_login (organisation_id, staff_id);
CREATE INDEX organisation_login_seen ON organisation_login (seen_at);

CREATE TABLE organisation_token (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  name text NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  FOREIGN KEY (organisation_id, staff_id) REFERENCES organisation_staff (organisation_id, id)
);
CREATE INDEX organisation_token_staff ON organisation_token (organisation_id, staff_id);

CREATE TABLE organisation_project (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  code text NOT NULL,
  name text NOT NULL,
  starts date,
  ends date,
  indicator_set text,
  specific_objective text,
  programme text,
  priority_axis text,
  funder text,
  implementers text,
  region text,
  municipalities text,
  budget text,
  public_funding text,
  target_groups text,
  background text,
  aims text,
  way_of_working text,
  outputs text,
  practices text,
  results text,
  spreading text,
  notes text,
  published_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (organisation_id, code),
  UNIQUE (organisation_id, id),
  CONSTRAINT check$a_code_is_written CHECK (btrim(code) <> ''),
  CONSTRAINT check$ends_after_it_starts CHECK (ends >= starts),
  CONSTRAINT check$a_known_indicator_set CHECK (indicator_set IN ('esf-2014-2020', 'esf-plus-2021-2027', 'own'))
);
CREATE INDEX organisation_project_code ON organisation_project (code);

CREATE TABLE organisation_target (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  project_id uuid NOT NULL,
  target text NOT NULL,
  value numeric NOT NULL,
  unit text NOT NULL,
  denominator text,
  FOREIGN KEY (organisation_id, project_id) REFERENCES organisation_project (organisation_id, id),
  UNIQUE (organisation_id, project_id, target),
  CONSTRAINT check$a_target_is_not_negative CHECK (value >= 0)
);

-- Who is behind a login, a token: asked before the organisation is known, so by the database itself, by hash only.
CREATE FUNCTION organisation_actor_by_login(hash bytea, idle interval)
RETURNS TABLE (staff_id uuid, organisation_id uuid, organisation_name text, name text, role text, assurance text, language text, factor_at timestamptz, seen_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = polku, pg_temp
AS $$
  SELECT s.id, s.organisation_id, o.name, s.name, s.role, l.assurance, s.language, l.factor_at, l.seen_at
  FROM organisation_login l
  JOIN organisation_staff s ON s.id = l.staff_id
  JOIN organisation o ON o.id = s.organisation_id
  WHERE l.token_hash = hash AND l.ended_at IS NULL AND s.disabled_at IS NULL AND l.seen_at > now() - idle
$$;

CREATE FUNCTION organisation_actor_by_token(hash bytea)
RETURNS TABLE (staff_id uuid, organisation_id uuid, organisation_name text, name text, role text, assurance text, language text, factor_at timestamptz, seen_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = polku, pg_temp
AS $$
  SELECT s.id, s.organisation_id, o.name, s.name, s.role, 'TOKEN', s.language, t.created_at, t.created_at
  FROM organisation_token t
  JOIN organisation_staff s ON s.id = t.staff_id
  JOIN organisation o ON o.id = s.organisation_id
  WHERE t.token_hash = hash AND t.revoked_at IS NULL AND s.disabled_at IS NULL
$$;
GRANT EXECUTE ON FUNCTION organisation_actor_by_login(bytea, interval), organisation_actor_by_token(bytea) TO polku_app;

-- Every table of an organisation: seen and written with its key only.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['organisation_staff', 'organisation_passkey', 'organisation_invitation', 'organisation_login', 'organisation_token', 'organisation_target'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_organisation ON %I TO polku_app USING (organisation_id = ANY (ARRAY (SELECT platform_organisations()))) WITH CHECK (organisation_id = ANY (ARRAY (SELECT platform_organisations())))', name);
  END LOOP;
  -- the two functions above run as the owner, who otherwise reads no row either
  FOREACH name IN ARRAY ARRAY['organisation_staff', 'organisation_login', 'organisation_token'] LOOP
    EXECUTE format('CREATE POLICY by_hash ON %I FOR SELECT TO polku_owner USING (true)', name);
  END LOOP;
END
$$;

-- An organisation's name is public; its projects are when they are published.
ALTER TABLE organisation ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisation FORCE ROW LEVEL SECURITY;
CREATE POLICY published ON organisation FOR SELECT USING (true);
CREATE POLICY own_organisation ON organisation TO polku_app
  USING (id = ANY (ARRAY (SELECT platform_organisations()))) WITH CHECK (id = ANY (ARRAY (SELECT platform_organisations())));

ALTER TABLE organisation_project ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisation_project FORCE ROW LEVEL SECURITY;
CREATE POLICY published ON organisation_project FOR SELECT TO polku_app USING ((SELECT platform_stranger()) AND published_at IS NOT NULL);
CREATE POLICY own_organisation ON organisation_project TO polku_app
  USING (organisation_id = ANY (ARRAY (SELECT platform_organisations()))) WITH CHECK (organisation_id = ANY (ARRAY (SELECT platform_organisations())));
