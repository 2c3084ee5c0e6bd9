package fi.polku.activity;

import fi.polku.activity.Attendance.Hand;
import fi.polku.activity.Attendance.Presence;
import fi.polku.activity.DoorAct.Kept;
import fi.polku.activity.DoorAct.Odd;
import fi.polku.activity.DoorAct.Outcome;
import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What doors have told. Each act is kept under its own id in the transaction that marks or counts: told ten times, it happens once. */
@Component
class DoorActs {
  private final Database database;
  private final DoorKeys keys;
  private final Marks marks;
  private final Clock clock;

  DoorActs(Database database, DoorKeys keys, Marks marks, Clock clock) {
    this.database = database;
    this.keys = keys;
    this.marks = marks;
    this.clock = clock;
  }

  /** The two ways a visit counts. */
  @Component
  record Marks(Attendances attendances, Headcounts headcounts) {}

  private record Where(String door, boolean here, boolean open, Instant starts, Instant ends, Activity.Counting counting) {
    boolean on(Instant at) {
      boolean within = !at.isBefore(starts) && at.isBefore(ends);
      return within || Helsinki.date(at).equals(Helsinki.date(starts));
    }
  }

  /** @param expected false when a tile was touched whose person is no longer there */
  private record Who(Participant.@Nullable Key person, @Nullable Shown card, boolean expected) {}

  private record Shown(java.util.UUID id, Participant.@Nullable Key participantId) {}

  private record Mark(Presence presence, Instant markedAt, @Nullable String markedHow, java.util.@Nullable UUID markedBy) {}

  /** Does what was done at the door and says what came of it; for an act told before, what came of it then. */
  Outcome tell(Scope door, Place.Key place, DoorAct told) {
    Instant now = clock.instant();
    DoorAct act = told.at().isAfter(now) ? new DoorAct(told.id(), told.session(), told.tile(), told.card(), told.undoes(), now) : told;
    return database.in(door, tx -> {
      Where where = where(tx, place, act.session()).orElse(null);
      Optional<Kept> before = act.undoes() == null ? Optional.empty() : kept(tx, act);
      Who who = who(tx, act);
      if (where == null && !paired(tx)) throw new NotFound();
      boolean nothing = where == null || who == null || act.undoes() != null && before.isEmpty();
      if (nothing) return earlier(tx, act.id()).orElse(Outcome.UNKNOWN);
      if (!keep(tx, act, who)) return earlier(tx, act.id()).orElse(Outcome.UNKNOWN);
      Outcome outcome = outcome(tx, act, where, who, before);
      settle(tx, act.id(), outcome);
      if (outcome != Outcome.MARKED) tx.audit(who.person == null ? List.of() : List.of(who.person), act.session());
      return outcome;
    });
  }

  /** The session, held until the end so that two tablets do not count the same card; none for a door that was revoked meanwhile. */
  private static Optional<Where> where(Tx tx, Place.Key place, Session.Key session) {
    return tx.query("""
            SELECT d.name AS door, coalesce(s.place_id, a.place_id) IS NOT DISTINCT FROM :place AS here,
              s.closed_at IS NULL AND s.cancelled_at IS NULL AS open, s.starts, s.ends, a.counting
            FROM activity_session s
            JOIN activity a ON a.organisation_id = s.organisation_id AND a.id = s.activity_id
            JOIN activity_door d ON d.organisation_id = s.organisation_id AND d.id = :actor AND d.place_id = :place AND d.revoked_at IS NULL
            WHERE s.id = :session AND s.organisation_id = :organisation
            FOR NO KEY UPDATE OF s
            """)
        .bind("place", place)
        .bind("session", session)
        .mapTo(Where.class)
        .findOne();
  }

  private static boolean paired(Tx tx) {
    return tx.query("SELECT EXISTS (SELECT FROM activity_door d WHERE d.id = :actor AND d.organisation_id = :organisation AND d.revoked_at IS NULL)")
        .mapTo(Boolean.class)
        .one();
  }

  private @Nullable Who who(Tx tx, DoorAct act) {
    if (act.card() != null) return card(tx, act.card()).map(card -> new Who(card.participantId, card, true)).orElse(null);
    if (act.tile() == null) return new Who(null, null, true);
    Optional<Participant.Key> person = keys.person(new Door.Key(tx.scope().actor()), act.tile()).flatMap(id -> standing(tx, id));
    return new Who(person.orElse(null), null, person.isPresent());
  }

  /** Whom a tile stands for now: a record merged since the tablet last asked is the kept one; of the erased only a nameless row is left. */
  private static Optional<Participant.Key> standing(Tx tx, Participant.Key person) {
    return tx.query("SELECT coalesce(p.merged_into, p.id) FROM participant p WHERE p.id = :person AND p.organisation_id = :organisation AND p.erased_at IS NULL")
        .bind("person", person)
        .mapTo(Participant.Key.class)
        .findOne();
  }

  /** A revoked card stands for nobody any more: its bearer is one more head, and is not turned away. */
  private static Optional<Shown> card(Tx tx, byte[] hash) {
    return tx.query("""
            SELECT c.id, CASE WHEN c.revoked_at IS NULL THEN c.participant_id END AS participant_id
            FROM activity_card c
            WHERE c.code_hash = :hash AND c.organisation_id = :organisation
            """)
        .bind("hash", hash)
        .mapTo(Shown.class)
        .findOne();
  }

  private static Optional<Kept> kept(Tx tx, DoorAct act) {
    return tx.query("""
            SELECT t.id, t.session_id, t.participant_id, t.outcome, t.acted_at
            FROM activity_door_act t
            WHERE t.id = :undoes AND t.organisation_id = :organisation AND t.door_id = :actor AND t.session_id = :session AND t.undoes IS NULL
              AND t.acted_at >= :earliest
            """)
        .bind("undoes", act.undoes())
        .bind("session", act.session())
        .bind("earliest", act.at().minus(DoorAct.REGRET))
        .mapTo(Kept.class)
        .findOne();
  }

  private static Optional<Outcome> earlier(Tx tx, DoorAct.Key id) {
    return tx.query("SELECT t.outcome FROM activity_door_act t WHERE t.id = :id AND t.organisation_id = :organisation AND t.door_id = :actor")
        .bind("id", id)
        .mapTo(Outcome.class)
        .findOne();
  }

  private boolean keep(Tx tx, DoorAct act, Who who) {
    return tx.update("""
            INSERT INTO activity_door_act (id, organisation_id, door_id, session_id, participant_id, card_id, undoes, acted_at, received_at, outcome)
            VALUES (:id, :organisation, :actor, :session, :person, :card, :undoes, :at, :now, 'late')
            ON CONFLICT (id) DO NOTHING
            """)
        .bind("id", act.id())
        .bind("session", act.session())
        .bind("person", who.person)
        .bind("card", who.card == null ? null : who.card.id)
        .bind("undoes", act.undoes())
        .bind("at", act.at())
        .bind("now", clock.instant())
        .execute() == 1;
  }

  private static void settle(Tx tx, DoorAct.Key id, Outcome outcome) {
    tx.update("UPDATE activity_door_act SET outcome = :outcome WHERE id = :id AND organisation_id = :organisation")
        .bind("id", id)
        .bind("outcome", outcome)
        .execute();
  }

  private Outcome outcome(Tx tx, DoorAct act, Where where, Who who, Optional<Kept> before) {
    if (before.isPresent() && !before.get().outcome().figured()) return takeBack(tx, before.get());
    if (!where.here) return Outcome.ELSEWHERE;
    boolean remembered = Duration.between(act.at(), clock.instant()).compareTo(DoorAct.MEMORY) <= 0;
    if (!where.open || !where.on(act.at()) || !remembered) return Outcome.LATE;
    if (before.isPresent()) return undo(tx, act, before.get(), where);
    if (!who.expected) return Outcome.GONE;
    if (who.person != null && where.counting != Activity.Counting.HEADS) return mark(tx, act, who.person);
    if ((who.card != null || who.person != null) && counted(tx, act, who)) return Outcome.ALREADY;
    marks.headcounts.change(tx, act.session(), where.door, 1, act.at());
    return Outcome.COUNTED;
  }

  private Outcome mark(Tx tx, DoorAct act, Participant.Key person) {
    Optional<Mark> mark = current(tx, act.session(), person);
    boolean known = mark.filter(m -> m.presence.counts() || m.markedAt.isAfter(act.at())).isPresent();
    if (known) return Outcome.ALREADY;
    marks.attendances.mark(tx, act.session(), person, Presence.PRESENT, null, Hand.DOOR, act.at());
    return Outcome.MARKED;
  }

  private static Optional<Mark> current(Tx tx, Session.Key session, Participant.Key person) {
    return tx.query("""
            SELECT t.presence, t.marked_at, t.marked_how, t.marked_by
            FROM activity_attendance t
            WHERE t.organisation_id = :organisation AND t.session_id = :session AND t.participant_id = :person
            """)
        .bind("session", session)
        .bind("person", person)
        .mapTo(Mark.class)
        .findOne();
  }

  /** A card that nobody holds yet, or a person where only heads are counted, is one head a session however often shown. */
  private static boolean counted(Tx tx, DoorAct act, Who who) {
    return tx.query("""
            SELECT EXISTS (
              SELECT FROM activity_door_act t
              WHERE t.organisation_id = :organisation AND t.session_id = :session AND t.id <> :id AND t.outcome = 'counted'
                AND (t.card_id = :card::uuid OR t.participant_id = :person::uuid))
            """)
        .bind("session", act.session())
        .bind("id", act.id())
        .bind("card", who.card == null ? null : who.card.id)
        .bind("person", who.person)
        .mapTo(Boolean.class)
        .one();
  }

  private Outcome undo(Tx tx, DoorAct act, Kept before, Where where) {
    if (before.outcome() == Outcome.MARKED) unmark(tx, act, before);
    if (before.outcome() == Outcome.COUNTED) marks.headcounts.change(tx, act.session(), where.door, -1, act.at());
    return takeBack(tx, before);
  }

  private static Outcome takeBack(Tx tx, Kept before) {
    settle(tx, before.id(), Outcome.UNDONE);
    return Outcome.UNDO;
  }

  /** Only this door's own mark is taken back: what staff have written since stands. */
  private void unmark(Tx tx, DoorAct act, Kept before) {
    if (before.participantId() == null) return;
    boolean own = current(tx, act.session(), before.participantId())
        .filter(m -> m.presence == Presence.PRESENT && "door".equals(m.markedHow) && tx.scope().actor().equals(m.markedBy)).isPresent();
    if (own) marks.attendances.mark(tx, act.session(), before.participantId(), Presence.NOT_MARKED, null, Hand.DOOR, act.at());
  }

  /** The newest acts of a door that found no way into the figures. */
  List<Odd> odd(Scope scope, Door.Key door) {
    return database.in(scope, tx -> {
      List<Odd> odd = tx.query("""
              SELECT t.id, t.outcome, t.acted_at, t.session_id, t.participant_id, a.name AS activity_name, s.starts, CASE WHEN p.id <> ALL (ARRAY (SELECT participant_hidden(:organisation, :actor))) THEN p.shown_name END AS shown_name
              FROM activity_door_act t
              JOIN activity_session s ON s.organisation_id = t.organisation_id AND s.id = t.session_id
              JOIN activity a ON a.organisation_id = s.organisation_id AND a.id = s.activity_id
              LEFT JOIN participant p ON p.organisation_id = t.organisation_id AND p.id = t.participant_id
              WHERE t.organisation_id = :organisation AND t.door_id = :door AND t.outcome IN ('late', 'elsewhere', 'gone')
              ORDER BY t.acted_at DESC, t.id
              LIMIT 200
              """)
          .bind("door", door)
          .mapTo(Odd.class)
          .list();
      List<Participant.Key> people = odd.stream().map(Odd::participantId).filter(java.util.Objects::nonNull).distinct().toList();
      if (!people.isEmpty()) tx.audit(people, door);
      return odd;
    });
  }
}
