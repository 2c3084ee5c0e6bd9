package fi.polku.house;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.house.Routes.Route;
import fi.polku.participant.Participant;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A restricted person is in no list, search or page of any module for those who are not named; so are the erased and the merged. */
class RestrictedPersonTest extends Walk {
  private static final String SECRET = "Piilonimi";
  private String alias;
  private String name;

  @BeforeEach
  void theSampleIsRestricted() {
    name = one("SELECT coalesce(last_name, '') FROM participant WHERE organisation_id = :organisation AND id = :person");
    alias = one("SELECT coalesce(alias, '') FROM participant WHERE organisation_id = :organisation AND id = :person");
    act("UPDATE participant SET last_name = '" + SECRET + "', alias = NULL WHERE organisation_id = :organisation AND id = :person");
    assertThat(named()).as("pages that name the person before").isNotEmpty();
    act("INSERT INTO participant_restriction (id, organisation_id, participant_id, reason, set_at) VALUES ('" + UUID.randomUUID() + "', :organisation, :person, 'koe', now())");
  }

  @AfterEach
  void asBefore() {
    act("DELETE FROM participant_restriction WHERE organisation_id = :organisation AND participant_id = :person AND reason = 'koe'");
    act("UPDATE participant SET last_name = '" + name + "', alias = '" + alias + "', merged_into = NULL WHERE organisation_id = :organisation AND id = :person");
  }

  @Test
  void nobodyReadsTheirName() {
    assertThat(named()).isEmpty();
  }

  @Test
  void theirOwnPagesAreNotThere() {
    List<String> there = new ArrayList<>();
    closed().filter(route -> !route.pattern().startsWith("/sessions/") && route.pathVariables().containsValue(Participant.Key.class)).forEach(route -> {
      for (String who : List.of("manager", "admin", "coach")) {
        int status = call(route, who, ours).status();
        if (status != 404) there.add(route + " as " + who + ": " + status);
      }
    });
    assertThat(there).isEmpty();
  }

  /** Every page and file, as somebody who may, searched for the beginning of the name: what is typed comes back on many a page. */
  private List<String> named() {
    List<String> named = new ArrayList<>();
    closed().filter(Route::reads).forEach(route -> {
      Map<String, String> fields = new LinkedHashMap<>(ours.of(route.fields()));
      for (String search : List.of("q", "alias", "name")) fields.computeIfPresent(search, (field, word) -> SECRET.substring(0, 7));
      if (call(route, allowed(route), ours.of(route.pathVariables()), fields).body().contains(SECRET)) named.add(route.toString());
    });
    return named;
  }

  private String one(String sql) {
    return database.in(home(), tx -> tx.query(sql).bind("person", ours.samples().id("participant")).mapTo(String.class).one());
  }

  private void act(String sql) {
    database.act(home(), tx -> tx.update(sql).bind("person", ours.samples().id("participant")).execute());
  }

  private static Scope home() {
    return Scope.system("test", new OrganisationKey(ours.samples().id("organisation")));
  }
}
