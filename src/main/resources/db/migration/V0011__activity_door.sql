-- What a door's act was, beyond a tap: the card that was shown, the act it takes back; and the sheet a card was printed on.

ALTER TABLE activity_card ADD COLUMN batch_id uuid;
ALTER TABLE activity_card ADD UNIQUE (organisation_id, id);
CREATE INDEX activity_card_batch ON activity_card (organisation_id, batch_id);

ALTER TABLE activity_door_act ADD UNIQUE (organisation_id, id);
ALTER TABLE activity_door_act ADD COLUMN card_id uuid;
ALTER TABLE activity_door_act ADD COLUMN undoes uuid;
ALTER TABLE activity_door_act ADD FOREIGN KEY (organisation_id, card_id) REFERENCES activity_card (organisation_id, id) ON DELETE SET NULL (card_id);
ALTER TABLE activity_door_act ADD FOREIGN KEY (organisation_id, undoes) REFERENCES activity_door_act (organisation_id, id);
ALTER TABLE activity_door_act ADD CONSTRAINT check$a_known_outcome
  CHECK (outcome IN ('marked', 'already', 'counted', 'late', 'elsewhere', 'gone', 'undone', 'undo'));
CREATE INDEX activity_door_act_card ON activity_door_act (organisation_id, card_id);
CREATE INDEX activity_door_act_undoes ON activity_door_act (organisation_id, undoes);

-- A tablet tells the code it was given before its organisation is known: found by keyed hash only, while the code is fresh.
CREATE FUNCTION activity_door_by_code(hash bytea, at timestamptz) RETURNS TABLE (id uuid, organisation_id uuid, place_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = polku, pg_temp
AS $$
  SELECT d.id, d.organisation_id, d.place_id FROM activity_door d WHERE d.code_hash = hash AND d.code_expires_at > at
$$;
REVOKE EXECUTE ON FUNCTION activity_door_by_code(bytea, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION activity_door_by_code(bytea, timestamptz) TO polku_app;
