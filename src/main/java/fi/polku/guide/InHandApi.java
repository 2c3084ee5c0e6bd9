package fi.polku.guide;

import fi.polku.benefit.Household;
import fi.polku.benefit.HouseholdCheck;
import fi.polku.benefit.HouseholdCheck.Fault;
import fi.polku.benefit.HouseholdCheck.Reason;
import fi.polku.benefit.InHand;
import fi.polku.benefit.LawBook;
import fi.polku.guide.InHandAnswers.Answer;
import fi.polku.guide.InHandAnswers.Asked;
import fi.polku.guide.InHandAnswers.Refusal;
import fi.polku.guide.InHandAnswers.Refused;
import fi.polku.platform.security.Public;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is left in hand, for programs. */
@RestController
@Tag(name = "Calculations", description = "What is left in hand of a wage: benefit, housing allowance, social assistance, tax and enforcement together. An estimate, not a decision. Nothing is kept.")
class InHandApi {
  private static final int MOST_BYTES = 16 * 1024;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String EXAMPLE = """
      {"month":"2026-06","adults":1,"municipality":"609","rentCents":45000,"benefit":"general-support","wageCents":30000}""";
  private final LawAdditions law;

  InHandApi(LawAdditions law) {
    this.law = law;
  }

  @Operation(summary = "What is left in hand of a wage", description = "For one household and one month, 2014-2026: with the job and without it, line by line with the law of each. "
      + "Only month, adults and wageCents are required. No token is needed.")
  @SecurityRequirements
  @RequestBody(required = true, content = @Content(mediaType = "application/json", schema = @Schema(implementation = Asked.class), examples = @ExampleObject(EXAMPLE)))
  @ApiResponse(responseCode = "200", description = "The month with the job, without it, and how", content = @Content(mediaType = "application/json", schema = @Schema(implementation = Answer.class)))
  @ApiResponse(responseCode = "413", description = "More than 16 kB", content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "#/components/schemas/Problem")))
  @ApiResponse(responseCode = "422", description = "A field is wrong, impossible or not known: which one, and why", content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Refusal.class)))
  @Public
  @PostMapping(path = "/api/v1/calculations/in-hand", consumes = MediaType.APPLICATION_JSON_VALUE, produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
  ResponseEntity<?> calculate(@Parameter(hidden = true) Scope scope, @Parameter(hidden = true) Frame frame, @Parameter(hidden = true) InputStream body) {
    JsonNode json = read(body);
    if (json == null || !json.isObject()) return refusal(frame, List.of(new Fault("", Reason.NOT_READABLE, List.of())));
    InHandReading reading = new InHandReading(json);
    Household household = reading.question().household();
    LawBook book = law.book(scope);
    List<Fault> faults = reading.with(HouseholdCheck.faults(book, household));
    if (!faults.isEmpty()) return refusal(frame, faults);
    return ResponseEntity.ok(InHandAnswers.of(new RuleWords(frame), household, InHand.of(book, household)));
  }

  private static @org.jspecify.annotations.Nullable JsonNode read(InputStream body) {
    try {
      byte[] bytes = body.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
      return JSON.readTree(bytes);
    } catch (IOException | JacksonException e) {
      return null;
    }
  }

  private static ResponseEntity<ProblemDetail> refusal(Frame frame, List<Fault> faults) {
    RuleWords words = new RuleWords(frame);
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, frame.text("guide.fault.summary", faults.size()));
    problem.setProperty("field", faults.getFirst().field());
    problem.setProperty("reason", words.fault(faults.getFirst()));
    problem.setProperty("errors", faults.stream().map(f -> new Refused(f.field(), RuleWords.code(f.reason()), words.fault(f))).toList());
    return ResponseEntity.unprocessableContent().contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
  }
}
