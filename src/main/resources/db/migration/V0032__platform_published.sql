-- What has been told to the public of each thing: a number is told anew only when it has changed by so many people that no one of them shows.
CREATE TABLE platform_published (
  organisation_id uuid NOT NULL,
  about uuid NOT NULL,
  measure text NOT NULL,
  name text NOT NULL,
  number bigint NOT NULL,
  told_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organisation_id, about, measure, name),
  CONSTRAINT check$nothing_told_is_negative CHECK (number >= 0)
);
ALTER TABLE platform_published ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform_published FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON platform_published TO polku_app
  USING (organisation_id = ANY ((SELECT platform_held())::uuid[])) WITH CHECK (organisation_id = ANY ((SELECT platform_held())::uuid[]));
