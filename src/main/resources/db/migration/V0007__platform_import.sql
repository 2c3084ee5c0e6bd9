-- One package somebody brought: checked, then carried out or refused. What is neither, and not running, was cut short and changed nothing:
-- imported_at is written in the very transaction that brings the rows.
CREATE TABLE platform_import (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  file_name text NOT NULL,
  brought_at timestamptz NOT NULL,
  brought_by uuid,
  brought_by_name text NOT NULL,
  checked_at timestamptz,
  import_started_at timestamptz,
  imported_at timestamptz,
  refused_at timestamptz,
  discarded_at timestamptz,
  counts jsonb,
  errors jsonb,
  error_total integer,
  UNIQUE (organisation_id, id),
  CONSTRAINT check$imported_or_refused CHECK (imported_at IS NULL OR refused_at IS NULL),
  CONSTRAINT check$a_refusal_says_why CHECK (refused_at IS NULL OR error_total > 0)
);
COMMENT ON COLUMN platform_import.errors IS 'What was wrong, with the values found: forgotten with the package, a day after it was brought.';
CREATE INDEX platform_import_brought ON platform_import (organisation_id, brought_at);

ALTER TABLE platform_import ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform_import FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON platform_import TO polku_app
  USING (organisation_id = ANY (ARRAY (SELECT platform_organisations())))
  WITH CHECK (organisation_id = ANY (ARRAY (SELECT platform_organisations())));
