package fi.polku.platform.exchange;

import fi.polku.platform.db.Database;
import fi.polku.platform.db.Key;
import fi.polku.platform.db.TableSql;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.statement.StatementException;
import org.springframework.stereotype.Component;

/** Takes a package in, in one transaction: whole or not at all. */
@Component
class ImportRun {
  /** Each run holds a connection for as long as it takes: the rest are for people. */
  private static final int AT_ONCE = 2;
  private static final long MANY = 20_000;
  private static final int SUBJECTS_IN_A_LINE = 5_000;

  private final Database database;
  private final Clock clock;
  private final List<ExchangePart> parts;
  private final Semaphore free = new Semaphore(AT_ONCE, true);

  ImportRun(Database database, Clock clock, List<ExchangePart> parts) {
    this.database = database;
    this.clock = clock;
    this.parts = parts.stream().sorted(Comparator.comparingInt(ExchangePart::getOrder)).toList();
  }

  /** What came of a run: counts when the package is good, otherwise what is wrong with it. */
  record Outcome(List<TableCount> counts, List<ExchangeError> errors, int errorTotal) {
    boolean good() {
      return errorTotal == 0;
    }
  }

  private record PersonKey(UUID value) implements Key {}

  /** Undoes a dry run, or a run that found errors. */
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Outcome outcome;

    Undone(Outcome outcome) {
      super(null, null, false, false);
      this.outcome = outcome;
    }
  }

  List<ExchangeTable> tables() {
    return parts.stream().flatMap(part -> part.tables().stream()).toList();
  }

  /** Does everything and undoes it: what {@link #carryOut} would do. */
  Outcome tryOut(Scope scope, Path file, Progress progress) {
    return run(scope, file, progress, (tx, outcome) -> {
      throw new Undone(outcome);
    });
  }

  /** Takes the package in; what is to be kept together with it is written by {@code kept}, in the same transaction. */
  Outcome carryOut(Scope scope, Path file, Progress progress, BiConsumer<Tx, Outcome> kept) {
    Outcome outcome = run(scope, file, progress, kept);
    if (outcome.good()) parts.forEach(ExchangePart::brought);
    return outcome;
  }

  private Outcome run(Scope scope, Path file, Progress progress, BiConsumer<Tx, Outcome> kept) {
    free.acquireUninterruptibly();
    try (ExchangeFile brought = ExchangeFile.open(file)) {
      return database.in(scope, tx -> {
        Outcome outcome = new Steps(tx, brought, progress).run();
        if (!outcome.good()) throw new Undone(outcome);
        kept.accept(tx, outcome);
        return outcome;
      });
    } catch (Undone undone) {
      return undone.outcome;
    } catch (Unreadable unreadable) {
      return new Outcome(List.of(), List.of(unreadable.error()), 1);
    } finally {
      free.release();
    }
  }

  /** One run, step by step. */
  private final class Steps {
    private final Tx tx;
    private final ExchangeFile brought;
    private final Progress progress;
    private final List<ExchangeTable> all = tables();
    private final ExchangeErrors errors = new ExchangeErrors();
    private final long[] rows = new long[all.size()];

    Steps(Tx tx, ExchangeFile brought, Progress progress) {
      this.tx = tx;
      this.brought = brought;
      this.progress = progress;
    }

    Outcome run() {
      // one import at a time in an organisation; sorting and hashing a million rows wants more room than a page does
      tx.query("SELECT pg_advisory_xact_lock(hashtextextended('platform_import|' || :organisation::text, 0))").mapTo(String.class).findOne();
      tx.handle().execute("SET LOCAL work_mem = '64MB'");
      Staging staging = new Staging(tx, all, errors, progress, clock.instant());
      read(staging);
      staging.resolve();
      all.forEach(staging::check);
      if (errors.any()) return new Outcome(List.of(), errors.list(all.stream().map(ExchangeTable::name).toList()), errors.total());
      List<TableCount> counts = merge(staging);
      audit(counts);
      return new Outcome(counts, List.of(), 0);
    }

    private void read(Staging staging) {
      List<String> known = all.stream().map(ExchangeTable::name).toList();
      List<String> there = brought.tables();
      if (there.stream().noneMatch(known::contains)) throw new Unreadable(ExchangeError.of("platform.exchange.error.noTable", String.join(", ", known)));
      there.stream().filter(name -> !known.contains(name))
          .forEach(name -> errors.add(ExchangeError.in(name, "platform.exchange.error.unknownTable", String.join(", ", known))));
      for (int i = 0; i < all.size(); i++) {
        ExchangeTable table = all.get(i);
        if (!there.contains(table.name())) continue;
        progress.at(Progress.Step.READING, table.name(), 0);
        try (Sheet sheet = brought.open(table.name())) {
          rows[i] = staging.copy(table, sheet);
        } catch (Unreadable unreadable) {
          if (unreadable.error().table() == null) throw unreadable;
          errors.add(unreadable.error());
        }
      }
    }

    private List<TableCount> merge(Staging staging) {
      // what the planner believes of our tables may be older than the last import: row by row, a million rows would take minutes
      if (Arrays.stream(rows).sum() > MANY) tx.handle().execute("SET LOCAL enable_nestloop = off");
      List<TableCount> counts = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        ExchangeTable table = all.get(i);
        if (!brought.tables().contains(table.name())) continue;
        progress.at(Progress.Step.WRITING, table.name(), rows[i]);
        counts.add(merge(staging, table, rows[i]));
      }
      return counts;
    }

    private TableCount merge(Staging staging, ExchangeTable table, long brought) {
      long added = 0;
      long changed = 0;
      try {
        for (String sql : brought == 0 ? List.<String>of() : table.merge()) {
          Staging.Merged merged = staging.merge(table, sql);
          added += merged.added();
          changed += merged.changed();
        }
      } catch (StatementException e) {
        if (!(e.getCause() instanceof SQLException broken) || !String.valueOf(broken.getSQLState()).startsWith("23")) throw e;
        // a rule that only shows together with what is already there, or somebody changed the same row at this very moment
        throw new Unreadable(ExchangeError.in(table.name(), "platform.exchange.error.rule"));
      }
      return new TableCount(table.name(), added, changed, brought - added - changed);
    }

    private void audit(List<TableCount> counts) {
      int touched = (int) Math.min(Integer.MAX_VALUE, counts.stream().mapToLong(c -> c.added() + c.changed()).sum());
      List<PersonKey> people = new ArrayList<>();
      boolean[] first = {true};
      for (ExchangeTable table : all) {
        if (!table.people()) continue;
        try (var ids = TableSql.in(tx).with("keys", Staging.keys(table.name())).query("SELECT id FROM {keys} ORDER BY id").setFetchSize(SUBJECTS_IN_A_LINE).mapTo(UUID.class).stream()) {
          ids.forEach(id -> {
            people.add(new PersonKey(id));
            if (people.size() == SUBJECTS_IN_A_LINE) line(people, first, touched);
          });
        }
      }
      if (!people.isEmpty() || first[0]) line(people, first, touched);
    }

    /** One line says how many rows; when it is about more people than fit, more lines name the rest. */
    private void line(List<PersonKey> people, boolean[] first, int touched) {
      tx.audit(tx.scope().action(), List.copyOf(people), List.of(), first[0] ? touched : people.size());
      first[0] = false;
      people.clear();
    }
  }
}
