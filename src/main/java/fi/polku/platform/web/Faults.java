package fi.polku.platform.web;

import fi.polku.platform.audit.Untraced;
import fi.polku.platform.i18n.Words;
import fi.polku.platform.security.Requests;
import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;

/** What a person or a program is told when something cannot be done: what happened, that nothing was lost, what to do. */
@RestControllerAdvice
public class Faults {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
  private final Words words;
  private final Clock clock;
  private final KeptForm kept;

  Faults(Words words, Clock clock, KeptForm kept) {
    this.words = words;
    this.clock = clock;
    this.kept = kept;
  }

  /** @param kind the end of the message keys {@code platform.fault.*}; @param sentence what to say, already in the reader's language */
  public record FaultPage(int status, String kind, String sentence, String request) {}

  @ExceptionHandler
  ResponseEntity<?> notFound(NotFound e, HttpServletRequest request) {
    return answer(request, HttpStatus.NOT_FOUND, "notFound", null);
  }

  @ExceptionHandler
  ResponseEntity<?> loginNeeded(LoginNeeded e, HttpServletRequest request, HttpServletResponse response) {
    if (Requests.api(request)) {
      response.setHeader("WWW-Authenticate", "Bearer");
      return answer(request, HttpStatus.UNAUTHORIZED, "token", null);
    }
    String next = next(request, response);
    String login = "/login" + (next.isEmpty() ? "" : "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
    // htmx would put the login page inside the page: it is told to go there instead
    if (request.getHeader("HX-Request") != null) return ResponseEntity.status(HttpStatus.UNAUTHORIZED).header("HX-Redirect", login).build();
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(login)).build();
  }

  private String next(HttpServletRequest request, HttpServletResponse response) {
    if (!"GET".equals(request.getMethod())) return kept.keep(request, response) ? KeptForm.PATH : "";
    if (request.getHeader("HX-Request") == null) return Requests.path(request);
    String page = request.getHeader("HX-Current-URL");
    return page == null ? "" : page.replaceFirst("^https?://[^/]*", "");
  }

  @ExceptionHandler
  ResponseEntity<?> forbidden(Forbidden e, HttpServletRequest request) {
    return answer(request, HttpStatus.FORBIDDEN, "forbidden", null);
  }

  @ExceptionHandler
  ResponseEntity<?> conflict(Conflict e, HttpServletRequest request) {
    return answer(request, HttpStatus.CONFLICT, "conflict", say(request, e.getMessage(), e.arguments()));
  }

  @ExceptionHandler
  ResponseEntity<?> invalid(Invalid e, HttpServletRequest request) {
    return answer(request, HttpStatus.UNPROCESSABLE_CONTENT, "invalid", say(request, e.getMessage(), e.arguments()));
  }

  @ExceptionHandler
  ResponseEntity<?> untraced(Untraced e, HttpServletRequest request) {
    LOG.error("request {} {} was not answered, for the log took no line: {}", Requests.id(request), request.getRequestURI(), e.getCause().getMessage());
    return answer(request, HttpStatus.SERVICE_UNAVAILABLE, "broken", null);
  }

  @ExceptionHandler
  ResponseEntity<?> other(Exception e, HttpServletRequest request) {
    if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
      ResponseEntity<?> answer = answer(request, status, status == HttpStatus.NOT_FOUND ? "notFound" : "invalid", null);
      // a method that is not allowed comes with those that are
      if (status != HttpStatus.METHOD_NOT_ALLOWED) return answer;
      return ResponseEntity.status(status).headers(answer.getHeaders()).header(HttpHeaders.ALLOW, known.getHeaders().getFirst(HttpHeaders.ALLOW)).body(answer.getBody());
    }
    if (e instanceof MethodArgumentTypeMismatchException mismatch) {
      boolean asked = Requests.api(request) && mismatch.getParameter().hasParameterAnnotation(RequestParam.class);
      return asked ? answer(request, HttpStatus.BAD_REQUEST, "invalid", null) : answer(request, HttpStatus.NOT_FOUND, "notFound", null);
    }
    if (e instanceof RequestRejectedException || e instanceof MultipartException) return answer(request, HttpStatus.BAD_REQUEST, "invalid", null);
    if (waiting(e)) {
      LOG.warn("request {} {}: the database does not answer", Requests.id(request), request.getRequestURI());
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).header("Retry-After", "5").body(answer(request, HttpStatus.SERVICE_UNAVAILABLE, "waiting", null).getBody());
    }
    LOG.error("request {} {} failed", Requests.id(request), request.getRequestURI(), e);
    return answer(request, HttpStatus.INTERNAL_SERVER_ERROR, "broken", null);
  }

  /** The database is away for a moment: connection lost, refused, or being started (SQLSTATE classes 08 and 57P). */
  private static boolean waiting(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException) return true;
      if (cause instanceof SQLException sql && sql.getSQLState() != null && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"))) return true;
    }
    return false;
  }

  /** A fault that no handler threw. */
  ResponseEntity<?> outside(HttpServletRequest request, HttpStatus status, @org.jspecify.annotations.Nullable Throwable failure) {
    if (failure != null && status.is5xxServerError()) LOG.error("request {} {} failed outside the handlers", Requests.id(request), request.getAttribute("jakarta.servlet.error.request_uri"), failure);
    return answer(request, status, status.is5xxServerError() ? "broken" : status == HttpStatus.NOT_FOUND ? "notFound" : "invalid", null);
  }

  private String say(HttpServletRequest request, String key, Object[] arguments) {
    return HandlerArguments.frame(request, words, clock).text(key, arguments);
  }

  private ResponseEntity<?> answer(HttpServletRequest request, HttpStatus status, String kind, @org.jspecify.annotations.Nullable String said) {
    Frame frame = HandlerArguments.frame(request, words, clock);
    String sentence = said == null ? frame.text("platform.fault." + kind + ".sentence") : said;
    if (Requests.api(request)) {
      ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentence);
      problem.setProperty("request", Requests.id(request));
      return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
    FaultPage page = new FaultPage(status.value(), kind, sentence, Requests.id(request));
    return ResponseEntity.status(status).body(new StaticTemplates().platformFault(frame, page));
  }
}
