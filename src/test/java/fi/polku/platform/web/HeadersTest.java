package fi.polku.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import fi.polku.platform.testing.Visitor.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Promise 15: every kind of answer tells the browser what it may do with it, and that is little. */
class HeadersTest extends PolkuTest {
  @Test
  void everyKindOfAnswerIsGuarded() {
    answers().forEach((what, answer) -> {
      assertThat(answer.status()).as(what).isEqualTo(Integer.parseInt(what.substring(0, 3)));
      assertThat(header(answer, "Content-Security-Policy")).as(what).contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
          .doesNotContain("unsafe-inline", "unsafe-eval", "unsafe-hashes", "*", "http:", "https:");
      assertThat(header(answer, "X-Content-Type-Options")).as(what).isEqualTo("nosniff");
      assertThat(header(answer, "X-Frame-Options")).as(what).isEqualTo("DENY");
      assertThat(header(answer, "Referrer-Policy")).as(what).isEqualTo("same-origin");
      assertThat(header(answer, "Permissions-Policy")).as(what).contains("geolocation=()", "microphone=()");
      assertThat(answer.headers().firstValue("Server")).as(what).isEmpty();
      assertThat(answer.headers().firstValue("X-Powered-By")).as(what).isEmpty();
      assertThat(answer.body()).as(what).doesNotContain("Exception", "at fi.polku", "Tomcat", "Whitelabel");
    });
  }

  @Test
  void scriptsAndStylesComeFromTheHouseOnly() {
    String policy = header(visitor().get("/demo"), "Content-Security-Policy");
    assertThat(policy).contains("script-src 'self'", "style-src 'self'", "connect-src 'self'");
    assertThat(policy.split(";")).noneMatch(part -> part.strip().startsWith("script-src") && part.contains("data:"));
  }

  @Test
  void aMethodThatIsNotAllowedComesWithThoseThatAre() {
    for (String path : List.of("/api/v1/calculations/in-hand", "/demo/login")) {
      Answer answer = visitor().get(path);
      assertThat(answer.status()).as(path).isEqualTo(405);
      assertThat(header(answer, "Allow")).as(path).isEqualTo("POST");
    }
  }

  /** A path nobody knows may hold a name or a secret: it is not copied into the log. */
  @Test
  void unknownPathsAreNotWrittenDown() {
    assertThat(org.slf4j.LoggerFactory.getLogger(org.springframework.web.servlet.DispatcherServlet.PAGE_NOT_FOUND_LOG_CATEGORY).isWarnEnabled()).isFalse();
  }

  @Test
  void pagesAreKeptNowhere() {
    Visitor manager = visitor().as("manager");
    for (String path : List.of("/demo", "/nothing-here")) assertThat(header(manager.get(path), "Cache-Control")).as(path).contains("no-store");
  }

  @Test
  void theLoginWordIsOutOfReachOfScriptsAndOtherSites() {
    Answer answer = visitor().post("/demo/login", "who", "manager");
    List<String> cookies = answer.headers().allValues("Set-Cookie");
    assertThat(cookies).anyMatch(cookie -> cookie.startsWith("polku="));
    assertThat(cookies).allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/"));
  }

  @Test
  void overHttpsTheLoginWordIsOfThisHostOnly() {
    Visitor visitor = visitor();
    Answer answer = visitor.send(visitor.request("/demo/login", "X-Forwarded-Proto", "https", "Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString("who=manager")).build());
    assertThat(answer.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("__Host-polku=") && cookie.contains("Secure"));
    assertThat(header(answer, "Strict-Transport-Security")).contains("max-age");
  }

  @Test
  void whatIsNoRequestAtAllLearnsNothingOfUs() throws IOException {
    for (String nonsense : List.of("GET /[ HTTP/1.1", "GET / HTTP/9.9", "NONSENSE")) {
      try (Socket socket = new Socket("localhost", port)) {
        socket.getOutputStream().write((nonsense + "\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.shutdownOutput();
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer).as(nonsense).startsWith("HTTP/1.1 ").doesNotContain("Tomcat", "Exception", "<style", "java");
      }
    }
  }

  private Map<String, Answer> answers() {
    Visitor stranger = visitor();
    Visitor manager = visitor().as("manager");
    String css = manager.get("/demo").page().select("link[rel=stylesheet]").attr("href");
    String script = manager.get("/demo").page().select("script[type=module]").attr("src");
    Map<String, Answer> answers = new LinkedHashMap<>();
    answers.put("200 page", stranger.get("/demo"));
    answers.put("200 page for staff", manager.get("/demo"));
    answers.put("200 style sheet", stranger.get(css));
    answers.put("200 script", stranger.get(script));
    answers.put("200 description of the API", stranger.get("/api/openapi.json"));
    answers.put("303 log-in", stranger.post("/demo/login", "who", "coach"));
    answers.put("404 nothing there", stranger.get("/nothing-here"));
    answers.put("404 nothing there for htmx", stranger.get("/nothing-here", "HX-Request", "true"));
    answers.put("404 no such style sheet", stranger.get("/assets/x/nothing.css"));
    answers.put("404 nobody of that name", stranger.post("/demo/login", "who", "nobody"));
    answers.put("404 the framework's own page of errors", stranger.get("/error"));
    answers.put("404 nothing there in the API", stranger.get("/api/nothing-here"));
    answers.put("403 without the guard", stranger.postRaw("/language", "language", "fi"));
    answers.put("422 an unknown language", stranger.post("/language", "language", "kieli"));
    answers.put("405 the wrong method", stranger.send(stranger.request("/demo").header("X", "y").method("DELETE", BodyPublishers.noBody()).header("X-CSRF-TOKEN", token(stranger)).build()));
    answers.put("400 a character that is nothing", stranger.get("/?municipality=%00"));
    answers.put("400 a file without an edge", stranger.send(stranger.request("/api/v1/imports", "Content-Type", "multipart/form-data").POST(BodyPublishers.ofString("x")).build()));
    answers.put("405 a method that mirrors", stranger.send(stranger.request("/demo").method("TRACE", BodyPublishers.noBody()).build()));
    answers.put("400 a missing field", stranger.post("/language"));
    answers.put("400 an address that climbs", stranger.get("/assets/..%2f..%2fkeys/scope"));
    answers.put("400 an address with an empty step", stranger.get("//demo"));
    return answers;
  }

  private static String token(Visitor visitor) {
    return visitor.get("/demo").page().select("input[name=_csrf]").val();
  }

  private static String header(Answer answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void whatCarriesNoFormSetsNoCookie() {
    for (String path : List.of("/api/openapi.json", "/calendar/polun-demo.ics", "/api/v1/exports", "/door/worker.js")) {
      assertThat(visitor().get(path).headers().allValues("Set-Cookie")).as(path).isEmpty();
    }
    assertThat(visitor().get("/login").headers().allValues("Set-Cookie")).as("a page with a form").hasSize(1);
  }
}
