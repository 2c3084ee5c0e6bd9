-- One clock for the asking after a leaving: who asks stands in the due itself, and what is over a year past asks nobody any more.
ALTER TABLE participation_due
  ADD COLUMN responsible_id uuid,
  ADD FOREIGN KEY (organisation_id, responsible_id) REFERENCES organisation_staff (organisation_id, id),
  DROP CONSTRAINT check$a_known_outcome,
  ADD CONSTRAINT check$a_known_outcome CHECK (outcome IN ('mended', 'moved', 'reached', 'not-reached', 'refused', 'not-needed', 'still-here', 'over'));
CREATE INDEX participation_due_responsible ON participation_due (organisation_id, responsible_id);

-- What has been asked and written down until now closes its due as well, and who had taken it up has it. The owner's own policies are gone again below.
CREATE POLICY moving ON participation_due TO polku_owner USING (true) WITH CHECK (true);
CREATE POLICY moving ON participation_spell TO polku_owner USING (true);
CREATE POLICY moving ON path_follow_up TO polku_owner USING (true);
UPDATE participation_due d
SET responsible_id = f.responsible_id, outcome = f.outcome, closed_by = f.asked_by,
  closed_at = CASE WHEN f.outcome IS NOT NULL THEN greatest(d.opened_at, f.asked_on::timestamp AT TIME ZONE 'Europe/Helsinki') END
FROM path_follow_up f
JOIN participation_spell s ON s.organisation_id = f.organisation_id AND s.participant_id = f.participant_id AND s.project_id = f.project_id AND s.left_on = f.counted_from
WHERE d.organisation_id = f.organisation_id AND d.spell_id = s.id AND d.kind = f.kind AND d.due_on = f.due AND d.closed_at IS NULL;
DROP POLICY moving ON participation_due;
DROP POLICY moving ON participation_spell;
DROP POLICY moving ON path_follow_up;
