CREATE TABLE activity_place (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  organisation_id uuid NOT NULL REFERENCES organisation,
  name text NOT NULL,
  municipality text,
  district text,
  address text,
  arrival text,
  accessibility text,
  created_at timestamptz NOT NULL DEFAULT now(),
  closed_at timestamptz,
  UNIQUE (organisation_id, id),
  UNIQUE NULLS NOT DISTINCT (organisation_id, name, municipality, district),
  CONSTRAINT check$a_place_has_a_name CHECK (btrim(name) <> ''),
  CONSTRAINT check$a_municipality_code CHECK (municipality ~ '^[0-9]{3}$')
);

CREATE TABLE activity_room (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  organisation_id uuid NOT NULL,
  place_id uuid NOT NULL,
  name text NOT NULL,
  closed_at timestamptz,
  FOREIGN KEY (organisation_id, place_id) REFERENCES activity_place (organisation_id, id),
  UNIQUE (organisation_id, id),
  UNIQUE (organisation_id, place_id, name)
);

CREATE TABLE activity (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  organisation_id uuid NOT NULL REFERENCES organisation,
  external_id text,
  name text NOT NULL,
  kind text NOT NULL,
  counting text NOT NULL,
  summary text,
  audience text,
  accessibility text,
  languages text,
  municipality text,
  district text,
  place_id uuid,
  room_id uuid,
  published_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  FOREIGN KEY (organisation_id, place_id) REFERENCES activity_place (organisation_id, id),
  FOREIGN KEY (organisation_id, room_id) REFERENCES activity_room (organisation_id, id),
  UNIQUE (organisation_id, id),
  UNIQUE (organisation_id, external_id),
  CONSTRAINT check$an_activity_has_a_name CHECK (btrim(name) <> ''),
  CONSTRAINT check$a_known_kind CHECK (kind IN ('drop-in', 'group', 'coaching-group', 'course', 'info-event', 'small-group-event', 'public-event', 'excursion', 'workplace-visit')),
  CONSTRAINT check$one_way_of_counting CHECK (counting IN ('named', 'signed-up', 'heads')),
  CONSTRAINT check$a_municipality_code CHECK (municipality ~ '^[0-9]{3}$')
);
CREATE INDEX activity_place_of ON activity (organisation_id, place_id);
CREATE INDEX activity_room_of ON activity (organisation_id, room_id);
CREATE INDEX activity_by_name ON activity (organisation_id, name, id);

-- Funding by share and time: one activity may serve several projects, and none counts it twice.
CREATE TABLE activity_project_share (
  organisation_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  project_id uuid NOT NULL,
  share_percent numeric NOT NULL DEFAULT 100,
  from_date date,
  to_date date,
  PRIMARY KEY (organisation_id, activity_id, project_id),
  FOREIGN KEY (organisation_id, activity_id) REFERENCES activity (organisation_id, id),
  FOREIGN KEY (organisation_id, project_id) REFERENCES organisation_project (organisation_id, id),
  CONSTRAINT check$a_share_is_a_percentage CHECK (share_percent > 0 AND share_percent <= 100),
  CONSTRAINT check$a_share_ends_after_it_starts CHECK (to_date >= from_date)
);
CREATE INDEX activity_project_share_project ON activity_project_share (organisation_id, project_id);

CREATE TABLE activity_leader (
  organisation_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  PRIMARY KEY (organisation_id, activity_id, staff_id),
  FOREIGN KEY (organisation_id, activity_id) REFERENCES activity (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES organisation_staff (organisation_id, id)
);
CREATE INDEX activity_leader_staff ON activity_leader (organisation_id, staff_id);

CREATE TABLE activity_member (
  organisation_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  joined_on date NOT NULL,
  left_on date,
  PRIMARY KEY (organisation_id, activity_id, participant_id),
  FOREIGN KEY (organisation_id, activity_id) REFERENCES activity (organisation_id, id),
  FOREIGN KEY (organisation_id, participant_id) REFERENCES participant (organisation_id, id)
);
CREATE INDEX activity_member_participant ON activity_member (organisation_id, participant_id);

-- A repeating series: the rule, as the calendar feed tells it; its sessions are rows of their own.
CREATE TABLE activity_series (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  organisation_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  weekdays smallint[] NOT NULL,
  every_weeks smallint NOT NULL DEFAULT 1,
  first_on date NOT NULL,
  last_on date NOT NULL,
  starts_at time NOT NULL,
  ends_at time NOT NULL,
  skipped_on date[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (organisation_id, activity_id) REFERENCES activity (organisation_id, id),
  UNIQUE (organisation_id, id),
  CONSTRAINT check$weekdays_from_monday_1_to_sunday_7 CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[] AND cardinality(weekdays) > 0),
  CONSTRAINT check$every_week_to_every_eighth CHECK (every_weeks BETWEEN 1 AND 8),
  CONSTRAINT check$a_series_ends_after_it_starts CHECK (last_on >= first_on AND last_on <= first_on + 1100)
);
CREATE INDEX activity_series_activity ON activity_series (organisation_id, activity_id);

CREATE TABLE activity_session (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  organisation_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  external_id text,
  series_id uuid,
  series_date date,
  starts timestamptz NOT NULL,
  ends timestamptz NOT NULL,
  title text,
  place_id uuid,
  room_id uuid,
  notice text,
  moved_at timestamptz,
  moved_by uuid,
  cancelled_at timestamptz,
  cancelled_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  FOREIGN KEY (organisation_id, activity_id) REFERENCES activity (organisation_id, id),
  FOREIGN KEY (organisation_id, series_id) REFERENCES activity_series (organisation_id, id),
  FOREIGN KEY (organisation_id, place_id) REFERENCES activity_place (organisation_id, id),
  FOREIGN KEY (organisation_id, room_id) REFERENCES activity_room (organisation_id, id),
  UNIQUE (organisation_id, id),
  UNIQUE (organisation_id, external_id),
  UNIQUE (series_id, series_date),
  CONSTRAINT check$a_session_ends_after_it_starts CHECK (ends > starts),
  CONSTRAINT check$a_series_session_has_its_date CHECK ((series_id IS NULL) = (series_date IS NULL))
);
CREATE INDEX activity_session_of ON activity_session (organisation_id, activity_id, starts);
CREATE INDEX activity_session_when ON activity_session (organisation_id, starts);
CREATE INDEX activity_session_public ON activity_session (starts);
CREATE INDEX activity_session_series ON activity_session (organisation_id, series_id);
CREATE INDEX activity_session_place ON activity_session (organisation_id, place_id, starts);
CREATE INDEX activity_session_room ON activity_session (organisation_id, room_id);

-- One person at one session. No row yet is "not marked" too; minutes are empty when nobody knows them.
CREATE TABLE activity_attendance (
  organisation_id uuid NOT NULL,
  session_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  presence text NOT NULL,
  minutes integer,
  marked_at timestamptz NOT NULL DEFAULT now(),
  marked_by uuid,
  marked_how text NOT NULL DEFAULT 'roster',
  PRIMARY KEY (organisation_id, session_id, participant_id),
  FOREIGN KEY (organisation_id, session_id) REFERENCES activity_session (organisation_id, id),
  FOREIGN KEY (organisation_id, participant_id) REFERENCES participant (organisation_id, id),
  CONSTRAINT check$a_known_presence CHECK (presence IN ('present', 'partly', 'excused', 'absent', 'not-marked')),
  CONSTRAINT check$minutes_only_when_there CHECK (minutes IS NULL OR presence IN ('present', 'partly')),
  CONSTRAINT check$minutes_of_one_day CHECK (minutes BETWEEN 0 AND 1440),
  CONSTRAINT check$known_hand CHECK (marked_how IN ('roster', 'door', 'import'))
);
CREATE INDEX activity_attendance_participant ON activity_attendance (organisation_id, participant_id);

-- What a mark said before it was corrected: superseded rows never count, and are never lost.
CREATE TABLE activity_attendance_past (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation_id uuid NOT NULL,
  session_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  presence text NOT NULL,
  minutes integer,
  marked_at timestamptz NOT NULL,
  marked_by uuid,
  marked_how text NOT NULL,
  FOREIGN KEY (organisation_id, session_id) REFERENCES activity_session (organisation_id, id),
  FOREIGN KEY (organisation_id, participant_id) REFERENCES participant (organisation_id, id)
);
CREATE INDEX activity_attendance_past_session ON activity_attendance_past (organisation_id, session_id, participant_id);
CREATE INDEX activity_attendance_past_participant ON activity_attendance_past (organisation_id, participant_id);

-- People counted without names: the heads of a session are the sum over doors of the latest count at each door.
CREATE TABLE activity_headcount (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  organisation_id uuid NOT NULL,
  session_id uuid NOT NULL,
  door text NOT NULL DEFAULT '',
  heads integer NOT NULL,
  counted_at timestamptz NOT NULL,
  counted_by uuid,
  FOREIGN KEY (organisation_id, session_id) REFERENCES activity_session (organisation_id, id),
  UNIQUE (organisation_id, session_id, door, counted_at),
  CONSTRAINT check$heads_are_people CHECK (heads BETWEEN 0 AND 1000000)
);

-- A tablet at an entrance, paired by a code; and what it has told, each act exactly once.
CREATE TABLE activity_door (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  organisation_id uuid NOT NULL,
  place_id uuid NOT NULL,
  name text NOT NULL,
  code_hash bytea,
  code_expires_at timestamptz,
  token_hash bytea UNIQUE,
  paired_at timestamptz,
  paired_by uuid,
  seen_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  FOREIGN KEY (organisation_id, place_id) REFERENCES activity_place (organisation_id, id),
  UNIQUE (organisation_id, id)
);
CREATE INDEX activity_door_place ON activity_door (organisation_id, place_id);
CREATE INDEX activity_door_code ON activity_door (code_hash);

CREATE TABLE activity_door_act (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  door_id uuid NOT NULL,
  session_id uuid,
  participant_id uuid,
  acted_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  outcome text NOT NULL,
  FOREIGN KEY (organisation_id, door_id) REFERENCES activity_door (organisation_id, id),
  FOREIGN KEY (organisation_id, session_id) REFERENCES activity_session (organisation_id, id),
  FOREIGN KEY (organisation_id, participant_id) REFERENCES participant (organisation_id, id)
);
CREATE INDEX activity_door_act_door ON activity_door_act (organisation_id, door_id, received_at);
CREATE INDEX activity_door_act_session ON activity_door_act (organisation_id, session_id);
CREATE INDEX activity_door_act_participant ON activity_door_act (organisation_id, participant_id);

-- How a person has chosen to be shown at the door, and the printed card that stands for them: hashed, no name on it.
CREATE TABLE activity_door_tile (
  organisation_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  shown_as text NOT NULL,
  symbol text,
  PRIMARY KEY (organisation_id, participant_id),
  FOREIGN KEY (organisation_id, participant_id) REFERENCES participant (organisation_id, id),
  CONSTRAINT check$alias_symbol_or_hidden CHECK (shown_as IN ('alias', 'symbol', 'hidden')),
  CONSTRAINT check$a_symbol_is_chosen CHECK (shown_as <> 'symbol' OR symbol IS NOT NULL)
);

CREATE TABLE activity_card (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  organisation_id uuid NOT NULL,
  participant_id uuid,
  code_hash bytea NOT NULL UNIQUE,
  printed_at timestamptz NOT NULL DEFAULT now(),
  printed_by uuid,
  given_at timestamptz,
  given_by uuid,
  revoked_at timestamptz,
  revoked_by uuid,
  FOREIGN KEY (organisation_id, participant_id) REFERENCES participant (organisation_id, id)
);
CREATE INDEX activity_card_participant ON activity_card (organisation_id, participant_id);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['activity_project_share', 'activity_leader', 'activity_member', 'activity_attendance', 'activity_attendance_past',
    'activity_headcount', 'activity_door', 'activity_door_act', 'activity_door_tile', 'activity_card', 'activity_place', 'activity_room', 'activity',
    'activity_series', 'activity_session'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_organisation ON %I TO polku_app USING (organisation_id = ANY (ARRAY (SELECT platform_organisations()))) WITH CHECK (organisation_id = ANY (ARRAY (SELECT platform_organisations())))', name);
  END LOOP;
END
$$;

-- What everybody may read without login: published activities, and where and when they are.
-- Asked for a stranger only (no key): staff read their own rows by the other policy, which an index serves.
CREATE POLICY published ON activity FOR SELECT TO polku_app USING ((SELECT platform_stranger()) AND published_at IS NOT NULL);
CREATE POLICY published ON activity_place FOR SELECT TO polku_app USING ((SELECT platform_stranger()));
CREATE POLICY published ON activity_room FOR SELECT TO polku_app USING ((SELECT platform_stranger()));
CREATE POLICY published ON activity_session FOR SELECT TO polku_app
  USING ((SELECT platform_stranger()) AND EXISTS (SELECT FROM activity a WHERE a.id = activity_session.activity_id AND a.published_at IS NOT NULL));
CREATE POLICY published ON activity_series FOR SELECT TO polku_app
  USING ((SELECT platform_stranger()) AND EXISTS (SELECT FROM activity a WHERE a.id = activity_series.activity_id AND a.published_at IS NOT NULL));

-- A tablet shows its word before its organisation is known: found by hash only.
CREATE POLICY by_hash ON activity_door FOR SELECT TO polku_owner USING (true);
CREATE FUNCTION activity_door_by_token(hash bytea) RETURNS TABLE (id uuid, organisation_id uuid, place_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = polku, pg_temp
AS $$
  SELECT d.id, d.organisation_id, d.place_id FROM activity_door d WHERE d.token_hash = hash AND d.revoked_at IS NULL
$$;
GRANT EXECUTE ON FUNCTION activity_door_by_token(bytea) TO polku_app;
