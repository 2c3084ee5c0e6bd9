-- Whom a session's list is about: its group, and everybody marked.
CREATE VIEW activity_roster WITH (security_invoker = true) AS
SELECT people.organisation_id, people.session_id, people.participant_id, bool_or(people.expected) AS expected
FROM (
  SELECT s.organisation_id, s.id AS session_id, m.participant_id, true AS expected
  FROM activity_session s
  JOIN activity a ON a.organisation_id = s.organisation_id AND a.id = s.activity_id AND a.counting <> 'heads'
  JOIN activity_member m ON m.organisation_id = s.organisation_id AND m.activity_id = s.activity_id
    AND m.joined_on <= (s.starts AT TIME ZONE 'Europe/Helsinki')::date
    AND (m.left_on IS NULL OR m.left_on >= (s.starts AT TIME ZONE 'Europe/Helsinki')::date)
  UNION ALL
  SELECT t.organisation_id, t.session_id, t.participant_id, t.presence <> 'not-marked'
  FROM activity_attendance t
) people
GROUP BY people.organisation_id, people.session_id, people.participant_id;

-- What was marked when, and by whom, newest first: what stands and what was corrected.
CREATE VIEW activity_mark WITH (security_invoker = true) AS
SELECT t.organisation_id, t.session_id, t.participant_id, t.presence, t.minutes, t.marked_at, t.marked_by, t.marked_how, true AS stands
FROM activity_attendance t
UNION ALL
SELECT p.organisation_id, p.session_id, p.participant_id, p.presence, p.minutes, p.marked_at, p.marked_by, p.marked_how, false
FROM activity_attendance_past p;

-- Who has handled one person's data. The log's own policy cannot use the index (array containment is not leakproof),
-- so this reads it as the owner, behind the same keys.
CREATE FUNCTION participant_reads(organisation uuid, participant uuid, first integer, most integer)
RETURNS TABLE (at timestamptz, actor_kind text, actor_id uuid, action text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = polku, pg_temp
AS $$
  WITH lines AS MATERIALIZED (
    SELECT a.id, a.organisation_id, a.at, a.actor_kind, a.actor_id, a.action
    FROM platform_audit a
    WHERE a.subjects @> ARRAY[participant] AND organisation = ANY (ARRAY (SELECT platform_organisations()))
  )
  SELECT l.at, l.actor_kind, l.actor_id, l.action
  FROM lines l
  WHERE l.organisation_id = organisation
  ORDER BY l.id DESC
  OFFSET first LIMIT most
$$;
REVOKE EXECUTE ON FUNCTION participant_reads(uuid, uuid, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION participant_reads(uuid, uuid, integer, integer) TO polku_app;

-- What was a mark once was one of the known ones.
ALTER TABLE activity_attendance_past
  ADD CONSTRAINT check$a_known_presence CHECK (presence IN ('present', 'partly', 'excused', 'absent', 'not-marked')),
  ADD CONSTRAINT check$known_hand CHECK (marked_how IN ('roster', 'door', 'import'));
