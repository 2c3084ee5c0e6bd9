package fi.polku.platform.exchange;

import fi.polku.platform.security.Scope;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Imports from the browser: checked and carried out behind the page, which can be left and come back to. */
@Component
class ImportWork {
  private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);
  /** How long a package stays that nobody carried out. */
  static final Duration KEPT = Duration.ofDays(1);

  private final ImportRun run;
  private final Imports imports;
  private final ImportFiles files;
  private final Clock clock;

  ImportWork(ImportRun run, Imports imports, ImportFiles files, Clock clock) {
    this.run = run;
    this.imports = imports;
    this.files = files;
    this.clock = clock;
  }

  /** Keeps the package and begins to check it; bringing the same twice is once. */
  void bring(Scope scope, Import.Key id, String fileName, String who, InputStream content) {
    if (!imports.brought(scope, id, fileName, who)) return;
    Path file = files.keep(id, content);
    start(id, "check", progress -> {
      ImportRun.Outcome outcome = run.tryOut(scope, file, progress);
      if (!outcome.good()) refuse(scope, id, outcome);
      else imports.checked(scope, id, outcome.counts());
      // of a package that says nothing new nothing is left to do
      if (outcome.good() && imports.get(scope, id).same()) files.drop(id);
    });
  }

  /** Carries out what was checked; pressing twice is once. */
  void carryOut(Scope scope, Import.Key id) {
    if (!imports.get(scope, id).canBeCarriedOut()) return;
    start(id, "import", progress -> {
      if (!imports.begin(scope, id)) return;
      ImportRun.Outcome outcome = run.carryOut(scope, files.path(id), progress, (tx, done) -> imports.imported(tx, id, done));
      if (outcome.good()) files.drop(id);
      else refuse(scope, id, outcome);
    });
  }

  void discard(Scope scope, Import.Key id) {
    if (imports.get(scope, id).running() != null) return;
    imports.discard(scope, id);
    files.drop(id);
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
  void everyHour() {
    files.dropOlder(clock.instant().minus(KEPT));
    imports.forget(Scope.system("forget refused packages"), clock.instant().minus(KEPT));
  }

  private void refuse(Scope scope, Import.Key id, ImportRun.Outcome outcome) {
    imports.refused(scope, id, outcome.errors(), outcome.errorTotal());
    files.drop(id);
  }

  private void start(Import.Key id, String name, java.util.function.Consumer<Progress> work) {
    Progress progress = new Progress();
    if (!files.takeUp(id, progress)) return;
    Thread.ofVirtual().name(name + " " + id.value()).start(() -> {
      try {
        work.accept(progress);
      } catch (RuntimeException e) {
        LOG.error("{} of package {} was cut short, nothing was changed", name, id.value(), e);
      } finally {
        files.layDown(id);
      }
    });
  }
}
