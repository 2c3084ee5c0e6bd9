package fi.polku.house;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.house.Routes.Route;
import fi.polku.participant.Participant;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.Owner;
import fi.polku.platform.testing.Visitor.Answer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promise 6: nobody reads of a person without a trace; where the log takes no line, there is no answer. */
class TraceTest extends Walk {
  private static final String FUNCTION = "FUNCTION platform_audit(uuid, text, uuid, text, text, uuid[], uuid[], integer, text)";

  @Test
  void noPageNamesAPersonWhenTheLogRefuses() throws SQLException {
    String name = name();
    List<Route> naming = closed().filter(Route::reads).filter(route -> call(route, allowed(route), ours).body().contains(name)).toList();
    boolean pagesOfPersons = closed().anyMatch(route -> route.reads() && !route.api() && route.pathVariables().containsValue(Participant.Key.class));
    assertThat(naming.isEmpty()).as("a page of the person names them, as long as there is one").isEqualTo(!pagesOfPersons);
    List<String> untraced = new ArrayList<>();
    refuse("REVOKE EXECUTE ON " + FUNCTION + " FROM polku_app");
    try {
      for (Route route : closed().filter(Route::reads).toList()) {
        Answer answer = call(route, allowed(route), ours);
        if (answer.body().contains(name)) untraced.add(route + " names the person without a trace");
        if (naming.contains(route) && answer.status() != 503) untraced.add(route + " answers " + answer.status());
      }
    } finally {
      refuse("GRANT EXECUTE ON " + FUNCTION + " TO polku_app");
    }
    assertThat(untraced).isEmpty();
  }

  @Test
  void everyPageThatNamesAPersonLeavesALineAboutThem() {
    String name = name();
    List<String> untraced = new ArrayList<>();
    for (Route route : closed().filter(Route::reads).toList()) {
      int before = lines();
      if (call(route, allowed(route), ours).body().contains(name) && lines() == before) untraced.add(route.toString());
    }
    assertThat(untraced).isEmpty();
  }

  private String name() {
    return database.in(home(), tx -> tx.query("SELECT shown_name FROM participant WHERE organisation_id = :organisation AND id = :person")
        .bind("person", ours.samples().id("participant")).mapTo(String.class).one());
  }

  /** Lines about the person, ever. */
  private int lines() {
    return database.in(home(), tx -> tx.query("SELECT count(*) FROM platform_audit WHERE organisation_id = :organisation AND :person = ANY (subjects)")
        .bind("person", ours.samples().id("participant")).mapTo(Integer.class).one());
  }

  private static Scope home() {
    return Scope.system("test", new OrganisationKey(ours.samples().id("organisation")));
  }

  private void refuse(String sql) throws SQLException {
    try (Connection connection = Owner.owner(installation)) {
      connection.createStatement().execute(sql);
    }
  }
}
