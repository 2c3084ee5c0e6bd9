-- What becomes of two rows of one person where only one can stay, and cards whose earlier visits find their person.

-- At one session: the mark that says more, and the longer time.
CREATE FUNCTION activity_attendance_merge(stays jsonb, lost jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = polku, pg_temp
AS $$
  WITH marks AS (
    SELECT array_position(ARRAY['not-marked', 'absent', 'excused', 'partly', 'present'], lost ->> 'presence')
      > array_position(ARRAY['not-marked', 'absent', 'excused', 'partly', 'present'], stays ->> 'presence') AS other,
      greatest((stays ->> 'minutes')::integer, (lost ->> 'minutes')::integer) AS minutes
  )
  SELECT CASE WHEN m.other THEN lost ELSE stays END
    || CASE WHEN (CASE WHEN m.other THEN lost ELSE stays END ->> 'presence') IN ('present', 'partly') THEN jsonb_build_object('minutes', m.minutes) ELSE '{}' END
  FROM marks m
$$;

-- In one group: since the first joining; gone only when both have gone.
CREATE FUNCTION activity_member_merge(stays jsonb, lost jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = polku, pg_temp
AS $$
  SELECT stays || jsonb_build_object(
    'joined_on', least((stays ->> 'joined_on')::date, (lost ->> 'joined_on')::date),
    'left_on', CASE WHEN stays ->> 'left_on' IS NULL OR lost ->> 'left_on' IS NULL THEN NULL ELSE greatest((stays ->> 'left_on')::date, (lost ->> 'left_on')::date) END)
$$;

-- In one project: one participation, whose responsible stays if there is one.
CREATE FUNCTION participation_merge(stays jsonb, lost jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = polku, pg_temp
AS $$
  SELECT jsonb_strip_nulls(lost) || jsonb_strip_nulls(stays)
    || jsonb_build_object('created_at', CASE WHEN (lost ->> 'created_at')::timestamptz < (stays ->> 'created_at')::timestamptz THEN lost -> 'created_at' ELSE stays -> 'created_at' END)
$$;

-- Entered on the same day: the fuller of the two, and the later leaving.
CREATE FUNCTION participation_spell_merge(stays jsonb, lost jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = polku, pg_temp
AS $$
  SELECT participant_fuller(stays, lost) || jsonb_build_object('left_on', greatest((stays ->> 'left_on')::date, (lost ->> 'left_on')::date))
$$;

ALTER TABLE activity_door_act ADD COLUMN linked_at timestamptz, ADD COLUMN linked_by uuid, ADD COLUMN linked_mark text;
ALTER TABLE activity_door_act ADD CONSTRAINT check$known_link CHECK (linked_mark IN ('marked', 'known', 'head'));

REVOKE EXECUTE ON FUNCTION activity_attendance_merge(jsonb, jsonb), activity_member_merge(jsonb, jsonb), participation_merge(jsonb, jsonb), participation_spell_merge(jsonb, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION activity_attendance_merge(jsonb, jsonb), activity_member_merge(jsonb, jsonb), participation_merge(jsonb, jsonb), participation_spell_merge(jsonb, jsonb) TO polku_app;
