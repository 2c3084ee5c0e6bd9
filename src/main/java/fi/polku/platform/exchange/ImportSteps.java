package fi.polku.platform.exchange;

import fi.polku.platform.db.Key;
import fi.polku.platform.db.TableSql;
import fi.polku.platform.db.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.StatementException;

/** One package on its way in, step by step, in one transaction. */
final class ImportSteps {
  private static final long MANY = 20_000;
  private static final int PROJECTS_NAMED = 20;
  private static final int SUBJECTS_IN_A_LINE = 5_000;

  private final Tx tx;
  private final ExchangeFile brought;
  private final Progress progress;
  private final List<ExchangePart> parts;
  private final List<ExchangeTable> all;
  private final Stage stage;
  private final ExchangeErrors errors;
  private final long[] rows;

  ImportSteps(Tx tx, ExchangeFile brought, Progress progress, List<ExchangePart> parts, Instant now) {
    this.tx = tx;
    this.brought = brought;
    this.progress = progress;
    this.parts = parts;
    this.all = parts.stream().flatMap(part -> part.tables().stream()).toList();
    this.stage = new Stage(tx, all, now);
    this.errors = stage.errors;
    this.rows = new long[all.size()];
  }

  record PersonKey(UUID value) implements Key {}

  Tx tx() {
    return tx;
  }

  ImportRun.Outcome run() {
    // one import at a time in an organisation; sorting and hashing a million rows wants more room than a page does
    tx.query("SELECT pg_advisory_xact_lock(hashtextextended('platform_import|' || :organisation::text, 0))").mapTo(String.class).findOne();
    tx.handle().execute("SET LOCAL work_mem = '64MB'");
    read(new Staging(stage, progress));
    StagedNames names = new StagedNames(stage);
    names.resolve();
    names.setAside(parts.stream().map(ExchangePart::hidden).filter(hidden -> !hidden.isEmpty()).toList());
    StagedChecks checks = new StagedChecks(stage);
    for (ExchangeTable table : all) {
      progress.at(Progress.Step.CHECKING, table.name(), 0);
      checks.check(table);
    }
    if (errors.any()) return new ImportRun.Outcome(List.of(), List.of(), errors.list(all.stream().map(ExchangeTable::name).toList()), errors.total());
    return new ImportRun.Outcome(merge(), projects(), List.of(), 0);
  }

  private void read(Staging staging) {
    List<String> known = all.stream().map(ExchangeTable::name).toList();
    List<String> there = brought.tables();
    if (there.stream().noneMatch(known::contains)) throw new Unreadable(ExchangeError.of("platform.exchange.error.noTable", String.join(", ", known)));
    List<String> strange = there.stream().filter(name -> !known.contains(name)).toList();
    strange.forEach(name -> errors.add(ExchangeError.in(name, "platform.exchange.error.unknownTable", String.join(", ", known))));
    for (int i = 0; i < all.size(); i++) {
      ExchangeTable table = all.get(i);
      // one of the sheets with a strange name may be this one
      if (!there.contains(table.name()) && !strange.isEmpty()) stage.refuse(table.name());
      if (there.contains(table.name())) rows[i] = read(staging, table);
    }
  }

  private long read(Staging staging, ExchangeTable table) {
    progress.at(Progress.Step.READING, table.name(), 0);
    try (Sheet sheet = brought.open(table.name())) {
      return staging.copy(table, sheet);
    } catch (Unreadable unreadable) {
      if (unreadable.error().table() == null) throw unreadable;
      errors.add(unreadable.error());
      stage.refuse(table.name());
      return 0;
    }
  }

  private List<TableCount> merge() {
    // what the planner believes of our tables may be older than the last import: row by row, a million rows would take minutes
    if (Arrays.stream(rows).sum() > MANY) tx.handle().execute("SET LOCAL enable_nestloop = off");
    List<TableCount> counts = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      ExchangeTable table = all.get(i);
      if (!brought.tables().contains(table.name())) continue;
      progress.at(Progress.Step.WRITING, table.name(), rows[i]);
      counts.add(merge(table, rows[i]));
    }
    return counts;
  }

  private record Merged(long added, long changed) {}

  private TableCount merge(ExchangeTable table, long brought) {
    long added = 0;
    long changed = 0;
    StagedChanges changes = table.told() && brought > 0 ? StagedChanges.begin(stage, table) : null;
    try {
      for (String sql : brought == 0 ? List.<String>of() : table.merge()) {
        Merged merged = stage.bound(table, stage.sql(table).query(sql)).mapTo(Merged.class).one();
        added += merged.added;
        changed += merged.changed;
      }
    } catch (StatementException e) {
      if (!(e.getCause() instanceof SQLException broken) || !String.valueOf(broken.getSQLState()).startsWith("23")) throw e;
      // a rule that only shows together with what is already there, or somebody changed the same row at this very moment
      throw new Unreadable(ExchangeError.in(table.name(), "platform.exchange.error.rule"));
    }
    return new TableCount(table.name(), added, changed, brought - added - changed, changes == null || changed == 0 ? List.of() : changes.tell());
  }

  /** The first projects the package speaks of. */
  private List<ImportedProject> projects() {
    return TableSql.in(tx).with("keys", Stage.keys("projects")).query("SELECT id, key AS code FROM {keys} WHERE id IS NOT NULL ORDER BY key LIMIT :most")
        .bind("most", PROJECTS_NAMED)
        .mapTo(ImportedProject.class)
        .list();
  }

  /** Those people the package speaks of who were there before it. */
  void known(Consumer<List<PersonKey>> some) {
    people("SELECT id FROM {keys} WHERE there ORDER BY id", some);
  }

  /** Everybody the package speaks of. */
  void everybody(Consumer<List<PersonKey>> some) {
    people("SELECT id FROM {keys} WHERE id IS NOT NULL ORDER BY id", some);
  }

  private void people(String statement, Consumer<List<PersonKey>> some) {
    for (ExchangeTable table : all) {
      if (!table.people()) continue;
      List<PersonKey> people = new ArrayList<>();
      try (var ids = TableSql.in(tx).with("keys", Stage.keys(table.name())).query(statement).setFetchSize(SUBJECTS_IN_A_LINE).mapTo(UUID.class).stream()) {
        ids.forEach(id -> {
          people.add(new PersonKey(id));
          if (people.size() < SUBJECTS_IN_A_LINE) return;
          some.accept(List.copyOf(people));
          people.clear();
        });
      }
      if (!people.isEmpty()) some.accept(List.copyOf(people));
    }
  }
}
