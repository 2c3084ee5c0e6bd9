package fi.polku.path;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import fi.polku.platform.testing.Visitor.Answer;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PathStepPagesTest extends PolkuTest {
  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private PathWorld world;
  private Project.Key project;
  private Participant.Key person;
  private Visitor coach;
  private String path;

  @BeforeEach
  void somebodyTakesPart() {
    world = PathWorld.in(database, "polun-demo");
    project = world.project("P-" + mark);
    person = world.person("Tuula " + mark);
    world.stay(person, project, "2026-01-10", null, "unemployed");
    coach = visitor().as("coach");
    path = "/participants/" + person.value() + "/path";
  }

  @Test
  void aStepIsPlannedBeginsAndEnds() {
    Document form = coach.get(path + "/new").page();
    assertThat(form.selectFirst("#project option[selected]").val()).as("the only project of her own").isEqualTo(project.value().toString());
    assertThat(coach.submit(form, "form[action=" + path + "]", "kind", "work-trial", "planned", "2026-12-01", "partner", "Kahvila Karhu", "evidence", "oma kertomus").status()).isEqualTo(303);
    assertThat(coach.get(path).text()).contains("Työkokeilu, Kahvila Karhu", "Suunnitteilla", "Suunniteltu 1.12.2026", "Hanke P-" + mark, "oma kertomus");

    Document start = coach.get(coach.get(path).page().selectFirst("a[href$=/start]").attr("href")).page();
    assertThat(coach.submit(start, "main form").status()).isEqualTo(303);
    assertThat(coach.submit(start, "main form").status()).as("a double click").isEqualTo(303);
    assertThat(coach.get(path).text()).contains("Käynnissä", "Alkoi 22.11.2026");

    Document end = coach.get(coach.get(path).page().selectFirst("a[href$=/end]").attr("href")).page();
    assertThat(end.select("input[value=did-not-begin]")).as("it did begin").isEmpty();
    Answer wrong = coach.submit(end, "main form", "day", "2026-11-21", "endReason", "something-better");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text()).contains("Askel päättyy ennen kuin se alkaa");
    assertThat(wrong.page().selectFirst("#ended").val()).as("what was typed is kept").isEqualTo("2026-11-21");
    assertThat(wrong.page().selectFirst("input[value=something-better]").hasAttr("checked")).isTrue();
    assertThat(coach.submit(wrong.page(), "main form", "day", "2026-11-22").status()).isEqualTo(303);
    assertThat(coach.get(path).text()).contains("Päättynyt", "Löytyi jotain parempaa").doesNotContain("Askel alkoi");
  }

  @Test
  void aDoubleClickIsOneStepAndATwinIsTold() {
    Document form = coach.get(path + "/new").page();
    for (int i = 0; i < 2; i++) assertThat(coach.submit(form, "form[action=" + path + "]", "kind", "education", "started", "2026-09-01").status()).isEqualTo(303);
    assertThat(steps()).isEqualTo(1);
    Answer twin = coach.submit(coach.get(path + "/new").page(), "form[action=" + path + "]", "kind", "education", "started", "2026-09-01", "partner", "Opisto");
    assertThat(twin.status()).isEqualTo(422);
    assertThat(twin.text()).contains("Sama askel samoilla päivillä on jo kirjattu");
    assertThat(twin.page().selectFirst("#partner").val()).isEqualTo("Opisto");
    assertThat(steps()).isEqualTo(1);
    assertThat(world.count("SELECT count(*) FROM path_step WHERE organisation_id = :organisation AND participant_id = :id AND created_by IS NOT NULL AND created_at IS NOT NULL", person)).isEqualTo(1);
  }

  @Test
  void aStepIsOfAProjectThatThePersonIsOrWasIn() {
    Project.Key other = world.project("Q-" + mark);
    Document form = coach.get(path + "/new").page();
    assertThat(form.select("#project option").eachAttr("value")).containsExactly("", project.value().toString());
    Answer refused = coach.submit(form, "form[action=" + path + "]", "kind", "open-labour-market", "started", "2026-09-01", "partner", "Kahvila", "project", other.value().toString());
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.page().select(".error-summary a").eachAttr("href")).containsExactly("#project");
    assertThat(refused.page().selectFirst("#partner").val()).as("what was typed is kept").isEqualTo("Kahvila");
    assertThat(coach.get(refused.page().selectFirst(".notice a").attr("href")).status()).as("the way out").isEqualTo(200);
    assertThat(steps()).isZero();
    world.stay(person, other, "2025-01-10", "2025-06-30", "unemployed");
    assertThat(coach.submit(coach.get(path + "/new").page(), "form[action=" + path + "]", "kind", "open-labour-market", "started", "2026-09-01", "project", other.value().toString()).status()).as("one that is over").isEqualTo(303);
  }

  @Test
  void whoIsInNoProjectIsEnrolledFirstAndWhatCameInAPackageStaysEditable() {
    Participant.Key stranger = world.person("Uusi " + mark);
    String theirs = "/participants/" + stranger.value() + "/path";
    Document form = coach.get(theirs + "/new").page();
    assertThat(form.select("#project option")).hasSize(1);
    assertThat(form.selectFirst(".notice a").attr("href")).isEqualTo("/participants/" + stranger.value() + "/participations/new");
    world.step(stranger, project, "education", "2026-05-01");
    String step = coach.get(theirs).page().selectFirst("a[href$=/end]").attr("href").replace("/end", "");
    assertThat(coach.submit(coach.get(step).page(), "form[action=" + step + "]", "partner", "Opisto").status()).isEqualTo(303);
    assertThat(coach.submit(coach.get(step).page(), "form[action=" + step + "]", "project", world.project("R-" + mark).value().toString()).status()).as("but not to a third").isEqualTo(422);
  }

  @Test
  void whatIsWrongComesBackWithAllThatWasTyped() {
    Answer answer = coach.submit(coach.get(path + "/new").page(), "form[action=" + path + "]", "kind", "education", "started", "2026-09-01", "ended", "2026-08-01", "partner", "Opisto & <b>");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.page().select(".error-summary a").eachAttr("href")).containsExactly("#ended");
    assertThat(answer.page().selectFirst("#partner").val()).isEqualTo("Opisto & <b>");
    assertThat(answer.page().selectFirst("#kind option[selected]").val()).isEqualTo("education");
    assertThat(steps()).isZero();
  }

  @Test
  void aCorrectionMadeMeanwhileIsNotOverwrittenUnseen() {
    String step = step();
    Document late = coach.get(step).page();
    Visitor manager = visitor().as("manager");
    assertThat(manager.submit(manager.get(step).page(), "form[action=" + step + "]", "partner", "Opisto").status()).isEqualTo(303);
    Answer answer = coach.submit(late, "form[action=" + step + "]", "partner", "Lukio");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("Joku muu muutti");
    assertThat(coach.submit(answer.page(), "form[action=" + step + "]").status()).isEqualTo(303);
    assertThat(coach.get(path).text()).contains("Lukio");
    assertThat(coach.submit(late, "form[action=" + step + "/removal]").status()).as("the page is old").isEqualTo(409);
    assertThat(coach.submit(coach.get(step).page(), "form[action=" + step + "/removal]").status()).isEqualTo(303);
    assertThat(steps()).isZero();
  }

  @Test
  void onlyThoseWhoMayAndOnlyTheirOwn() {
    String step = step();
    Visitor other = visitor().as("other-manager");
    Visitor leader = visitor().as("leader");
    for (String address : java.util.List.of(path, path + "/new", step, step + "/start", step + "/end")) {
      assertThat(other.get(address).status()).as(address).isEqualTo(404);
      assertThat(leader.get(address).status()).as(address).isEqualTo(404);
      assertThat(visitor().get(address).location()).startsWith("/login");
    }
    PathWorld away = PathWorld.in(database, "toinen-demo");
    Participant.Key theirs = away.person("Muu " + mark);
    String[] fields = {"id", UUID.randomUUID().toString(), "kind", "education", "planned", "2026-12-01", "revision", "0", "project", project.value().toString()};
    assertThat(other.post("/participants/" + theirs.value() + "/path", fields).status()).as("their person, our project").isEqualTo(404);
    assertThat(other.post(path, fields).status()).isEqualTo(404);
    assertThat(other.post(step + "/removal", "revision", "0").status()).isEqualTo(404);
    Participant.Key another = world.person("Toinen " + mark);
    assertThat(coach.get("/participants/" + another.value() + step.substring(step.indexOf("/path"))).status()).as("a step of somebody else").isEqualTo(404);
    assertThat(steps()).isEqualTo(1);
  }

  @Test
  void ofAnErasedPersonTheKindsStayAndTheWordsGo() {
    coach.submit(coach.get(path + "/new").page(), "form[action=" + path + "]", "kind", "education", "started", "2026-09-01", "partner", "Opisto " + mark, "evidence", "oma kertomus " + mark);
    coach.submit(coach.get("/participants/" + person.value() + "/follow-ups/new").page(), "main form", "due", "2026-12-24", "outcome", "reached", "heard", "Hyvää kuuluu " + mark);
    database.act(Scope.system("test", world.organisation), tx -> {
      new PathPersonalData().erase(tx, person);
      tx.update("UPDATE participant SET erased_at = now(), alias = NULL WHERE organisation_id = :organisation AND id = :id").bind("id", person).execute();
    });
    String left = database.in(Scope.system("test", world.organisation), tx -> new PathPersonalData().export(tx, person).toString());
    assertThat(left).doesNotContain(mark).contains("education", "reached");
    assertThat(coach.get(path + "/new").status()).isEqualTo(404);
    assertThat(coach.post(path, "id", UUID.randomUUID().toString(), "kind", "pension", "planned", "2026-12-01", "revision", "0", "project", project.value().toString()).status()).isEqualTo(404);
    assertThat(steps()).isEqualTo(1);
  }

  private String step() {
    coach.submit(coach.get(path + "/new").page(), "form[action=" + path + "]", "kind", "education", "planned", "2026-12-01");
    return coach.get(path).page().selectFirst("a[href$=/start]").attr("href").replace("/start", "");
  }

  private long steps() {
    return world.count("SELECT count(*) FROM path_step WHERE organisation_id = :organisation AND participant_id = :id", person);
  }
}
