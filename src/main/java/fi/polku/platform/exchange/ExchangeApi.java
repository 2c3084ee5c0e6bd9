package fi.polku.platform.exchange;

import static fi.polku.platform.exchange.ExchangeAction.EXPORT_PACKAGE;
import static fi.polku.platform.exchange.ExchangeAction.IMPORT_PACKAGE;

import fi.polku.platform.exchange.ExchangeAction.Requires;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Invalid;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Packages in and out for programs. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Exchange", description = "An organisation's data in and out in bulk, as an exchange package: a zip of CSV files or an Excel workbook.")
class ExchangeApi {
  private final ImportRun run;
  private final Imports imports;
  private final ImportFiles files;
  private final Exports exports;

  ExchangeApi(ImportRun run, Imports imports, ImportFiles files, Exports exports) {
    this.run = run;
    this.imports = imports;
    this.files = files;
    this.exports = exports;
  }

  record Counts(long added, long changed, long unchanged) {}

  @Schema(name = "ImportResult")
  record ImportResult(boolean dryRun, Map<String, Counts> tables) {}

  @Schema(name = "ImportError", description = "row: as a spreadsheet counts, 1 is the header; null when it is about a whole table or package")
  record ErrorLine(@Nullable String table, @Nullable Integer row, @Nullable String column, @Nullable String value, String message) {}

  @Schema(name = "ImportProblem", description = "errors: at most 1,000 of them; total: how many there are")
  record ImportProblem(String type, String title, int status, String detail, String instance, List<ErrorLine> errors, int total) {}

  @Operation(summary = "Import a package, whole or not at all", description = "Rows are matched by their external ids: the same package again changes nothing. "
      + "Nothing is ever deleted. An empty cell means not known; a column that is left out leaves the values alone.")
  @ApiResponse(responseCode = "200", description = "Taken in; in a dry run, what would have happened",
      content = @Content(mediaType = "application/json", schema = @Schema(implementation = ImportResult.class)))
  @ApiResponse(responseCode = "401", description = "No token, or none that is valid", content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "#/components/schemas/Problem")))
  @ApiResponse(responseCode = "404", description = "The token's holder may not import", content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "#/components/schemas/Problem")))
  @ApiResponse(responseCode = "422", description = "The package is refused and nothing was changed",
      content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = ImportProblem.class)))
  @Requires(IMPORT_PACKAGE)
  @PostMapping(path = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
  ResponseEntity<?> take(
      @Parameter(hidden = true) Scope scope, @Parameter(hidden = true) Frame frame,
      @Parameter(description = "The package: .zip or .xlsx") @RequestParam("package") MultipartFile brought,
      @Parameter(description = "Do everything and undo it") @RequestParam(defaultValue = "false") boolean dryRun) {
    Path file = keep(brought);
    try {
      ImportRun.Outcome outcome = dryRun ? run.tryOut(scope, file, new Progress())
          : run.carryOut(scope, file, new Progress(), (tx, done) -> imports.imported(tx, ImportPages.shown(brought), ImportPages.who(frame), done));
      return outcome.good() ? ResponseEntity.ok(result(dryRun, outcome.counts())) : refusal(frame, outcome);
    } finally {
      files.drop(file);
    }
  }

  @Operation(summary = "Export a package", description = "Without a project, everything of the organisation. The same data gives the same bytes.")
  @ApiResponse(responseCode = "200", description = "The package", content = {
      @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")),
      @Content(mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", schema = @Schema(type = "string", format = "binary"))})
  @ApiResponse(responseCode = "401", description = "No token, or none that is valid", content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "#/components/schemas/Problem")))
  @ApiResponse(responseCode = "404", description = "This organisation has no such project", content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "#/components/schemas/Problem")))
  @ApiResponse(responseCode = "409", description = "A table has more rows than a sheet of a workbook can hold", content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "#/components/schemas/Problem")))
  @Requires(EXPORT_PACKAGE)
  @GetMapping("/exports")
  void give(
      @Parameter(hidden = true) Scope scope, @Parameter(hidden = true) Frame frame, HttpServletResponse response,
      @Parameter(description = "The project's code") @RequestParam(required = false) @Nullable String project,
      @Parameter(schema = @Schema(allowableValues = {"zip", "xlsx"}, defaultValue = "zip")) @RequestParam(defaultValue = "zip") String format) {
    ImportPages.give(exports, scope, frame, response, project, format);
  }

  private Path keep(MultipartFile brought) {
    try (InputStream content = brought.getInputStream()) {
      return files.passing(content);
    } catch (IOException e) {
      throw new Invalid("platform.exchange.error.notPackage");
    }
  }

  private static ImportResult result(boolean dryRun, List<TableCount> counts) {
    Map<String, Counts> tables = new LinkedHashMap<>();
    counts.forEach(c -> tables.put(c.table(), new Counts(c.added(), c.changed(), c.unchanged())));
    return new ImportResult(dryRun, tables);
  }

  private static ResponseEntity<ProblemDetail> refusal(Frame frame, ImportRun.Outcome outcome) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, frame.text("platform.exchange.refused", outcome.errorTotal()));
    problem.setProperty("errors", outcome.errors().stream()
        .map(e -> new ErrorLine(e.table(), e.row(), e.column(), e.value(), frame.text(e.words(), e.wordArguments()))).toList());
    problem.setProperty("total", outcome.errorTotal());
    return ResponseEntity.unprocessableContent().contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
  }
}
