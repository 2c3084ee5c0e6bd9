package fi.polku.house;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.house.Routes.Route;
import fi.polku.platform.testing.Visitor;
import fi.polku.platform.testing.Visitor.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Promise 15: what a stranger writes into an address or a form comes back as words, never as markup, and leads nowhere else. */
class PayloadsTest extends Walk {
  private static final List<String> MARKUP = List.of(
      "\"><script>polkuxss()</script>", "' onfocus=polkuxss() autofocus '", "\" onmouseover=\"polkuxss()", "<img src=x onerror=polkuxss()>",
      "</title><svg onload=polkuxss()>", "javascript:polkuxss()", "{{constructor.constructor('polkuxss()')()}}", "`${polkuxss()}`", "%00<script>polkuxss()</script>");
  private static final List<String> AWAY = List.of("https://evil.example/", "//evil.example/", "/\\evil.example", "/\t/evil.example", "\\\\evil.example", "/\r\nSet-Cookie: polku=x", "javascript:alert(1)");

  @Test
  void markupInAnyParameterComesBackAsWords() {
    List<String> faults = new ArrayList<>();
    routes().filter(Route::isPublic).forEach(route -> {
      for (String payload : MARKUP) {
        Map<String, Class<?>> wanted = new LinkedHashMap<>(route.fields());
        wanted.put("unknown", String.class);
        for (String field : wanted.keySet()) look(faults, route + " " + field, send(route, ours.of(route.pathVariables()), with(ours.of(wanted), field, payload)));
        for (String variable : route.pathVariables().keySet()) {
          look(faults, route + " {" + variable + "}", send(route, with(ours.of(route.pathVariables()), variable, payload), ours.of(route.fields())));
        }
      }
    });
    assertThat(faults).isEmpty();
  }

  @Test
  void markupInHeadersComesBackAsWords() {
    List<String> faults = new ArrayList<>();
    for (String header : List.of("Accept-Language", "User-Agent", "Referer", "Cookie", "X-Forwarded-Host", "X-Forwarded-Prefix", "HX-Current-URL", "Authorization")) {
      for (String path : List.of("/demo", "/nothing-here", "/api/nothing-here")) {
        Visitor visitor = visitor();
        look(faults, path + " " + header, visitor.send(visitor.request(path).setHeader(header, "polku-language=\"><script>polkuxss()</script>").build()));
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void noAnswerLeadsAwayFromTheHouse() {
    List<String> faults = new ArrayList<>();
    routes().filter(Route::isPublic).forEach(route -> {
      for (String away : AWAY) {
        for (String field : route.fields().keySet()) {
          Answer answer = send(route, ours.of(route.pathVariables()), with(ours.of(route.fields()), field, away));
          if (!answer.location().isEmpty() && !inside(answer.location())) faults.add(route + " " + field + ": " + answer.location());
          if (answer.headers().allValues("Set-Cookie").stream().anyMatch(cookie -> cookie.startsWith("polku=x"))) faults.add(route + " " + field + " sets a cookie");
        }
      }
    });
    assertThat(faults).isEmpty();
  }

  @Test
  void theLanguageFormLeadsBackInsideTheHouse() {
    for (String away : AWAY) {
      Answer answer = visitor().post("/language", "language", "sv", "back", away);
      assertThat(answer.status()).isEqualTo(303);
      assertThat(inside(answer.location())).as(away + " leads to " + answer.location()).isTrue();
    }
  }

  private Answer send(Route route, Map<String, String> path, Map<String, String> fields) {
    if (!route.reads()) return call(route, "", path, fields);
    String address = route.path(path);
    Visitor visitor = visitor();
    return visitor.send(visitor.request(address + (fields.isEmpty() ? "" : "?" + form(fields))).method(route.method(), BodyPublishers.noBody()).build());
  }

  private static Map<String, String> with(Map<String, String> words, String name, String payload) {
    Map<String, String> changed = new LinkedHashMap<>(words);
    changed.put(name, payload);
    return changed;
  }

  /** Only pages are read as markup by a browser; all else is told not to be guessed at. */
  private static void look(List<String> faults, String where, Answer answer) {
    if (answer.status() >= 500 && answer.status() != 503 && !where.contains("X-Forwarded")) faults.add(where + " breaks: " + answer.status());
    String type = answer.headers().firstValue("Content-Type").orElse("");
    if (!answer.headers().firstValue("X-Content-Type-Options").orElse("").equals("nosniff")) faults.add(where + " may be guessed at");
    if (!type.startsWith("text/html")) return;
    for (Element element : answer.page().getAllElements()) {
      if (element.normalName().equals("script") && element.data().contains("polkuxss")) faults.add(where + ": " + element);
      element.attributes().forEach(attribute -> {
        boolean runs = attribute.getKey().startsWith("on") || List.of("href", "src", "action", "formaction").contains(attribute.getKey()) && attribute.getValue().strip().startsWith("javascript:");
        if (runs && attribute.getValue().contains("polkuxss")) faults.add(where + ": " + element);
      });
    }
  }

  private boolean inside(String location) {
    if (location.startsWith("//") || location.contains("\\")) return false;
    URI there = URI.create("http://localhost:" + port + "/").resolve(URI.create(location.replace(" ", "%20")));
    return there.getHost().equals("localhost") && there.getPort() == port && !URLEncoder.encode(location, StandardCharsets.UTF_8).contains("%0A");
  }
}
