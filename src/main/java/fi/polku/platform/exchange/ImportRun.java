package fi.polku.platform.exchange;

import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.exchange.ImportSteps.PersonKey;
import fi.polku.platform.security.Scope;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/** Takes a package in, in one transaction: whole or not at all. */
@Component
class ImportRun {
  /** Each run holds a connection for as long as it takes: the rest are for people. */
  private static final int AT_ONCE = 2;

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
  record Outcome(List<TableCount> counts, List<ImportedProject> projects, List<ExchangeError> errors, int errorTotal) {
    boolean good() {
      return errorTotal == 0;
    }

    int touched() {
      return (int) Math.min(Integer.MAX_VALUE, counts.stream().mapToLong(c -> c.added() + c.changed()).sum());
    }
  }

  /** Undoes a dry run, or a run that found errors; the people it was about are known only before. */
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Outcome outcome;
    private final transient List<List<PersonKey>> people = new ArrayList<>();

    Undone(Outcome outcome, ImportSteps steps) {
      super(null, null, false, false);
      this.outcome = outcome;
      steps.known(people::add);
    }
  }

  List<ExchangeTable> tables() {
    return parts.stream().flatMap(part -> part.tables().stream()).toList();
  }

  /** Does everything and undoes it: what {@link #carryOut} would do. */
  Outcome tryOut(Scope scope, Path file, Progress progress) {
    return run(scope, file, progress, (steps, outcome) -> {
      throw new Undone(outcome, steps);
    });
  }

  /** Takes the package in; what is to be kept together with it is written by {@code kept}, in the same transaction. */
  Outcome carryOut(Scope scope, Path file, Progress progress, BiConsumer<Tx, Outcome> kept) {
    return run(scope, file, progress, (steps, outcome) -> {
      note(steps, outcome);
      parts.forEach(part -> part.brought(steps.tx()));
      kept.accept(steps.tx(), outcome);
    });
  }

  private Outcome run(Scope scope, Path file, Progress progress, BiConsumer<ImportSteps, Outcome> then) {
    free.acquireUninterruptibly();
    try (ExchangeFile brought = ExchangeFile.open(file)) {
      return database.in(scope, tx -> {
        ImportSteps steps = new ImportSteps(tx, brought, progress, parts, clock.instant());
        Outcome outcome = steps.run();
        if (!outcome.good()) throw new Undone(outcome, steps);
        then.accept(steps, outcome);
        return outcome;
      });
    } catch (Undone undone) {
      checked(scope, undone.people);
      return undone.outcome;
    } catch (Unreadable unreadable) {
      return new Outcome(List.of(), List.of(), List.of(unreadable.error()), 1);
    } finally {
      free.release();
    }
  }

  /** A check changes nothing, but tells who asks whether what they say of these people is what stands. */
  private void checked(Scope scope, List<List<PersonKey>> people) {
    if (people.isEmpty()) return;
    database.act(scope, tx -> people.forEach(some -> tx.audit("exchange.check-package", some, List.of(), some.size())));
  }

  /** One line says how many rows; when it is about more people than fit, more lines name the rest. */
  private static void note(ImportSteps steps, Outcome outcome) {
    boolean[] said = {false};
    steps.everybody(people -> {
      steps.tx().audit(steps.tx().scope().action(), people, List.of(), said[0] ? people.size() : outcome.touched());
      said[0] = true;
    });
    if (!said[0]) steps.tx().audit(steps.tx().scope().action(), List.of(), List.of(), outcome.touched());
  }
}
