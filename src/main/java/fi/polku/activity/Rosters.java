package fi.polku.activity;

import fi.polku.activity.Attendance.Hand;
import fi.polku.activity.Attendance.Presence;
import fi.polku.activity.Roster.Counts;
import fi.polku.activity.Roster.Mark;
import fi.polku.activity.Roster.Marked;
import fi.polku.activity.Roster.Meeting;
import fi.polku.activity.Roster.Person;
import fi.polku.participant.Participant;
import fi.polku.participant.Participants;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lists of sessions, read and marked. */
@Component
class Rosters {
  /** Who came to an open place within this time is offered on its list. */
  private static final Duration RECENTLY = Duration.ofDays(30);

  private final Database database;
  private final Attendances attendances;
  private final Participants participants;

  Rosters(Database database, Attendances attendances, Participants participants) {
    this.database = database;
    this.attendances = attendances;
    this.participants = participants;
  }

  /** The whole list by name; everybody on it is in the log. */
  Roster get(Scope scope, Session.Key session) {
    return database.in(scope, tx -> {
      Meeting meeting = meeting(tx, session);
      List<Person> people = people(tx, meeting);
      tx.audit(people.stream().map(Person::id).toList(), session);
      return new Roster(meeting, people, doors(tx, session));
    });
  }

  /** Marks one person and tells what their tile and the counts are then. */
  Marked mark(Scope scope, Session.Key session, Participant.Key participant, Presence presence, @Nullable Integer minutes, Instant at) {
    return database.often(scope, tx -> {
      attendances.mark(tx, session, participant, presence, minutes, Hand.ROSTER, at);
      return marked(tx, session, participant);
    });
  }

  /** A new person, known by this alias, who has come; sent twice under the same id they have come once. */
  void welcome(Scope scope, Session.Key session, Participant.Key id, String alias, Instant at) {
    database.act(scope, tx -> {
      meeting(tx, session);
      participants.add(tx, id, alias, at);
      came(tx, session, id, at);
    });
  }

  /** Somebody known who has come, though nobody expected them here. */
  void include(Scope scope, Session.Key session, Participant.Key participant, Instant at) {
    database.act(scope, tx -> came(tx, session, participant, at));
  }

  /** Marked before they join: the mark is what checks that this scope may do so. */
  private void came(Tx tx, Session.Key session, Participant.Key participant, Instant at) {
    attendances.mark(tx, session, participant, Presence.PRESENT, null, Hand.ROSTER, at);
    Meeting meeting = meeting(tx, session);
    if (!meeting.joining()) return;
    tx.update("""
            INSERT INTO activity_member AS m (organisation_id, activity_id, participant_id, joined_on)
            VALUES (:organisation, :activity, :participant, :day)
            ON CONFLICT (organisation_id, activity_id, participant_id) DO UPDATE
            SET left_on = CASE WHEN m.left_on >= excluded.joined_on THEN m.left_on END, joined_on = least(m.joined_on, excluded.joined_on)
            WHERE m.left_on < excluded.joined_on OR m.joined_on > excluded.joined_on
            """)
        .bind("activity", meeting.activityId())
        .bind("participant", participant)
        .bind("day", meeting.day())
        .execute();
  }

  /** Every mark of the session, newest first, the corrected ones among them. */
  List<Mark> marks(Scope scope, Session.Key session) {
    return database.in(scope, tx -> {
      meeting(tx, session);
      List<Mark> marks = tx.query("""
              SELECT m.participant_id, CASE WHEN p.id = ANY (ARRAY (SELECT participant_hidden(:organisation, :actor))) THEN coalesce(nullif(btrim(p.alias), ''), '–') ELSE p.shown_name END AS shown_name, m.presence, m.minutes, m.marked_at, s.name AS marked_by, m.marked_how, m.stands
              FROM activity_mark m
              JOIN participant p ON p.organisation_id = m.organisation_id AND p.id = m.participant_id
              LEFT JOIN organisation_staff s ON s.organisation_id = m.organisation_id AND s.id = m.marked_by
              WHERE m.organisation_id = :organisation AND m.session_id = :session
              ORDER BY m.marked_at DESC, shown_name, m.stands DESC
              LIMIT 500
              """)
          .bind("session", session)
          .mapTo(Mark.class)
          .list();
      tx.audit(marks.stream().map(Mark::participantId).distinct().toList(), session);
      return marks;
    });
  }

  Meeting meeting(Tx tx, Session.Key session) {
    return tx.query("""
            SELECT s.id, s.activity_id, a.name, a.kind, a.counting, s.starts, s.ends, s.title, p.name AS place, r.name AS room, s.notice,
              s.cancelled_at, s.closed_at, c.name AS closed_by
            FROM activity_session s
            JOIN activity a ON a.organisation_id = s.organisation_id AND a.id = s.activity_id
            LEFT JOIN activity_place p ON p.organisation_id = s.organisation_id AND p.id = coalesce(s.place_id, a.place_id)
            LEFT JOIN activity_room r ON r.organisation_id = s.organisation_id AND r.id = CASE WHEN s.place_id IS NULL THEN coalesce(s.room_id, a.room_id) ELSE s.room_id END
            LEFT JOIN organisation_staff c ON c.organisation_id = s.organisation_id AND c.id = s.closed_by
            WHERE s.id = :session AND s.organisation_id = :organisation
              AND (:everyActivity OR EXISTS (
                SELECT FROM activity_leader l
                WHERE l.organisation_id = s.organisation_id AND l.activity_id = s.activity_id AND l.staff_id = :actor))
            """)
        .bind("session", session)
        .mapTo(Meeting.class)
        .findOne()
        .orElseThrow(NotFound::new);
  }

  /** The group, the marked, and, but for restricted persons, in an open place those who came lately: these are only offered. */
  private List<Person> people(Tx tx, Meeting meeting) {
    return tx.query("""
            WITH list AS (
              SELECT e.participant_id, e.expected
              FROM activity_roster e
              WHERE e.organisation_id = :organisation AND e.session_id = :session
              UNION ALL
              SELECT c.participant_id, false
              FROM activity_session o
              JOIN activity_attendance c ON c.organisation_id = o.organisation_id AND c.session_id = o.id AND c.presence IN ('present', 'partly')
              WHERE :open AND o.organisation_id = :organisation AND o.activity_id = :activity AND o.starts >= :recently AND o.starts < :starts
            ), people AS (
              SELECT participant_id, bool_or(expected) AS expected
              FROM list
              GROUP BY participant_id
            )
            SELECT r.participant_id AS id, CASE WHEN p.id = ANY (ARRAY (SELECT participant_hidden(:organisation, :actor))) THEN coalesce(nullif(btrim(p.alias), ''), '–') ELSE p.shown_name END AS shown_name,
              coalesce(t.presence, 'not-marked') AS presence, t.minutes, e.earlier, r.expected, p.id = ANY (ARRAY (SELECT participant_hidden(:organisation, :actor))) AS veiled
            FROM people r
            JOIN participant p ON p.organisation_id = :organisation AND p.id = r.participant_id
            LEFT JOIN activity_attendance t ON t.organisation_id = :organisation AND t.session_id = :session AND t.participant_id = r.participant_id
            CROSS JOIN LATERAL (
              SELECT count(*) AS earlier
              FROM activity_attendance v
              JOIN activity_session o ON o.organisation_id = v.organisation_id AND o.id = v.session_id
              WHERE v.organisation_id = :organisation AND v.participant_id = r.participant_id AND v.presence IN ('present', 'partly')
                AND o.activity_id = :activity AND o.starts < :starts
            ) e
            WHERE (p.erased_at IS NULL OR t.presence IS NOT NULL) AND (r.expected OR t.presence IS NOT NULL OR p.id <> ALL (ARRAY (SELECT participant_hidden(:organisation, :actor))))
            ORDER BY shown_name COLLATE "fi-x-icu", r.participant_id
            """)
        .bind("session", meeting.id())
        .bind("activity", meeting.activityId())
        .bind("open", meeting.openPlace())
        .bind("recently", meeting.starts().minus(RECENTLY))
        .bind("starts", meeting.starts())
        .mapTo(Person.class)
        .list();
  }

  private List<Headcount> doors(Tx tx, Session.Key session) {
    return tx.query("""
            SELECT DISTINCT ON (h.door) h.door, h.heads
            FROM activity_headcount h
            WHERE h.organisation_id = :organisation AND h.session_id = :session
            ORDER BY h.door, h.counted_at DESC
            """)
        .bind("session", session)
        .mapTo(Headcount.class)
        .list();
  }

  private record Flat(Participant.Key id, String shownName, Presence presence, @Nullable Integer minutes, int earlier, boolean expected, boolean veiled, int there, int excused, int absent, int unmarked) {}

  private Marked marked(Tx tx, Session.Key session, Participant.Key participant) {
    Flat flat = tx.query("""
            WITH met AS (
              SELECT s.activity_id, s.starts, (s.starts AT TIME ZONE 'Europe/Helsinki')::date AS day
              FROM activity_session s
              WHERE s.organisation_id = :organisation AND s.id = :session
            ), marks AS MATERIALIZED (
              SELECT t.participant_id, t.presence, t.minutes
              FROM activity_attendance t
              WHERE t.organisation_id = :organisation AND t.session_id = :session
            ), members AS MATERIALIZED (
              SELECT m.participant_id
              FROM met
              JOIN activity a ON a.organisation_id = :organisation AND a.id = met.activity_id AND a.counting <> 'heads'
              JOIN activity_member m ON m.organisation_id = :organisation AND m.activity_id = met.activity_id
              WHERE m.joined_on <= met.day AND (m.left_on IS NULL OR m.left_on >= met.day)
            )
            SELECT p.id, CASE WHEN p.id = ANY (hidden.people) THEN coalesce(nullif(btrim(p.alias), ''), '–') ELSE p.shown_name END AS shown_name,
              p.id = ANY (hidden.people) AS veiled, coalesce(t.presence, 'not-marked') AS presence, t.minutes,
              coalesce(t.presence <> 'not-marked', false) OR EXISTS (SELECT FROM members WHERE participant_id = p.id) AS expected,
              (SELECT count(*)
                FROM met
                JOIN activity_session o ON o.organisation_id = :organisation AND o.activity_id = met.activity_id AND o.starts < met.starts
                JOIN activity_attendance v ON v.organisation_id = :organisation AND v.session_id = o.id AND v.participant_id = :participant
                WHERE v.presence IN ('present', 'partly')) AS earlier,
              c.there, c.excused, c.absent,
              (SELECT count(*) FROM members LEFT JOIN marks ON marks.participant_id = members.participant_id WHERE coalesce(marks.presence, 'not-marked') = 'not-marked') AS unmarked
            FROM participant p
            LEFT JOIN marks t ON t.participant_id = p.id
            CROSS JOIN (SELECT ARRAY (SELECT participant_hidden(:organisation, :actor)) AS people) hidden
            CROSS JOIN (
              SELECT count(*) FILTER (WHERE presence IN ('present', 'partly')) AS there, count(*) FILTER (WHERE presence = 'excused') AS excused,
                count(*) FILTER (WHERE presence = 'absent') AS absent
              FROM marks
            ) c
            WHERE p.organisation_id = :organisation AND p.id = :participant
            """)
        .bind("session", session)
        .bind("participant", participant)
        .mapTo(Flat.class)
        .one();
    Person person = new Person(flat.id, flat.shownName, flat.presence, flat.minutes, flat.earlier, flat.expected, flat.veiled);
    return new Marked(session, person, new Counts(flat.there, flat.excused, flat.absent, flat.unmarked));
  }
}
