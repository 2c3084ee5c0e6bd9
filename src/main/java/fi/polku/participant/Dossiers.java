package fi.polku.participant;

import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What all modules together keep of a person: taken along by them, or erased, in one act. */
@Component
class Dossiers {
  private final Database database;
  private final List<PersonalData> parts;

  Dossiers(Database database, List<PersonalData> parts) {
    this.database = database;
    this.parts = parts;
  }

  Dossier export(Scope scope, Participant.Key person) {
    return database.in(scope, tx -> {
      requireHeld(tx, person);
      Map<String, List<Map<String, @Nullable Object>>> tables = new TreeMap<>();
      for (PersonalData part : parts) tables.putAll(part.export(tx, person));
      tx.audit("participant.export", List.of(person), List.of(), 1);
      return new Dossier(person, tables, names(tx, tables));
    });
  }

  private Map<UUID, String> names(Tx tx, Map<String, List<Map<String, @Nullable Object>>> tables) {
    UUID[] ids = tables.values().stream().flatMap(List::stream).flatMap(row -> row.values().stream())
        .filter(value -> value instanceof String text && text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
        .map(value -> UUID.fromString((String) value)).distinct().toArray(UUID[]::new);
    Map<UUID, String> names = new TreeMap<>();
    for (PersonalData part : parts) names.putAll(part.names(tx, ids));
    return names;
  }

  void erase(Scope scope, Participant.Key person) {
    erase(scope, person, DossierPages.Wish.THEMSELVES);
  }

  /** Erases the person from every module; a person already erased stays so. Whose wish it was is in the log. */
  void erase(Scope scope, Participant.Key person, DossierPages.Wish wish) {
    database.act(scope, tx -> {
      if (requireHeld(tx, person)) return;
      List<Participant.Key> records = records(tx, person);
      for (Participant.Key record : records) for (PersonalData part : parts) part.erase(tx, record);
      tx.audit("participant.erase", records, List.of(), records.size());
      tx.audit("participant.erase-wish-" + wish.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), List.of(person), List.of(), 1);
    });
  }

  /** The person and every record that has been merged into theirs. */
  private static List<Participant.Key> records(Tx tx, Participant.Key person) {
    return tx.query("""
            SELECT p.id
            FROM participant p
            WHERE p.organisation_id = :organisation AND (p.id = :person OR p.merged_into = :person)
            ORDER BY p.id <> :person, p.id
            FOR UPDATE
            """)
        .bind("person", person)
        .mapTo(Participant.Key.class)
        .list();
  }

  /** Locks the person's row for this act; true when they have been erased before. */
  private static boolean requireHeld(Tx tx, Participant.Key person) {
    Optional<Boolean> erased = tx.query("""
            SELECT erased_at IS NOT NULL
            FROM participant
            WHERE organisation_id = :organisation AND id = :person
            FOR UPDATE
            """)
        .bind("person", person)
        .mapTo(Boolean.class)
        .findOne();
    return erased.orElseThrow(NotFound::new);
  }
}
