package fi.polku.participant;

import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The people in one organisation's care. */
@Component
public class Participants {
  /** Rows on one page of a list. */
  static final int PAGE = 25;

  /** Matches are counted so far and no further. */
  static final int COUNTED = 1000;

  private static final int LIKELY = 6;

  /** Fewer found than this, and names written almost so are looked for too. */
  private static final int FEW = 3;

  private final Database database;
  private final Clock clock;

  Participants(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** One row of a list; {@code total} is how many the search found, at most one more than {@link #COUNTED}. */
  public record Found(Participant.Key id, String shownName, @Nullable String firstName, @Nullable String lastName, @Nullable String municipality, int total) {
    public String fullName() {
      String full = ((firstName == null ? "" : firstName) + " " + (lastName == null ? "" : lastName)).strip();
      return full.equals(shownName) ? "" : full;
    }
  }

  /** One page of those whose alias, names or telephone number hold all the words, by name. */
  List<Found> search(Scope scope, SearchWords words, int page) {
    return database.in(scope, tx -> {
      List<Found> found = tx.query("""
              WITH found AS MATERIALIZED (
                SELECT f.id, f.place
                FROM participant_search(:organisation, :actor, :words, 0, :most) WITH ORDINALITY AS f (id, place)
              )
              SELECT p.id, p.shown_name, p.first_name, p.last_name, p.municipality, (SELECT count(*) FROM found) AS total
              FROM found f
              JOIN participant p ON p.organisation_id = :organisation AND p.id = f.id
              WHERE f.place > :before AND f.place <= :before + :size
              ORDER BY f.place
              """)
          .bind("words", words.patterns())
          .bind("most", COUNTED + 1)
          .bind("before", (page - 1) * PAGE)
          .bind("size", PAGE)
          .mapTo(Found.class)
          .list();
      tx.audit(found.stream().map(Found::id).toList());
      return found;
    });
  }

  /** Those whose name is almost what was typed, when few have it as it was typed; and those once known by it. */
  List<Found> near(Scope scope, SearchWords words, List<Found> found) {
    if (found.size() >= FEW || words.near().length == 0) return List.of();
    return database.in(scope, tx -> {
      List<Found> near = tx.query("""
              SELECT p.id, p.shown_name, p.first_name, p.last_name, p.municipality, 0 AS total
              FROM participant_search_near(:organisation, :actor, :words, :patterns, :most) n
              JOIN participant p ON p.organisation_id = :organisation AND p.id = n.id AND p.id <> ALL (:found)
              ORDER BY n.nearness DESC, p.shown_name, p.id
              """)
          .bind("words", words.near())
          .bind("patterns", words.patterns())
          .bind("most", LIKELY + FEW)
          .bind("found", found.stream().map(f -> f.id().value()).toArray(UUID[]::new))
          .mapTo(Found.class)
          .list();
      if (!near.isEmpty()) tx.audit(near.stream().map(Found::id).toList());
      return near;
    });
  }

  /** The few who may be meant by what has been typed, written almost so too; nobody before two letters. */
  public List<Participant> likely(Scope scope, SearchWords words) {
    if (words.text().length() < 2) return List.of();
    List<Participant> exact = exactly(scope, words);
    List<Found> near = near(scope, words, exact.stream().map(p -> new Found(p.id(), p.shownName(), null, null, null, 0)).toList());
    return Stream.concat(exact.stream(), near.stream().map(f -> new Participant(f.id(), f.shownName()))).limit(LIKELY).toList();
  }

  private List<Participant> exactly(Scope scope, SearchWords words) {
    return database.in(scope, tx -> {
      List<Participant> likely = tx.query("""
              SELECT p.id, p.shown_name
              FROM participant_search(:organisation, :actor, :words, 0, :most) f
              JOIN participant p ON p.organisation_id = :organisation AND p.id = f.id
              ORDER BY lower(p.shown_name) <> lower(:text), p.shown_name, p.id
              """)
          .bind("words", words.patterns())
          .bind("text", words.text())
          .bind("most", LIKELY)
          .mapTo(Participant.class)
          .list();
      if (!likely.isEmpty()) tx.audit(likely.stream().map(Participant::id).toList());
      return likely;
    });
  }

  /** A new person who is only an alias so far; sent twice under the same id it is one. */
  public Participant.Key add(Tx tx, Participant.Key id, String alias, Instant at) {
    tx.update("""
            INSERT INTO participant (id, organisation_id, alias, created_at, created_by)
            VALUES (:id, :organisation, :alias, :at, :actor)
            ON CONFLICT (id) DO NOTHING
            """)
        .bind("id", id)
        .bind("alias", alias.strip())
        .bind("at", at)
        .execute();
    get(tx, id);
    tx.audit(List.of(id));
    return id;
  }

  Participant.Key add(Scope scope, Participant.Key id, String alias, Instant at) {
    return database.in(scope, tx -> add(tx, id, alias, at));
  }

  /** What the person is called, or 404. */
  public Participant get(Tx tx, Participant.Key id) {
    return find(tx, id).orElseThrow(NotFound::new);
  }

  /** Whom an id stands for today: the person itself, or the one it has been merged into; nobody when erased. */
  public Optional<Participant.Key> standing(Tx tx, Participant.Key id) {
    return tx.query("""
            SELECT coalesce(p.merged_into, p.id)
            FROM participant p
            WHERE p.organisation_id = :organisation AND p.id = :id AND p.erased_at IS NULL
            """)
        .bind("id", id)
        .mapTo(Participant.Key.class)
        .findOne();
  }

  public Optional<Participant> find(Tx tx, Participant.Key id) {
    return tx.query("""
            SELECT id, shown_name
            FROM participant
            WHERE organisation_id = :organisation AND id = :id AND merged_into IS NULL AND participant_seen(:organisation, :actor, id, :now)
            """)
        .bind("id", id)
        .bind("now", clock.instant())
        .mapTo(Participant.class)
        .findOne();
  }

  /** All that is known of the person here; the reading is in the log. */
  Person read(Scope scope, Participant.Key id) {
    return database.in(scope, tx -> {
      Person person = person(tx, id).orElseThrow(NotFound::new);
      tx.audit(List.of(id));
      return person;
    });
  }

  /**
   * Writes what the form says over what it was made from; what stands already is not written again.
   *
   * @return false, and nothing is written, when somebody else has changed the person meanwhile
   */
  boolean edit(Scope scope, Participant.Key id, PersonForm form) {
    return database.in(scope, tx -> {
      Person before = person(tx, id).orElseThrow(NotFound::new);
      if (form.says(before)) return true;
      boolean written = write(tx, id, form) == 1;
      if (written) tx.audit(List.of(id));
      return written;
    });
  }

  Optional<Person> person(Tx tx, Participant.Key id) {
    return tx.query("""
            SELECT id, shown_name, alias, first_name, last_name, birth_date, gender, municipality, postal_code, language, phone, email, created_at,
              contactable_at, xmin::text AS version
            FROM participant
            WHERE organisation_id = :organisation AND id = :id AND erased_at IS NULL AND merged_into IS NULL AND participant_seen(:organisation, :actor, id, :now)
            """)
        .bind("id", id)
        .bind("now", clock.instant())
        .mapTo(Person.class)
        .findOne();
  }

  private int write(Tx tx, Participant.Key id, PersonForm form) {
    return tx.update("""
            UPDATE participant
            SET alias = :alias, first_name = :firstName, last_name = :lastName, birth_date = :birthDate, gender = :gender,
              municipality = :municipality, postal_code = :postalCode, language = :language, phone = :phone, email = :email,
              contactable_at = CASE WHEN coalesce(:phone, :email) IS NOT NULL THEN coalesce(contactable_at, :now) END
            WHERE organisation_id = :organisation AND id = :id AND xmin::text = :version
            """)
        .bind("id", id)
        .bind("alias", form.alias())
        .bind("firstName", form.firstName())
        .bind("lastName", form.lastName())
        .bind("birthDate", form.born())
        .bind("gender", form.gender())
        .bind("municipality", form.municipality())
        .bind("postalCode", form.postalCode())
        .bind("language", form.language())
        .bind("phone", form.international())
        .bind("email", form.email())
        .bind("version", form.version())
        .bind("now", clock.instant())
        .execute();
  }

  /** Whether only named staff find this person. */
  boolean restricted(Scope scope, Participant.Key id) {
    return database.in(scope, tx -> tx.query("""
            SELECT EXISTS (
              SELECT FROM participant_restriction r
              WHERE r.organisation_id = :organisation AND r.participant_id = :id AND r.lifted_at IS NULL)
            """)
        .bind("id", id)
        .mapTo(Boolean.class)
        .one());
  }
}
