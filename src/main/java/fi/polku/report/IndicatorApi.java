package fi.polku.report;

import static fi.polku.report.ReportAction.SEE_INDICATORS;

import com.fasterxml.jackson.annotation.JsonInclude;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Invalid;
import fi.polku.platform.web.Problems;
import fi.polku.report.ReportAction.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A project's indicators for programs. */
@RestController
class IndicatorApi {
  private final Indicators indicators;

  IndicatorApi(Indicators indicators) {
    this.indicators = indicators;
  }

  @Schema(description = "One figure of the set. total is null when it cannot be counted, and reason says why.")
  record IndicatorRow(
      @Schema(description = "the code of the regulation; INCOMPLETE: entered in the period, but the record lacks something") String code,
      String name,
      @Schema(allowableValues = {"participations", "projects", "entities"}) String unit,
      @Nullable Long total, @Nullable Long women, @Nullable Long men,
      @Schema(description = "always 0 in esf-2014-2020, where these people are in the total only") @Nullable Long nonBinary,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {}

  @Requires(SEE_INDICATORS)
  @Operation(summary = "A project's indicators",
      description = "Every code of the set in its order, then INCOMPLETE: whoever is in the grand total only. Outputs by the first day of entering, results by the last day of leaving; from and to are included, without them the time is open. Without a set, the project's own. All other figures count complete records only.")
  @ApiResponse(responseCode = "200", description = "The figures")
  @ApiResponse(responseCode = "404", description = "This organisation has no such project", content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "#/components/schemas/Problem")))
  @ApiResponse(responseCode = "422", description = "An unknown set, or a day that is none", content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "#/components/schemas/Problem")))
  @GetMapping(value = "/api/v1/projects/{project}/indicators", produces = "application/json")
  List<IndicatorRow> indicators(@Parameter(hidden = true) Frame frame, @Parameter(hidden = true) Scope scope, @PathVariable String project,
      @Parameter(schema = @Schema(allowableValues = {"esf-2014-2020", "esf-plus-2021-2027"})) @RequestParam(required = false) @Nullable String set,
      @Parameter(schema = @Schema(format = "date")) @RequestParam(required = false) @Nullable String from,
      @Parameter(schema = @Schema(format = "date")) @RequestParam(required = false) @Nullable String to) {
    ReportProject asked = indicators.project(scope, project);
    IndicatorSet found = IndicatorSet.of(set == null ? asked.indicatorSet() : set).orElseThrow(() -> new Invalid("report.api.unknownSet", set == null ? "" : set));
    Problems problems = Problems.none();
    LocalDate first = Days.read("from", from, problems);
    LocalDate last = Days.read("to", to, problems);
    problems.addIf(first != null && last != null && last.isBefore(first), "to", "report.period.endsBeforeItStarts");
    problems.refuse();
    return indicators.table(scope, found, asked, new Counting.Period(asked.id(), first, last)).figures().stream()
        .filter(f -> !f.code().equals(IndicatorTable.GRAND_TOTAL))
        .map(f -> row(frame, found, f))
        .toList();
  }

  private static IndicatorRow row(Frame frame, IndicatorSet set, IndicatorFigure figure) {
    String unit = IndicatorWords.unit(set, figure.code()).name().toLowerCase(java.util.Locale.ROOT);
    return new IndicatorRow(figure.code(), IndicatorWords.name(frame, figure.code()), unit, figure.total(), figure.women(), figure.men(), figure.nonBinary(),
        figure.known() ? null : frame.text("report.reason." + figure.reason()));
  }
}
