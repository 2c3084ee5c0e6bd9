-- What everybody may read: one view of published sessions, and when each last changed, which calendar programs ask for.

ALTER TABLE activity ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now(), ADD COLUMN revision integer NOT NULL DEFAULT 0;
ALTER TABLE activity_place ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now(), ADD COLUMN revision integer NOT NULL DEFAULT 0;
ALTER TABLE activity_series ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now(), ADD COLUMN revision integer NOT NULL DEFAULT 0;
ALTER TABLE activity_session ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now(), ADD COLUMN revision integer NOT NULL DEFAULT 0;
ALTER TABLE organisation_project ADD COLUMN revision integer NOT NULL DEFAULT 0;

CREATE FUNCTION activity_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = polku, pg_temp
AS $$
BEGIN
  NEW.changed_at := now();
  NEW.revision := OLD.revision + 1;
  RETURN NEW;
END
$$;

CREATE TRIGGER activity_changed BEFORE UPDATE ON activity FOR EACH ROW
  WHEN ((OLD.name, OLD.kind, OLD.summary, OLD.audience, OLD.accessibility, OLD.languages, OLD.municipality, OLD.district, OLD.place_id, OLD.room_id, OLD.published_at, OLD.ended_at)
    IS DISTINCT FROM (NEW.name, NEW.kind, NEW.summary, NEW.audience, NEW.accessibility, NEW.languages, NEW.municipality, NEW.district, NEW.place_id, NEW.room_id, NEW.published_at, NEW.ended_at))
  EXECUTE FUNCTION activity_change();
CREATE TRIGGER activity_place_changed BEFORE UPDATE ON activity_place FOR EACH ROW
  WHEN ((OLD.name, OLD.municipality, OLD.district, OLD.address, OLD.arrival, OLD.accessibility, OLD.closed_at)
    IS DISTINCT FROM (NEW.name, NEW.municipality, NEW.district, NEW.address, NEW.arrival, NEW.accessibility, NEW.closed_at))
  EXECUTE FUNCTION activity_change();
CREATE TRIGGER activity_series_changed BEFORE UPDATE ON activity_series FOR EACH ROW
  WHEN ((OLD.weekdays, OLD.every_weeks, OLD.first_on, OLD.last_on, OLD.starts_at, OLD.ends_at, OLD.skipped_on)
    IS DISTINCT FROM (NEW.weekdays, NEW.every_weeks, NEW.first_on, NEW.last_on, NEW.starts_at, NEW.ends_at, NEW.skipped_on))
  EXECUTE FUNCTION activity_change();
CREATE TRIGGER activity_session_changed BEFORE UPDATE ON activity_session FOR EACH ROW
  WHEN ((OLD.activity_id, OLD.series_id, OLD.series_date, OLD.starts, OLD.ends, OLD.title, OLD.place_id, OLD.room_id, OLD.notice, OLD.moved_at, OLD.cancelled_at)
    IS DISTINCT FROM (NEW.activity_id, NEW.series_id, NEW.series_date, NEW.starts, NEW.ends, NEW.title, NEW.place_id, NEW.room_id, NEW.notice, NEW.moved_at, NEW.cancelled_at))
  EXECUTE FUNCTION activity_change();

-- What is taken away leaves no row to ask: its activity has changed.
CREATE FUNCTION activity_lost_some() RETURNS trigger
LANGUAGE plpgsql SET search_path = polku, pg_temp
AS $$
BEGIN
  UPDATE activity SET changed_at = now(), revision = revision + 1 WHERE id IN (SELECT gone.activity_id FROM gone);
  RETURN NULL;
END
$$;
CREATE TRIGGER activity_session_gone AFTER DELETE ON activity_session REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION activity_lost_some();
CREATE TRIGGER activity_series_gone AFTER DELETE ON activity_series REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION activity_lost_some();

CREATE INDEX activity_published ON activity (municipality, id) WHERE published_at IS NOT NULL;
CREATE INDEX organisation_project_published ON organisation_project (name, id) WHERE published_at IS NOT NULL;

-- What was promised is public with the project it was promised in.
CREATE POLICY published ON organisation_target FOR SELECT TO polku_app
  USING ((SELECT platform_stranger()) AND EXISTS (SELECT FROM organisation_project p WHERE p.id = organisation_target.project_id AND p.published_at IS NOT NULL));

-- Every session of a published activity, at the place where it is really held; row-level security is the reader's own.
CREATE VIEW activity_public_session WITH (security_invoker = true) AS
  SELECT s.id, s.organisation_id, s.activity_id, a.name, s.title, a.kind, a.audience, a.languages, a.accessibility,
    s.starts, s.ends, s.notice, s.moved_at, s.cancelled_at, s.series_id, s.series_date, r.starts_at AS series_time,
    p.id AS place_id, p.name AS place, p.address, p.accessibility AS place_accessibility, room.name AS room,
    coalesce(p.municipality, a.municipality) AS municipality, coalesce(p.district, a.district) AS district,
    s.revision, greatest(s.changed_at, p.changed_at) AS changed_at
  FROM activity_session s
  JOIN activity a ON a.id = s.activity_id AND a.organisation_id = s.organisation_id
  LEFT JOIN activity_place p ON p.id = coalesce(s.place_id, a.place_id) AND p.organisation_id = s.organisation_id
  LEFT JOIN activity_room room ON room.organisation_id = s.organisation_id
    AND room.id = CASE WHEN s.place_id IS NULL OR s.room_id IS NOT NULL THEN coalesce(s.room_id, a.room_id) END
  LEFT JOIN activity_series r ON r.id = s.series_id AND r.organisation_id = s.organisation_id
  WHERE a.published_at IS NOT NULL AND (a.ended_at IS NULL OR s.starts < a.ended_at);
