package fi.polku.platform.exchange;

import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The packages that have been brought, and what came of each. */
@Component
class Imports {
  private static final int SHOWN = 50;

  private final Database database;
  private final Clock clock;
  private final ImportFiles files;
  private final JsonMapper json = new JsonMapper();

  Imports(Database database, Clock clock, ImportFiles files) {
    this.database = database;
    this.clock = clock;
    this.files = files;
  }

  private record Row(Import.Key id, String fileName, Instant broughtAt, String broughtByName, @Nullable Instant checkedAt, @Nullable Instant importStartedAt,
      @Nullable Instant importedAt, @Nullable Instant refusedAt, @Nullable Instant discardedAt, @Nullable String counts, @Nullable Integer errorTotal,
      @Nullable String projects) {}

  List<Import> list(Scope scope) {
    return database.in(scope, tx -> tx.query("""
            SELECT id, file_name, brought_at, brought_by_name, checked_at, import_started_at, imported_at, refused_at, discarded_at,
              counts::text AS counts, error_total, projects::text AS projects
            FROM platform_import
            WHERE organisation_id = :organisation
            ORDER BY brought_at DESC, id
            LIMIT :shown
            """)
        .bind("shown", SHOWN)
        .mapTo(Row.class)
        .list()).stream().map(this::told).toList();
  }

  Import get(Scope scope, Import.Key id) {
    return told(database.in(scope, tx -> tx.query("""
            SELECT id, file_name, brought_at, brought_by_name, checked_at, import_started_at, imported_at, refused_at, discarded_at,
              counts::text AS counts, error_total, projects::text AS projects
            FROM platform_import
            WHERE organisation_id = :organisation AND id = :id
            """)
        .bind("id", id)
        .mapTo(Row.class)
        .findOne()).orElseThrow(NotFound::new));
  }

  List<ExchangeError> errors(Scope scope, Import.Key id) {
    String errors = database.in(scope, tx -> tx.query("""
            SELECT coalesce(errors, '[]')::text
            FROM platform_import
            WHERE organisation_id = :organisation AND id = :id
            """)
        .bind("id", id)
        .mapTo(String.class)
        .findOne()).orElseThrow(NotFound::new);
    return json.readValue(errors, new TypeReference<>() {});
  }

  /** Notes that a package was brought; false when this very one already was. */
  boolean brought(Scope scope, Import.Key id, String fileName, String who) {
    return database.in(scope, tx -> {
      boolean first = note(tx, id, fileName, who) == 1;
      if (first) tx.audit("exchange.check-package", List.of(), List.of(id), 0);
      return first;
    });
  }

  /** An import by a program: noted in the very transaction that brings the rows. */
  void imported(Tx tx, String fileName, String who, ImportRun.Outcome outcome) {
    Import.Key id = new Import.Key(UUID.randomUUID());
    note(tx, id, fileName, who);
    imported(tx, id, outcome);
  }

  void imported(Tx tx, Import.Key id, ImportRun.Outcome outcome) {
    int done = tx.update("""
            UPDATE platform_import
            SET imported_at = :now, import_started_at = coalesce(import_started_at, :now), counts = :counts::jsonb, projects = :projects::jsonb
            WHERE organisation_id = :organisation AND id = :id AND imported_at IS NULL AND refused_at IS NULL AND discarded_at IS NULL
            """)
        .bind("id", id)
        .bind("now", clock.instant())
        .bind("counts", json.writeValueAsString(outcome.counts()))
        .bind("projects", json.writeValueAsString(outcome.projects()))
        .execute();
    if (done == 0) throw new NotFound();
  }

  void checked(Scope scope, Import.Key id, List<TableCount> counts) {
    database.act(scope, tx -> tx.update("""
            UPDATE platform_import
            SET checked_at = :now, counts = :counts::jsonb
            WHERE organisation_id = :organisation AND id = :id
            """)
        .bind("id", id)
        .bind("now", clock.instant())
        .bind("counts", json.writeValueAsString(counts))
        .execute());
  }

  void refused(Scope scope, Import.Key id, List<ExchangeError> errors, int total) {
    database.act(scope, tx -> tx.update("""
            UPDATE platform_import
            SET refused_at = :now, errors = :errors::jsonb, error_total = :total
            WHERE organisation_id = :organisation AND id = :id
            """)
        .bind("id", id)
        .bind("now", clock.instant())
        .bind("errors", json.writeValueAsString(errors))
        .bind("total", total)
        .execute());
  }

  /** Notes that the import begins; false when it is over already. */
  boolean begin(Scope scope, Import.Key id) {
    return database.in(scope, tx -> tx.update("""
            UPDATE platform_import
            SET import_started_at = :now
            WHERE organisation_id = :organisation AND id = :id AND checked_at IS NOT NULL
              AND imported_at IS NULL AND refused_at IS NULL AND discarded_at IS NULL
            """)
        .bind("id", id)
        .bind("now", clock.instant())
        .execute()) == 1;
  }

  void discard(Scope scope, Import.Key id) {
    database.act(scope, tx -> tx.update("""
            UPDATE platform_import
            SET discarded_at = :now, errors = NULL
            WHERE organisation_id = :organisation AND id = :id AND imported_at IS NULL AND discarded_at IS NULL
            """)
        .bind("id", id)
        .bind("now", clock.instant())
        .execute());
  }

  /** Forgets what was wrong with packages brought before this moment: it says what stood in them. */
  void forget(Scope scope, Instant before) {
    database.act(scope, tx -> tx.update("""
            UPDATE platform_import
            SET errors = NULL
            WHERE brought_at < :before AND errors IS NOT NULL
            """)
        .bind("before", before)
        .execute());
  }

  private int note(Tx tx, Import.Key id, String fileName, String who) {
    return tx.update("""
            INSERT INTO platform_import (id, organisation_id, file_name, brought_at, brought_by, brought_by_name)
            VALUES (:id, :organisation, :fileName, :now, :actor, :who)
            ON CONFLICT (id) DO NOTHING
            """)
        .bind("id", id)
        .bind("fileName", fileName)
        .bind("now", clock.instant())
        .bind("who", who)
        .execute();
  }

  private Import told(Row row) {
    List<TableCount> counts = row.counts == null ? List.of() : json.readValue(row.counts, new TypeReference<>() {});
    List<ImportedProject> projects = row.projects == null ? List.of() : json.readValue(row.projects, new TypeReference<>() {});
    return new Import(row.id, row.fileName, row.broughtAt, row.broughtByName, row.checkedAt, row.importStartedAt, row.importedAt, row.refusedAt,
        row.discardedAt, counts, projects, Optional.ofNullable(row.errorTotal).orElse(0), files.running(row.id).map(Progress::where).orElse(null), files.kept(row.id));
  }
}
