package fi.polku.organisation;

import fi.polku.platform.security.Actor.Assurance;
import fi.polku.platform.security.LoginCookie;
import fi.polku.platform.security.Public;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.KeptForm;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Logging in with e-mail, password and code, and logging out. Who is not known is told exactly what a slip of the finger is told. */
@RestController
public class LoginPages {
  static final Scope SCOPE = Scope.system("log in");
  private final Credentials credentials;
  private final Passwords passwords;
  private final Gate gate;
  private final Templates templates;

  LoginPages(Credentials credentials, Passwords passwords, Gate gate, Templates templates) {
    this.credentials = credentials;
    this.passwords = passwords;
    this.gate = gate;
    this.templates = templates;
  }

  public record LoginPage(String email, String next, boolean kept, Problems problems) {}

  public record CodePage(String next, Problems problems) {}

  @Public
  @GetMapping("/login")
  JteModel show(Frame frame, @RequestParam(defaultValue = "") String next) {
    return page(frame, "", next, Problems.none());
  }

  @Public
  @PostMapping("/login")
  ResponseEntity<JteModel> password(Frame frame, @RequestParam(defaultValue = "") String email, @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String next, HttpServletRequest request, HttpServletResponse response) {
    String address = email.strip();
    Optional<Duration> wait = gate.wait(request, address.toLowerCase(Locale.ROOT));
    if (wait.isPresent()) return tooMany(page(frame, address, next, Gate.tooMany("email", wait.get())), wait.get());
    List<UUID> known = passwords.matching(credentials.candidates(SCOPE, address), password).stream().map(Credentials.Candidate::id).toList();
    if (known.isEmpty()) return Answers.invalid(page(frame, address, next, Problems.none().add("email", "organisation.login.wrong")));
    gate.askCode(known, request, response);
    gate.forgive(address.toLowerCase(Locale.ROOT));
    return Answers.seeOther("/login/code?next=" + URLEncoder.encode(inside(next), StandardCharsets.UTF_8));
  }

  @Public
  @GetMapping("/login/code")
  ResponseEntity<JteModel> code(Frame frame, @RequestParam(defaultValue = "") String next, HttpServletRequest request) {
    if (LoginCookie.PENDING.read(request).isEmpty()) return Answers.seeOther("/login");
    return Answers.page(templates.organisationLoginCode(frame, new CodePage(inside(next), Problems.none())));
  }

  @Public
  @PostMapping("/login/code")
  ResponseEntity<JteModel> code(Frame frame, @RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String next, HttpServletRequest request, HttpServletResponse response) {
    Optional<List<UUID>> waiting = gate.tryCode(request);
    if (waiting.isEmpty()) return Answers.invalid(page(frame, "", next, Problems.none().add("email", "organisation.login.again")));
    String account = waiting.get().getFirst().toString();
    Optional<Duration> wait = gate.wait(request, account);
    if (wait.isPresent()) return tooMany(templates.organisationLoginCode(frame, new CodePage(inside(next), Gate.tooMany("code", wait.get()))), wait.get());
    Optional<Credentials.Known> known = credentials.useCode(SCOPE, waiting.get(), code);
    if (known.isEmpty()) {
      gate.refused(waiting.get(), request);
      return Answers.invalid(templates.organisationLoginCode(frame, new CodePage(inside(next), Problems.none().add("code", "organisation.login.codeWrong"))));
    }
    gate.forgive(account);
    gate.open(known.get(), Assurance.PASSWORD_TOTP, request, response);
    return Answers.seeOther(inside(next));
  }

  @Public
  @PostMapping("/logout")
  ResponseEntity<JteModel> logOut(HttpServletRequest request, HttpServletResponse response) {
    gate.close(request, response);
    return Answers.seeOther("/");
  }

  private JteModel page(Frame frame, String email, String next, Problems problems) {
    return templates.organisationLogin(frame, new LoginPage(email, inside(next), inside(next).equals(KeptForm.PATH), problems));
  }

  static String inside(String next) {
    String path = Answers.inside(next, "/today");
    return path.startsWith("/login") && !path.equals(KeptForm.PATH) || path.startsWith("/logout") ? "/today" : path;
  }

  static ResponseEntity<JteModel> tooMany(JteModel page, Duration wait) {
    return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).header(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())).body(page);
  }
}
