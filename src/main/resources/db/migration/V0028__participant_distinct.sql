-- Two records that look like one person and are two: somebody has said so, and it can be taken back.
CREATE TABLE participant_distinct (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  other_id uuid NOT NULL,
  said_at timestamptz NOT NULL,
  said_by uuid,
  UNIQUE (organisation_id, participant_id, other_id),
  FOREIGN KEY (organisation_id, participant_id) REFERENCES participant (organisation_id, id),
  FOREIGN KEY (organisation_id, other_id) REFERENCES participant (organisation_id, id)
);
CREATE INDEX participant_distinct_other ON participant_distinct (organisation_id, other_id);

ALTER TABLE participant_distinct ENABLE ROW LEVEL SECURITY;
ALTER TABLE participant_distinct FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON participant_distinct TO polku_app USING (organisation_id = ANY ((SELECT platform_held())::uuid[])) WITH CHECK (organisation_id = ANY ((SELECT platform_held())::uuid[]));
