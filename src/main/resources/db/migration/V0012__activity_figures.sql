-- Activity figures: what every session counted, and the same kept by month so that a page of figures never reads the marks.
-- A month that has changed stands in activity_stale from the same transaction on; until it has been counted anew it is
-- counted from the marks themselves. So a figure is exact at every moment, and marking pays one small row.

-- One session's counts, from the marks. Minutes are the sum of the known ones.
CREATE VIEW activity_session_figure WITH (security_invoker = true) AS
SELECT
  s.organisation_id,
  s.id AS session_id,
  s.activity_id,
  s.place_id,
  s.starts,
  s.cancelled_at IS NULL AS held,
  coalesce(a.participations, 0) AS participations,
  coalesce(a.minutes, 0) AS minutes,
  coalesce(a.without_minutes, 0) AS without_minutes,
  coalesce(a.not_marked, 0) AS not_marked,
  coalesce(h.heads, 0) AS heads,
  s.cancelled_at IS NULL AND coalesce(a.marks, 0) = 0 AND h.heads IS NULL AS unmarked
FROM activity_session s
LEFT JOIN LATERAL (
  SELECT
    count(*) AS marks,
    count(*) FILTER (WHERE t.presence IN ('present', 'partly')) AS participations,
    sum(t.minutes) AS minutes,
    count(*) FILTER (WHERE t.presence IN ('present', 'partly') AND t.minutes IS NULL) AS without_minutes,
    count(*) FILTER (WHERE t.presence = 'not-marked') AS not_marked
  FROM activity_attendance t
  WHERE t.organisation_id = s.organisation_id AND t.session_id = s.id
) a ON s.cancelled_at IS NULL
LEFT JOIN LATERAL (
  SELECT sum(latest.heads) AS heads
  FROM (
    SELECT DISTINCT ON (c.door) c.heads
    FROM activity_headcount c
    WHERE c.organisation_id = s.organisation_id AND c.session_id = s.id
    ORDER BY c.door, c.counted_at DESC
  ) latest
) h ON s.cancelled_at IS NULL;

-- A participant's number in the sets below; given when first counted, never reused.
CREATE TABLE activity_person (
  organisation_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  number integer GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (organisation_id, participant_id),
  FOREIGN KEY (organisation_id, participant_id) REFERENCES participant (organisation_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX activity_person_number ON activity_person (organisation_id, number);

CREATE TABLE activity_month (
  organisation_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  month date NOT NULL,
  place_id uuid,
  sessions integer NOT NULL,
  cancelled integer NOT NULL,
  unmarked integer NOT NULL,
  participations bigint NOT NULL,
  minutes bigint NOT NULL,
  without_minutes bigint NOT NULL,
  not_marked bigint NOT NULL,
  heads bigint NOT NULL,
  FOREIGN KEY (organisation_id, activity_id) REFERENCES activity (organisation_id, id) ON DELETE CASCADE,
  UNIQUE NULLS NOT DISTINCT (organisation_id, activity_id, month, place_id),
  CONSTRAINT check$a_month_is_named_by_its_first_day CHECK (extract(day FROM month) = 1)
);

-- Who came, as sets of numbers: 4096 persons a row, so that a union is a bitwise or.
CREATE TABLE activity_month_persons (
  organisation_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  month date NOT NULL,
  place_id uuid,
  page integer NOT NULL,
  persons bit(4096) NOT NULL,
  FOREIGN KEY (organisation_id, activity_id) REFERENCES activity (organisation_id, id) ON DELETE CASCADE,
  UNIQUE NULLS NOT DISTINCT (organisation_id, activity_id, month, place_id, page)
);

CREATE TABLE activity_year_persons (
  organisation_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  year date NOT NULL,
  place_id uuid,
  page integer NOT NULL,
  persons bit(4096) NOT NULL,
  FOREIGN KEY (organisation_id, activity_id) REFERENCES activity (organisation_id, id) ON DELETE CASCADE,
  UNIQUE NULLS NOT DISTINCT (organisation_id, activity_id, year, place_id, page)
);

-- Months to be counted anew. A log, not a set: two people who mark at once never wait for each other here.
CREATE TABLE activity_stale (
  organisation_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  month date NOT NULL
);
CREATE INDEX activity_stale_of ON activity_stale (organisation_id, activity_id, month);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['activity_person', 'activity_month', 'activity_month_persons', 'activity_year_persons', 'activity_stale'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_organisation ON %I FOR SELECT TO polku_app USING (organisation_id = ANY (ARRAY (SELECT platform_organisations())))', name);
    EXECUTE format('CREATE POLICY keeper ON %I TO polku_owner USING (true) WITH CHECK (true)', name);
    EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON %I FROM polku_app', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['activity_session', 'activity_attendance', 'activity_headcount'] LOOP
    EXECUTE format('CREATE POLICY by_figures ON %I FOR SELECT TO polku_owner USING (true)', name);
  END LOOP;
END
$$;

CREATE FUNCTION activity_month_of(moment timestamptz) RETURNS date
LANGUAGE sql STABLE
AS $$ SELECT date_trunc('month', moment AT TIME ZONE 'Europe/Helsinki')::date $$;

-- The plan is kept for the whole connection, where an import of a million marks may be followed by single ones: always by index.
CREATE FUNCTION activity_stale_by_session() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = polku, pg_temp SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off
AS $$
BEGIN
  INSERT INTO activity_stale (organisation_id, activity_id, month)
  SELECT DISTINCT s.organisation_id, s.activity_id, activity_month_of(s.starts)
  FROM (SELECT DISTINCT c.organisation_id, c.session_id FROM changed c) c
  JOIN activity_session s ON s.organisation_id = c.organisation_id AND s.id = c.session_id;
  RETURN NULL;
END
$$;

CREATE FUNCTION activity_stale_by_own_month() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = polku, pg_temp
AS $$
BEGIN
  INSERT INTO activity_stale (organisation_id, activity_id, month)
  SELECT DISTINCT c.organisation_id, c.activity_id, activity_month_of(c.starts)
  FROM changed c;
  RETURN NULL;
END
$$;

-- A session that has been moved changes two months.
CREATE FUNCTION activity_stale_by_both_months() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = polku, pg_temp
AS $$
BEGIN
  INSERT INTO activity_stale (organisation_id, activity_id, month)
  SELECT DISTINCT moved.organisation_id, moved.activity_id, activity_month_of(moved.starts)
  FROM changed n
  JOIN previous o ON o.organisation_id = n.organisation_id AND o.id = n.id
  CROSS JOIN LATERAL (VALUES (n.organisation_id, n.activity_id, n.starts), (o.organisation_id, o.activity_id, o.starts)) AS moved (organisation_id, activity_id, starts)
  WHERE (n.activity_id, n.starts, n.cancelled_at IS NULL, n.place_id) IS DISTINCT FROM (o.activity_id, o.starts, o.cancelled_at IS NULL, o.place_id);
  RETURN NULL;
END
$$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['activity_attendance', 'activity_headcount'] LOOP
    EXECUTE format('CREATE TRIGGER stale_added AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION activity_stale_by_session()', name);
    EXECUTE format('CREATE TRIGGER stale_was AFTER UPDATE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION activity_stale_by_session()', name);
    EXECUTE format('CREATE TRIGGER stale_changed AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION activity_stale_by_session()', name);
    EXECUTE format('CREATE TRIGGER stale_gone AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION activity_stale_by_session()', name);
  END LOOP;
END
$$;
CREATE TRIGGER stale_added AFTER INSERT ON activity_session REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION activity_stale_by_own_month();
CREATE TRIGGER stale_changed AFTER UPDATE ON activity_session REFERENCING OLD TABLE AS previous NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION activity_stale_by_both_months();
CREATE TRIGGER stale_gone AFTER DELETE ON activity_session REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION activity_stale_by_own_month();

-- Counts stale months anew, at most so many; one at a time over the whole installation, so that an older count never
-- overwrites a newer one. The marks are read after the log: what is added meanwhile has its own line in it. Returns how many.
CREATE FUNCTION activity_refresh_figures(most integer) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = polku, pg_temp SET work_mem = '64MB' SET enable_seqscan = off
AS $$
DECLARE
  organisations uuid[];
  activities uuid[];
  months date[];
BEGIN
  IF NOT pg_try_advisory_xact_lock(20250, 12) THEN
    RETURN 0;
  END IF;
  WITH chosen AS (
    SELECT DISTINCT t.organisation_id, t.activity_id, t.month FROM activity_stale t LIMIT most
  ), taken AS (
    DELETE FROM activity_stale t
    USING chosen c
    WHERE t.organisation_id = c.organisation_id AND t.activity_id = c.activity_id AND t.month = c.month
  )
  SELECT array_agg(c.organisation_id), array_agg(c.activity_id), array_agg(c.month)
  INTO organisations, activities, months
  FROM chosen c;
  IF months IS NULL THEN
    RETURN 0;
  END IF;

  DELETE FROM activity_month m
  USING unnest(organisations, activities, months) AS k (organisation_id, activity_id, month)
  WHERE m.organisation_id = k.organisation_id AND m.activity_id = k.activity_id AND m.month = k.month;
  INSERT INTO activity_month (organisation_id, activity_id, month, place_id, sessions, cancelled, unmarked, participations, minutes, without_minutes, not_marked, heads)
  SELECT k.organisation_id, k.activity_id, k.month, f.place_id, count(*) FILTER (WHERE f.held), count(*) FILTER (WHERE NOT f.held), count(*) FILTER (WHERE f.unmarked),
    sum(f.participations), sum(f.minutes), sum(f.without_minutes), sum(f.not_marked), sum(f.heads)
  FROM unnest(organisations, activities, months) AS k (organisation_id, activity_id, month)
  JOIN activity_session_figure f ON f.organisation_id = k.organisation_id AND f.activity_id = k.activity_id
    AND f.starts >= k.month::timestamp AT TIME ZONE 'Europe/Helsinki' AND f.starts < (k.month + interval '1 month') AT TIME ZONE 'Europe/Helsinki'
  GROUP BY k.organisation_id, k.activity_id, k.month, f.place_id;

  INSERT INTO activity_person (organisation_id, participant_id)
  SELECT DISTINCT t.organisation_id, t.participant_id
  FROM unnest(organisations, activities, months) AS k (organisation_id, activity_id, month)
  JOIN activity_session s ON s.organisation_id = k.organisation_id AND s.activity_id = k.activity_id
    AND s.starts >= k.month::timestamp AT TIME ZONE 'Europe/Helsinki' AND s.starts < (k.month + interval '1 month') AT TIME ZONE 'Europe/Helsinki'
  JOIN activity_attendance t ON t.organisation_id = s.organisation_id AND t.session_id = s.id AND t.presence IN ('present', 'partly')
  WHERE s.cancelled_at IS NULL
    AND NOT EXISTS (SELECT FROM activity_person p WHERE p.organisation_id = t.organisation_id AND p.participant_id = t.participant_id);

  DELETE FROM activity_month_persons m
  USING unnest(organisations, activities, months) AS k (organisation_id, activity_id, month)
  WHERE m.organisation_id = k.organisation_id AND m.activity_id = k.activity_id AND m.month = k.month;
  INSERT INTO activity_month_persons (organisation_id, activity_id, month, place_id, page, persons)
  SELECT came.organisation_id, came.activity_id, came.month, came.place_id, came.number / 4096, bit_or(set_bit(B'0'::bit(4096), came.number % 4096, 1))
  FROM (
    SELECT DISTINCT k.organisation_id, k.activity_id, k.month, s.place_id, p.number
    FROM unnest(organisations, activities, months) AS k (organisation_id, activity_id, month)
    JOIN activity_session s ON s.organisation_id = k.organisation_id AND s.activity_id = k.activity_id
      AND s.starts >= k.month::timestamp AT TIME ZONE 'Europe/Helsinki' AND s.starts < (k.month + interval '1 month') AT TIME ZONE 'Europe/Helsinki'
    JOIN activity_attendance t ON t.organisation_id = s.organisation_id AND t.session_id = s.id AND t.presence IN ('present', 'partly')
    JOIN activity_person p ON p.organisation_id = t.organisation_id AND p.participant_id = t.participant_id
    WHERE s.cancelled_at IS NULL
  ) came
  GROUP BY came.organisation_id, came.activity_id, came.month, came.place_id, came.number / 4096;

  DELETE FROM activity_year_persons y
  USING (SELECT DISTINCT k.organisation_id, k.activity_id, date_trunc('year', k.month)::date AS year FROM unnest(organisations, activities, months) AS k (organisation_id, activity_id, month)) k
  WHERE y.organisation_id = k.organisation_id AND y.activity_id = k.activity_id AND y.year = k.year;
  INSERT INTO activity_year_persons (organisation_id, activity_id, year, place_id, page, persons)
  SELECT m.organisation_id, m.activity_id, k.year, m.place_id, m.page, bit_or(m.persons)
  FROM (SELECT DISTINCT k.organisation_id, k.activity_id, date_trunc('year', k.month)::date AS year FROM unnest(organisations, activities, months) AS k (organisation_id, activity_id, month)) k
  JOIN activity_month_persons m ON m.organisation_id = k.organisation_id AND m.activity_id = k.activity_id
    AND m.month >= k.year AND m.month < k.year + interval '1 year'
  GROUP BY m.organisation_id, m.activity_id, k.year, m.place_id, m.page;

  RETURN cardinality(months);
END
$$;
GRANT EXECUTE ON FUNCTION activity_refresh_figures(integer), activity_month_of(timestamptz) TO polku_app;

-- What is there already is counted once.
INSERT INTO activity_stale (organisation_id, activity_id, month)
SELECT DISTINCT s.organisation_id, s.activity_id, activity_month_of(s.starts)
FROM activity_session s;
