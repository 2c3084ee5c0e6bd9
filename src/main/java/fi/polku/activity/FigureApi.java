package fi.polku.activity;

import static fi.polku.activity.ActivityAction.SEE_FIGURES;

import fi.polku.activity.ActivityAction.Requires;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A project's activity figures for programs. */
@RestController
class FigureApi {
  private final ActivityFigures figures;

  FigureApi(ActivityFigures figures) {
    this.figures = figures;
  }

  /** One kind's figures; the kind as its code. */
  record KindRow(String kind, long sessions, long distinctPersons, long participations, long heads, long minutes) {}

  @Requires(SEE_FIGURES)
  @Operation(summary = "A project's activity figures by kind; from and to are days in Finland, both included; only what has begun is counted")
  @GetMapping(value = "/api/v1/projects/{project}/activity-figures", produces = "application/json")
  List<KindRow> figures(@Parameter(hidden = true) Scope scope, @PathVariable String project, @RequestParam @Nullable String from, @RequestParam @Nullable String to) {
    Problems problems = Problems.none();
    LocalDate first = FigureFilter.date("from", from, problems);
    LocalDate last = FigureFilter.date("to", to, problems);
    if (first != null && last != null && last.isBefore(first)) problems.add("to", "activity.figures.endsBeforeItStarts");
    problems.refuse();
    return figures.ofProject(scope, figures.project(scope, project), first, last).stream()
        .map(k -> new KindRow(k.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), k.sessions(), k.distinctPersons(), k.participations(), k.heads(), k.minutes()))
        .toList();
  }
}
