-- Work that is done by the hour: which program does it, when it was done last. The columns are db-scheduler's.
-- Nothing of an organisation stands here; only Polku itself, with the key that opens everything, sees it.
CREATE FUNCTION platform_itself() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = polku, pg_temp
AS $$
  SELECT EXISTS (
    SELECT
    FROM platform_scope_key k
    WHERE k.organisation_id IS NULL AND k.key_hash = sha256(convert_to(current_setting('polku.key', true), 'UTF8')))
$$;
GRANT EXECUTE ON FUNCTION platform_itself() TO polku_app;

CREATE TABLE platform_job (
  task_name text NOT NULL,
  task_instance text NOT NULL,
  task_data bytea,
  execution_time timestamptz NOT NULL,
  picked boolean NOT NULL,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint NOT NULL,
  priority smallint,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX platform_job_execution_time ON platform_job (execution_time);
CREATE INDEX platform_job_last_heartbeat ON platform_job (last_heartbeat);
ALTER TABLE platform_job ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform_job FORCE ROW LEVEL SECURITY;
CREATE POLICY itself ON platform_job TO polku_app USING ((SELECT platform_itself())) WITH CHECK ((SELECT platform_itself()));
