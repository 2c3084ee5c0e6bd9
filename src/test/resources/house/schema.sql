-- What is wrong with the schema: one row a fault. Every rule looks at the catalogue, so that a new table is held to it from its first day.
WITH tables AS (
  SELECT c.oid, c.relname AS name, c.relrowsecurity AS secured, c.relforcerowsecurity AS forced, c.relowner
  FROM pg_class c
  WHERE c.relnamespace = 'polku'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> 'flyway_schema_history'
),
columns AS (
  SELECT t.oid, t.name AS table_name, a.attnum, a.attname AS name, y.typname AS type, a.attnotnull AS required
  FROM tables t
  JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_type y ON y.oid = a.atttypid
),
organisational AS (
  SELECT t.oid, t.name, t.secured, t.forced
  FROM tables t
  WHERE EXISTS (SELECT FROM columns c WHERE c.oid = t.oid AND c.name = 'organisation_id')
),
writable AS (
  SELECT o.oid, o.name
  FROM organisational o
  WHERE has_table_privilege('polku_app', o.oid, 'INSERT') OR has_table_privilege('polku_app', o.oid, 'UPDATE') OR has_table_privilege('polku_app', o.oid, 'DELETE')
),
foreign_keys AS (
  SELECT k.conname AS name, k.conrelid, k.confrelid, k.conkey, t.name AS table_name
  FROM pg_constraint k
  JOIN tables t ON t.oid = k.conrelid
  WHERE k.contype = 'f'
),
functions AS (
  SELECT p.oid, p.oid::regprocedure::text AS name, p.prosecdef AS definer, coalesce(p.proconfig, '{}') AS settings, p.proacl, p.proowner
  FROM pg_proc p
  WHERE p.pronamespace = 'polku'::regnamespace
)
SELECT 'a time without its zone' AS rule, table_name || '.' || name AS thing
FROM columns
WHERE type IN ('timestamp', 'timetz')
UNION ALL
SELECT 'text with a length, which only a check may limit', table_name || '.' || name
FROM columns
WHERE type IN ('varchar', 'bpchar')
UNION ALL
SELECT 'money or measure that rounds', table_name || '.' || name
FROM columns
WHERE type IN ('float4', 'float8', 'money')
UNION ALL
SELECT 'a foreign key without an index that begins with it', f.table_name || ' ' || f.name
FROM foreign_keys f
WHERE NOT EXISTS (
  SELECT
  FROM pg_index i
  WHERE i.indrelid = f.conrelid AND i.indpred IS NULL AND i.indisvalid
    AND (SELECT array_agg(k ORDER BY k) FROM unnest((i.indkey::smallint[])[0:(cardinality(f.conkey) - 1)]) k)
      = (SELECT array_agg(k ORDER BY k) FROM unnest(f.conkey) k))
UNION ALL
SELECT 'a foreign key between tables of an organisation that could point across', f.table_name || ' ' || f.name
FROM foreign_keys f
JOIN organisational a ON a.oid = f.conrelid
JOIN organisational b ON b.oid = f.confrelid
WHERE NOT EXISTS (SELECT FROM columns c WHERE c.oid = f.conrelid AND c.name = 'organisation_id' AND c.attnum = ANY (f.conkey))
UNION ALL
SELECT 'a table that belongs to no module', t.name
FROM tables t
WHERE NOT EXISTS (SELECT FROM unnest(CAST(:modules AS text[])) AS module WHERE t.name = module OR t.name LIKE replace(module, '_', '\_') || '\_%')
UNION ALL
SELECT 'a table whose rows are open to whoever reads the database: no forced row-level security', o.name
FROM organisational o
WHERE NOT (o.secured AND o.forced)
UNION ALL
SELECT 'a table the program may read or write that row-level security does not hold', t.name
FROM tables t
WHERE NOT (t.secured AND t.forced) AND has_table_privilege('polku_app', t.oid, 'SELECT, INSERT, UPDATE, DELETE')
UNION ALL
SELECT 'a secured table of an organisation without the policy own_organisation', o.name
FROM organisational o
WHERE has_table_privilege('polku_app', o.oid, 'SELECT')
  AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = o.oid AND p.polname = 'own_organisation')
UNION ALL
SELECT 'a policy that lets write without looking at what is written', t.name || ' ' || p.polname
FROM pg_policy p
JOIN tables t ON t.oid = p.polrelid
WHERE p.polcmd IN ('*', 'a', 'w') AND p.polwithcheck IS NULL
UNION ALL
SELECT 'a policy for the program that is not the key''s: only reading what is published may be open', t.name || ' ' || p.polname
FROM pg_policy p
JOIN tables t ON t.oid = p.polrelid
WHERE ('polku_app'::regrole = ANY (p.polroles) OR 0 = ANY (p.polroles))
  AND NOT (p.polname = 'published' AND p.polcmd = 'r')
  AND (pg_get_expr(p.polqual, p.polrelid) !~ 'platform_\w+\(\)' OR coalesce(pg_get_expr(p.polwithcheck, p.polrelid), pg_get_expr(p.polqual, p.polrelid)) !~ 'platform_\w+\(\)')
UNION ALL
SELECT 'a policy that asks a setting itself instead of the function that knows the keys', t.name || ' ' || p.polname
FROM pg_policy p
JOIN tables t ON t.oid = p.polrelid
WHERE concat(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) LIKE '%current_setting%'
UNION ALL
SELECT 'a policy that asks for the keys once a row instead of once a statement', t.name || ' ' || p.polname
FROM pg_policy p
JOIN tables t ON t.oid = p.polrelid
WHERE pg_get_expr(p.polqual, p.polrelid) ~ '(?<!SELECT )platform_\w+\(\)'
UNION ALL
SELECT 'something published from a table that knows people', t.name
FROM pg_policy p
JOIN tables t ON t.oid = p.polrelid
WHERE p.polname = 'published'
  AND (t.name LIKE 'participant%' OR EXISTS (SELECT FROM columns c WHERE c.oid = t.oid AND c.name IN ('participant_id', 'staff_id')))
UNION ALL
SELECT 'a row that may belong to no organisation', c.table_name
FROM columns c
JOIN writable w ON w.oid = c.oid
WHERE c.name = 'organisation_id' AND NOT c.required
UNION ALL
-- the platform lies below the module that knows organisations; it has only their keys
SELECT 'a row of an organisation that there may not be', w.name
FROM writable w
WHERE w.name NOT LIKE 'platform\_%' AND NOT EXISTS (
  SELECT
  FROM foreign_keys f
  JOIN columns c ON c.oid = f.conrelid AND c.attnum = ANY (f.conkey)
  WHERE f.conrelid = w.oid AND c.name = 'organisation_id')
UNION ALL
SELECT 'a view that reads as its owner', v.relname
FROM pg_class v
WHERE v.relnamespace = 'polku'::regnamespace AND v.relkind = 'v'
  AND NOT EXISTS (SELECT FROM unnest(v.reloptions) o WHERE o IN ('security_invoker=true', 'security_invoker=on', 'security_invoker=1'))
UNION ALL
SELECT 'a materialised view, which no policy holds', v.relname
FROM pg_class v
WHERE v.relnamespace = 'polku'::regnamespace AND v.relkind = 'm'
UNION ALL
SELECT 'a function with its owner''s rights and a search path of the caller''s', f.name
FROM functions f
WHERE f.definer AND NOT EXISTS (SELECT FROM unnest(f.settings) s WHERE s LIKE 'search_path=%pg_temp')
UNION ALL
SELECT 'a function anybody may call', f.name
FROM functions f
WHERE f.proacl IS NULL OR EXISTS (SELECT FROM aclexplode(f.proacl) a WHERE a.grantee = 0 AND a.privilege_type = 'EXECUTE')
UNION ALL
SELECT 'a function with the rights of somebody other than polku_owner', f.name
FROM functions f
WHERE f.definer AND f.proowner <> 'polku_owner'::regrole
UNION ALL
SELECT 'a table of another owner', t.name
FROM tables t
WHERE t.relowner <> 'polku_owner'::regrole
UNION ALL
SELECT 'a table that anybody may use', t.name
FROM tables t
JOIN pg_class c ON c.oid = t.oid
WHERE EXISTS (SELECT FROM aclexplode(c.relacl) a WHERE a.grantee = 0)
UNION ALL
SELECT 'a right of the program beyond rows', t.name || ' ' || a.privilege_type
FROM tables t
JOIN pg_class c ON c.oid = t.oid
CROSS JOIN LATERAL aclexplode(c.relacl) a
WHERE a.grantee = 'polku_app'::regrole AND (a.privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE') OR a.is_grantable)
UNION ALL
SELECT 'a right of the program on what only the owner touches', t.name || ' ' || a.privilege_type
FROM tables t
JOIN pg_class c ON c.oid = t.oid
CROSS JOIN LATERAL aclexplode(c.relacl) a
WHERE a.grantee = 'polku_app'::regrole
  AND (t.name = 'platform_scope_key' OR t.name IN ('platform_audit', 'platform_audit_head') AND a.privilege_type <> 'SELECT')
UNION ALL
SELECT 'a role with too much', r.rolname
FROM pg_roles r
WHERE r.rolname IN ('polku_app', 'polku_owner') AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication)
UNION ALL
SELECT 'the program is a member of another role', m.roleid::regrole::text
FROM pg_auth_members m
WHERE m.member = 'polku_app'::regrole
UNION ALL
SELECT 'something the program owns', d.classid::regclass || ' ' || d.objid
FROM pg_shdepend d
WHERE d.refclassid = 'pg_authid'::regclass AND d.refobjid = 'polku_app'::regrole AND d.deptype = 'o'
UNION ALL
SELECT 'a schema the program could make things in', n.nspname
FROM pg_namespace n
WHERE n.nspname IN ('polku', 'public') AND has_schema_privilege('polku_app', n.oid, 'CREATE')
UNION ALL
SELECT 'functions made later would be open to anybody', 'default privileges of polku_owner'
WHERE NOT EXISTS (
  SELECT
  FROM pg_default_acl d
  WHERE d.defaclrole = 'polku_owner'::regrole AND d.defaclobjtype = 'f' AND d.defaclnamespace = 0
    AND NOT EXISTS (SELECT FROM aclexplode(d.defaclacl) a WHERE a.grantee = 0))
UNION ALL
SELECT 'a check without a name that says what holds', t.name || ' ' || k.conname
FROM pg_constraint k
JOIN tables t ON t.oid = k.conrelid
WHERE k.contype = 'c' AND k.conname NOT LIKE 'check$%'
ORDER BY rule, thing
