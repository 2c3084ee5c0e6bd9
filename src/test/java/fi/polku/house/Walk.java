package fi.polku.house;

import fi.polku.house.Routes.Route;
import fi.polku.house.Routes.Words;
import fi.polku.platform.security.AccessRule;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Role;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Samples;
import fi.polku.platform.testing.Visitor;
import fi.polku.platform.testing.Visitor.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A test that walks through every way into Polku: as anybody, with the ids of one organisation that has a row in every table. */
abstract class Walk extends PolkuTest {
  static @Nullable Words ours;
  private static final Map<String, String> TOKENS = new TreeMap<>();
  private static final Map<String, Visitor> LOGGED_IN = new TreeMap<>();

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mapping;

  @BeforeEach
  void theFirstOrganisationHasARowInEveryTable() {
    if (ours != null) return;
    OrganisationKey home = organisation("polun-demo");
    Samples samples = Samples.in(installation, home, "kanaria");
    ours = Words.of(samples, Map.of("organisation", "polun-demo", "slug", "polun-demo", "code", text(samples, "organisation_project", "code"),
        "project", text(samples, "organisation_project", "code"), "name", "polku.css", "version", "x", "language", "fi", "next", "/", "back", "/", "who", "nobody"));
    for (Role role : Role.values()) TOKENS.put(code(role), token("polun-demo", code(role)));
    TOKENS.put("other-manager", token("toinen-demo", "manager"));
  }

  final Stream<Route> routes() {
    return Routes.of(mapping).stream();
  }

  final Stream<Route> closed() {
    return routes().filter(route -> route.rule().filter(AccessRule.Staff.class::isInstance).isPresent());
  }

  /** Somebody of the first organisation who may; for public routes nobody in particular. */
  static String allowed(Route route) {
    if (!(route.rule().orElseThrow() instanceof AccessRule.Staff rule)) return "";
    return Stream.of(Role.MANAGER, Role.ADMIN, Role.COACH, Role.LEADER).filter(rule.action().roles()::contains).map(Walk::code).findFirst().orElseThrow();
  }

  final Answer call(Route route, String who, Words words) {
    return call(route, who, words.of(route.pathVariables()), words.of(route.fields()));
  }

  final Answer call(Route route, String who, Map<String, String> path, Map<String, String> fields) {
    Visitor visitor = who.isEmpty() ? visitor() : LOGGED_IN.computeIfAbsent(who, w -> visitor().as(w));
    String[] headers = route.api() && !who.isEmpty() ? new String[] {"Authorization", "Bearer " + TOKENS.get(who)} : new String[0];
    String address = route.path(path);
    if (route.reads()) return visitor.send(visitor.request(fields.isEmpty() ? address : address + "?" + form(fields), headers).method(route.method(), BodyPublishers.noBody()).build());
    String guard = visitor.get("/demo").page().select("input[name=_csrf]").val();
    return visitor.send(visitor.request(address, headers).header("X-CSRF-TOKEN", guard).header("Content-Type", written(route.type()))
        .method(route.method(), BodyPublishers.ofString(body(route.type(), fields))).build());
  }

  static String written(String type) {
    return type.startsWith("multipart/") ? "multipart/form-data; boundary=polku" : type;
  }

  /** A form, or hardly anything where something else is wanted: enough to get past the door, if it is open. */
  static String body(String type, Map<String, String> fields) {
    if (type.endsWith("json")) return "{}";
    if (!type.startsWith("multipart/")) return form(fields);
    return fields.entrySet().stream().map(f -> "--polku\r\nContent-Disposition: form-data; name=\"" + f.getKey() + "\"\r\n\r\n" + f.getValue() + "\r\n").collect(Collectors.joining()) + "--polku--\r\n";
  }

  static String form(Map<String, String> fields) {
    return fields.entrySet().stream().map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
  }

  private OrganisationKey organisation(String slug) {
    return database.in(Scope.system("test"), tx -> tx.query("SELECT id FROM organisation WHERE slug = :slug").bind("slug", slug).mapTo(OrganisationKey.class).one());
  }

  private String text(Samples samples, String table, String column) {
    return database.in(Scope.system("test"), tx -> tx.query("SELECT " + column + " FROM " + table + " WHERE id = :id").bind("id", samples.id(table)).mapTo(String.class).one());
  }

  private String token(String slug, String role) {
    Secret word = Secret.random();
    OrganisationKey organisation = organisation(slug);
    database.act(Scope.system("test", organisation), tx -> tx.update("""
            INSERT INTO organisation_token (id, organisation_id, staff_id, name, token_hash)
            SELECT gen_random_uuid(), organisation_id, id, 'test', :hash
            FROM organisation_staff
            WHERE organisation_id = :organisation AND role = :role AND email LIKE '%.example'
            ORDER BY created_at
            LIMIT 1
            """)
        .bind("hash", word.hash()).bind("role", role).execute());
    return word.text();
  }

  static String code(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
