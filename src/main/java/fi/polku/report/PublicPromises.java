package fi.polku.report;

import fi.polku.activity.ProjectFigures;
import fi.polku.activity.ProjectFigures.ProjectTable;
import fi.polku.activity.PublicProjectPart;
import fi.polku.organisation.Project;
import fi.polku.platform.figures.SmallNumbers.Kind;
import fi.polku.platform.figures.SmallNumbers.Shown;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was promised and what came of it, on the public card. Each number is one that the card tells anyway, or is made of such:
 * people from the submitted report that it shows, activities from the card's own table. So nothing follows from it that they do not tell.
 */
@Component
public class PublicPromises implements PublicProjectPart {
  private final Promises promises;
  private final PublicReport report;
  private final ProjectFigures figures;
  private final Templates templates;

  PublicPromises(Promises promises, PublicReport report, ProjectFigures figures, Templates templates) {
    this.promises = promises;
    this.report = report;
    this.figures = figures;
    this.templates = templates;
  }

  /** @param people the last day of the report that people are counted by; null when there is none */
  public record PublicPromisesPage(List<PublicPromise> lines, @Nullable LocalDate people) {}

  /** @param actual in words, empty when it is not told; @param length of what came of it, and @param aim of the promise, in hundredths; -1 is not drawn */
  public record PublicPromise(String target, String denominator, String wanted, String actual, int length, int aim) {}

  @Override
  public boolean first() {
    return true;
  }

  @Override
  public Optional<JteModel> part(Scope within, Frame frame, Project.Key project) {
    List<Promise> all = promises.list(within, project, frame.today());
    if (all.isEmpty()) return Optional.empty();
    Optional<PublicReport.Published> published = report.published(within, project);
    ProjectTable table = figures.of(within, project, frame.now());
    List<PublicPromise> lines = all.stream().map(p -> new PublicPromiseView(frame, p, came(p.measure(), table, published.map(PublicReport.Published::told).orElse(null))).line()).toList();
    return Optional.of(templates.reportPublicPromises(frame, new PublicPromisesPage(lines, published.map(l -> l.report().periodEnds()).orElse(null))));
  }

  /** What came of it; nothing when the card does not tell it. A share is in per cent. */
  private static @Nullable Shown came(Measure measure, ProjectTable table, @Nullable Told told) {
    return switch (measure.of()) {
      case SESSIONS -> new Shown(Kind.EXACT, table.rows().stream().filter(r -> measure.kind() == null || r.kind() == measure.kind()).mapToLong(ProjectFigures.Row::sessions).sum());
      case VISITORS -> row(measure, table).map(ProjectFigures.Row::persons).orElse(measure.kind() == null ? table.persons() : null);
      case HEADS -> row(measure, table).map(ProjectFigures.Row::heads).orElse(measure.kind() == null ? table.heads() : null);
      case PERSONS -> told == null ? null : told.everybody();
      case ONWARD_PERSONS -> told == null ? null : told.goneOn();
      case ONWARD_SHARE -> told == null ? null : share(told.goneOn(), told.everybody());
      default -> null;
    };
  }

  private static Optional<ProjectFigures.Row> row(Measure measure, ProjectTable table) {
    return table.rows().stream().filter(r -> r.kind() == measure.kind()).findFirst();
  }

  private static @Nullable Shown share(@Nullable Shown part, Shown whole) {
    return part == null || !part.exact() || !whole.exact() || whole.value() == 0 ? part == null ? null : new Shown(Kind.LEFT_OUT, 0) : new Shown(Kind.EXACT, Math.round(100.0 * part.value() / whole.value()));
  }
}
