package fi.polku.participant;

import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
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

  private final Database database;
  private final Findings findings;
  private final Clock clock;

  Participants(Database database, Findings findings, Clock clock) {
    this.database = database;
    this.findings = findings;
    this.clock = clock;
  }

  /** One row of a list; {@code total} is how many the search found, at most one more than {@link #COUNTED}. */
  public record Found(Participant.Key id, String shownName, @Nullable String firstName, @Nullable String lastName, @Nullable String municipality, int total) {
    public String fullName() {
      String full = ((firstName == null ? "" : firstName) + " " + (lastName == null ? "" : lastName)).strip();
      return full.equals(shownName) ? "" : full;
    }
  }

  /** The few who may be meant by what has been typed, written almost so too; nobody before two letters. */
  public List<Participant> likely(Scope scope, SearchWords words) {
    return findings.likely(scope, words);
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
            WHERE organisation_id = :organisation AND id = :id AND erased_at IS NULL AND merged_into IS NULL AND participant_seen(:organisation, :actor, id, :now)
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
      tx.audit("participant.read-participant", List.of(id), List.of(), 1);
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
