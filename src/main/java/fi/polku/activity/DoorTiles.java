package fi.polku.activity;

import fi.polku.activity.DoorTile.ShownAs;
import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a door shows today: the sessions of its place, their people as each has chosen, and those choices. */
@Component
class DoorTiles {
  /** How long after the last session of a day the door still greets: who leaves late may yet say that they came. */
  private static final Duration LINGERS = Duration.ofHours(1);

  private final Database database;
  private final Clock clock;

  DoorTiles(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A session of today at the place. */
  record Here(Session.Key id, Activity.Key activityId, String name, Instant starts, Instant ends, Activity.Counting counting) {}

  /** A person's tile in an activity; the id stays on this side of the door. */
  record Face(Activity.Key activityId, Participant.Key participantId, @Nullable String alias, ShownAs shownAs, @Nullable String symbol) {}

  /**
   * All that one door shows on one day.
   *
   * @param over what was on today ended long enough ago; its sessions are no longer here
   */
  record Day(String place, String door, List<Here> sessions, List<Face> faces, @Nullable Here next, boolean over) {}

  /** What is known of one person here, for choosing. */
  record Person(String shownName, @Nullable String alias) {}

  private record Names(String place, String door) {}

  private record Choice(ShownAs shownAs, @Nullable String symbol) {}

  Day today(Scope door, Place.Key place) {
    return database.in(door, tx -> {
      Names names = names(tx);
      List<Here> all = sessions(tx, place);
      boolean over = !all.isEmpty() && all.stream().allMatch(s -> s.ends().plus(LINGERS).isBefore(clock.instant()));
      List<Here> sessions = over ? List.of() : all;
      List<Face> faces = sessions.isEmpty() ? List.of() : faces(tx, sessions);
      if (!faces.isEmpty()) tx.audit(faces.stream().map(Face::participantId).distinct().toList(), place);
      return new Day(names.place, names.door, sessions, faces, sessions.isEmpty() ? next(tx, place) : null, over);
    });
  }

  private static Names names(Tx tx) {
    return tx.query("""
            SELECT p.name AS place, d.name AS door
            FROM activity_door d
            JOIN activity_place p ON p.organisation_id = d.organisation_id AND p.id = d.place_id
            WHERE d.id = :actor AND d.organisation_id = :organisation
            """)
        .mapTo(Names.class)
        .one();
  }

  private List<Here> sessions(Tx tx, Place.Key place) {
    LocalDate today = Helsinki.today(clock);
    return tx.query("""
            SELECT s.id, s.activity_id, coalesce(s.title, a.name) AS name, s.starts, s.ends, a.counting
            FROM activity_session s
            JOIN activity a ON a.organisation_id = s.organisation_id AND a.id = s.activity_id
            WHERE s.organisation_id = :organisation AND s.starts >= :from AND s.starts < :to
              AND coalesce(s.place_id, a.place_id) = :place AND s.cancelled_at IS NULL AND s.closed_at IS NULL
            ORDER BY s.starts, name, s.id
            """)
        .bind("place", place)
        .bind("from", Helsinki.start(today))
        .bind("to", Helsinki.end(today))
        .mapTo(Here.class)
        .list();
  }

  private @Nullable Here next(Tx tx, Place.Key place) {
    return tx.query("""
            SELECT s.id, s.activity_id, coalesce(s.title, a.name) AS name, s.starts, s.ends, a.counting
            FROM activity_session s
            JOIN activity a ON a.organisation_id = s.organisation_id AND a.id = s.activity_id
            WHERE s.organisation_id = :organisation AND s.starts >= :from
              AND coalesce(s.place_id, a.place_id) = :place AND s.cancelled_at IS NULL AND s.closed_at IS NULL
            ORDER BY s.starts, s.id
            LIMIT 1
            """)
        .bind("place", place)
        .bind("from", Helsinki.end(Helsinki.today(clock)))
        .mapTo(Here.class)
        .findOne()
        .orElse(null);
  }

  /** Members, and who has come in the last quarter, but for the restricted, whom nobody at the door should see; the most frequent sixty, where more would be a search and not a greeting. */
  private List<Face> faces(Tx tx, List<Here> sessions) {
    return tx.query("""
            WITH near AS (
              SELECT m.activity_id, m.participant_id, 0 AS visits
              FROM activity_member m
              WHERE m.organisation_id = :organisation AND m.activity_id = ANY (:activities) AND m.joined_on <= :today AND (m.left_on IS NULL OR m.left_on >= :today)
              UNION ALL
              SELECT s.activity_id, t.participant_id, 1
              FROM activity_session s
              JOIN activity_attendance t ON t.organisation_id = s.organisation_id AND t.session_id = s.id AND t.presence IN ('present', 'partly')
              WHERE s.organisation_id = :organisation AND s.activity_id = ANY (:activities) AND s.starts >= :since
            ), shown AS (
              SELECT n.activity_id, p.id AS participant_id, nullif(btrim(p.alias), '') AS alias, coalesce(t.shown_as, 'alias') AS shown_as, t.symbol,
                row_number() OVER (PARTITION BY n.activity_id ORDER BY sum(n.visits) DESC, p.id) AS place
              FROM near n
              JOIN participant p ON p.organisation_id = :organisation AND p.id = n.participant_id
              LEFT JOIN activity_door_tile t ON t.organisation_id = p.organisation_id AND t.participant_id = p.id
              WHERE (coalesce(t.shown_as, 'alias') = 'symbol' OR (coalesce(t.shown_as, 'alias') = 'alias' AND btrim(p.alias) <> ''))
                AND p.erased_at IS NULL AND p.id <> ALL (ARRAY (SELECT participant_hidden(:organisation, :actor)))
              GROUP BY n.activity_id, p.id, p.alias, t.shown_as, t.symbol
            )
            SELECT activity_id, participant_id, CASE WHEN shown_as = 'alias' THEN alias END AS alias, shown_as, symbol
            FROM shown
            WHERE place <= 60
            ORDER BY activity_id, shown_as, lower(alias) COLLATE "und-x-icu", symbol, participant_id
            """)
        .bind("activities", sessions.stream().filter(s -> s.counting != Activity.Counting.HEADS).map(s -> s.activityId.value()).distinct().toArray(java.util.UUID[]::new))
        .bind("today", Helsinki.today(clock))
        .bind("since", Helsinki.start(Helsinki.today(clock).minusDays(90)))
        .mapTo(Face.class)
        .list();
  }

  Person person(Scope scope, Participant.Key participant) {
    return database.in(scope, tx -> {
      Person person = tx.query("""
              SELECT p.shown_name, nullif(btrim(p.alias), '') AS alias
              FROM participant p
              WHERE p.id = :participant AND p.organisation_id = :organisation
              """)
          .bind("participant", participant)
          .mapTo(Person.class)
          .findOne()
          .orElseThrow(NotFound::new);
      tx.audit("participant.read-participant", List.of(participant), List.of(), 1);
      return person;
    });
  }

  DoorTile choice(Scope scope, Participant.Key participant) {
    Optional<Choice> choice = database.in(scope, tx -> tx.query("""
            SELECT t.shown_as, t.symbol
            FROM activity_door_tile t
            WHERE t.participant_id = :participant AND t.organisation_id = :organisation
            """)
        .bind("participant", participant)
        .mapTo(Choice.class)
        .findOne());
    return choice.map(c -> DoorTile.of(c.shownAs, c.symbol)).orElse(DoorTile.UNCHOSEN);
  }

  /** Whether somebody who goes to the same things has this picture already. */
  boolean taken(Scope scope, Participant.Key participant, String symbol) {
    return database.in(scope, tx -> tx.query("""
            SELECT EXISTS (
              SELECT FROM activity_door_tile t
              JOIN activity_member other ON other.organisation_id = t.organisation_id AND other.participant_id = t.participant_id
              JOIN activity_member own ON own.organisation_id = t.organisation_id AND own.activity_id = other.activity_id AND own.participant_id = :participant
              WHERE t.organisation_id = :organisation AND t.participant_id <> :participant AND t.shown_as = 'symbol' AND t.symbol = :symbol)
            """)
        .bind("participant", participant)
        .bind("symbol", symbol)
        .mapTo(Boolean.class)
        .one());
  }

  void choose(Scope scope, Participant.Key participant, DoorTile tile) {
    database.act(scope, tx -> {
      int kept = tx.update("""
              INSERT INTO activity_door_tile (organisation_id, participant_id, shown_as, symbol)
              SELECT p.organisation_id, p.id, :shownAs, :symbol
              FROM participant p
              WHERE p.id = :participant AND p.organisation_id = :organisation
              ON CONFLICT (organisation_id, participant_id) DO UPDATE
              SET shown_as = excluded.shown_as, symbol = excluded.symbol
              """)
          .bind("participant", participant)
          .bind("shownAs", tile.shownAs())
          .bind("symbol", tile.stored())
          .execute();
      if (kept == 0) throw new NotFound();
      tx.audit(List.of(participant));
    });
  }
}
