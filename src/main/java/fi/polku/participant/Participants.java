package fi.polku.participant;

import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

  private final Database database;

  Participants(Database database) {
    this.database = database;
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
                FROM participant_search(:organisation, :words, 0, :most) WITH ORDINALITY AS f (id, place)
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

  /** The few who may be meant by what has been typed; nobody before two letters. */
  public List<Participant> likely(Scope scope, SearchWords words) {
    if (words.text().length() < 2) return List.of();
    return database.in(scope, tx -> {
      List<Participant> likely = tx.query("""
              SELECT p.id, p.shown_name
              FROM participant_search(:organisation, :words, 0, :most) f
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

  public Optional<Participant> find(Tx tx, Participant.Key id) {
    return tx.query("SELECT id, shown_name FROM participant WHERE organisation_id = :organisation AND id = :id")
        .bind("id", id)
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

  /** What a funder's form asks of the person themself; null leaves what stands as it is. The caller writes the log's line. */
  public void answered(Tx tx, Participant.Key id, @Nullable LocalDate birthDate, Participant.@Nullable Gender gender, @Nullable String municipality) {
    int written = tx.update("""
            UPDATE participant
            SET birth_date = coalesce(:birthDate::date, birth_date), gender = coalesce(:gender::text, gender), municipality = coalesce(:municipality::text, municipality)
            WHERE organisation_id = :organisation AND id = :id
            """)
        .bind("id", id)
        .bind("birthDate", birthDate)
        .bind("gender", gender)
        .bind("municipality", municipality)
        .execute();
    if (written == 0) throw new NotFound();
  }

  private Optional<Person> person(Tx tx, Participant.Key id) {
    return tx.query("""
            SELECT id, shown_name, alias, first_name, last_name, birth_date, gender, municipality, postal_code, language, phone, email, created_at,
              xmin::text AS version
            FROM participant
            WHERE organisation_id = :organisation AND id = :id
            """)
        .bind("id", id)
        .mapTo(Person.class)
        .findOne();
  }

  private int write(Tx tx, Participant.Key id, PersonForm form) {
    return tx.update("""
            UPDATE participant
            SET alias = :alias, first_name = :firstName, last_name = :lastName, birth_date = :birthDate, gender = :gender,
              municipality = :municipality, postal_code = :postalCode, language = :language, phone = :phone, email = :email
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
        .execute();
  }
}
