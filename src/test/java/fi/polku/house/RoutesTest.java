package fi.polku.house;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.house.Routes.Route;
import fi.polku.platform.db.Key;
import fi.polku.platform.security.AccessRule;
import fi.polku.platform.security.Role;
import fi.polku.platform.testing.Owner;
import fi.polku.platform.testing.Samples;
import fi.polku.platform.testing.Visitor;
import fi.polku.platform.testing.Visitor.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Promises 1, 2 and 15: every way in is locked, whoever knocks and with whichever ids. */
class RoutesTest extends Walk {
  @Test
  void everyHandlerOfOursSaysWhoMayCallIt() {
    assertThat(routes().filter(route -> route.rule().isEmpty() && route.ours()).map(Route::toString)).isEmpty();
    assertThat(routes().count()).isPositive();
  }

  @Test
  void handlersWithoutARuleAreRefusedToAll() {
    List<String> open = new ArrayList<>();
    routes().filter(route -> route.rule().isEmpty()).forEach(route -> {
      for (String who : List.of("", "admin")) if (call(route, who, ours).status() != 404) open.add(route + " " + who);
    });
    assertThat(open).isEmpty();
  }

  @Test
  void idsInAddressesAreKeysAndNotBareNumbers() {
    List<String> bare = new ArrayList<>();
    routes().forEach(route -> route.pathVariables().forEach((name, type) -> {
      if (type == UUID.class || type == long.class || type == Long.class) bare.add(route + " " + name);
    }));
    assertThat(bare).isEmpty();
  }

  @Test
  void aStrangerIsAskedToLogIn() {
    List<String> open = new ArrayList<>();
    closed().forEach(route -> {
      Answer answer = call(route, "", ours);
      boolean asked = route.api() ? answer.status() == 401 : answer.status() == 303 && answer.location().startsWith("/login");
      if (!asked) open.add(route + ": " + answer.status() + " " + answer.location());
    });
    assertThat(open).isEmpty();
  }

  @Test
  void anotherOrganisationFindsNothingByOurIds() {
    List<String> found = new ArrayList<>();
    closed().filter(Route::namesRows).forEach(route -> {
      Answer foreign = call(route, "other-manager", ours);
      Answer random = call(route, "other-manager", ours.random());
      boolean refused = foreign.status() == 404 || random.status() == foreign.status() && List.of(400, 415, 422).contains(foreign.status());
      if (!refused || foreign.body().contains("kanaria")) found.add(route + ": " + foreign.status() + " with our ids, " + random.status() + " with ids of nothing");
    });
    assertThat(found).isEmpty();
  }

  @Test
  void anotherOrganisationSeesInPublicWhatAStrangerSees() {
    List<String> more = new ArrayList<>();
    routes().filter(Route::isPublic).filter(Route::reads).filter(Route::namesRows).forEach(route -> {
      Answer foreign = call(route, "other-manager", ours);
      Answer stranger = call(route, "", ours);
      if (foreign.status() != stranger.status()) more.add(route + ": " + foreign.status() + ", a stranger " + stranger.status());
    });
    assertThat(more).isEmpty();
  }

  @Test
  void anIdOfNothingIsNotFound() {
    List<String> found = new ArrayList<>();
    routes().filter(Route::ours).filter(Route::namesRows).forEach(route -> {
      int random = call(route, allowed(route), ours.random()).status();
      // what is sent may be refused before anybody looks for the row (an unpaired tablet, a missing field)
      if (random != 404 && (route.reads() || random < 400 || random >= 500)) found.add(route + ": " + random);
      Map<String, String> words = ours.of(route.pathVariables());
      route.pathVariables().forEach((name, type) -> {
        if (Key.class.isAssignableFrom(type)) words.put(name, "no-id");
      });
      int garbage = call(route, allowed(route), words, ours.of(route.fields())).status();
      if (garbage != 404) found.add(route + " with a word for an id: " + garbage);
    });
    assertThat(found).isEmpty();
  }

  @Test
  void rolesThatMayNotFindNothing() {
    List<String> open = new ArrayList<>();
    closed().forEach(route -> {
      AccessRule.Staff rule = (AccessRule.Staff) route.rule().orElseThrow();
      for (Role role : Role.values()) {
        if (rule.action().roles().contains(role)) continue;
        int status = call(route, code(role), ours).status();
        if (status != 404) open.add(route + " as " + role + ": " + status);
      }
    });
    assertThat(open).isEmpty();
  }

  @Test
  void aLeaderReachesOnlyOwnActivities() {
    List<String> open = new ArrayList<>();
    closed().filter(route -> route.pathVariables().values().stream().anyMatch(type -> type.getName().matches("fi\\.polku\\.activity\\.(Activity|Session)\\$Key"))).forEach(route -> {
      Answer answer = call(route, "leader", ours);
      if (!List.of(404, 400, 415, 422).contains(answer.status()) || answer.body().contains("kanaria")) open.add(route + ": " + answer.status());
    });
    assertThat(open).isEmpty();
  }

  @Test
  void nothingIsChangedByReading() throws SQLException {
    String before = everything();
    List<String> broken = new ArrayList<>();
    routes().filter(Route::reads).filter(Route::ours).forEach(route -> {
      int status = call(route, allowed(route), ours).status();
      if (status >= 500) broken.add(route + ": " + status);
    });
    assertThat(broken).isEmpty();
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void nothingIsChangedWithoutTheGuardOfOurOwnForms() {
    List<String> open = new ArrayList<>();
    routes().filter(Route::ours).filter(route -> !route.reads()).filter(route -> !route.api() && !outsideTheRealWorld(route)).forEach(route -> {
      Map<String, String> path = ours.of(route.pathVariables());
      Visitor visitor = route.isPublic() ? visitor() : visitor().as(allowed(route));
      int bare = visitor.send(visitor.request(route.path(path)).header("Content-Type", written(route.type())).method(route.method(), BodyPublishers.ofString(body(route.type(), ours.of(route.fields())))).build()).status();
      if (bare != 403) open.add(route + " without: " + bare);
      int wrong = visitor.send(visitor.request(route.path(path)).header("Content-Type", "application/x-www-form-urlencoded").method(route.method(), BodyPublishers.ofString("_csrf=" + UUID.randomUUID())).build()).status();
      if (wrong != 403) open.add(route + " with a wrong one: " + wrong);
    });
    assertThat(open).isEmpty();
  }

  @Test
  void programsShowATokenAndNeverACookie() {
    List<String> open = new ArrayList<>();
    closed().filter(Route::api).forEach(route -> {
      Visitor manager = visitor().as("manager");
      int status = manager.send(manager.request(route.path(ours.of(route.pathVariables()))).header("Content-Type", written(route.type())).method(route.method(), BodyPublishers.ofString(body(route.type(), Map.of()))).build()).status();
      if (status != 401) open.add(route + ": " + status);
    });
    assertThat(open).isEmpty();
  }

  /** Routes of the demo exist in demo mode only and log in invented people. */
  private static boolean outsideTheRealWorld(Route route) {
    return Stream.of(route.handler().getBeanType().getAnnotations()).anyMatch(a -> a.annotationType().isAnnotationPresent(org.springframework.boot.autoconfigure.condition.ConditionalOnExpression.class));
  }

  /** A hash of all rows of all tables but the log; that somebody has been seen is no change. */
  private String everything() throws SQLException {
    StringBuilder all = new StringBuilder();
    try (Connection connection = Owner.superuser(installation); Handle handle = Jdbi.open(connection)) {
      for (String table : Samples.tables(handle)) {
        all.append(table).append(' ').append(handle.createQuery("SELECT count(*) || ' ' || coalesce(sum(hashtextextended(CAST(to_jsonb(t) - 'seen_at' - 'used_at' - 'last_used_at' AS text), 0)), 0) FROM " + table + " t WHERE '" + table + "' <> 'organisation_login'")
            .mapTo(String.class).one()).append('\n');
      }
    }
    return all.toString();
  }
}
