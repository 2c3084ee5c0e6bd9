package fi.polku.path;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.platform.security.Secret;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import fi.polku.platform.testing.Visitor.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class FlowPagesTest extends PolkuTest {
  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  @Autowired PathFigures figures;
  private String cookie = "";

  @Test
  void aProjectShowsWhereItsPeopleCameFromAndWent() {
    PathWorld world = PathWorld.in(database, "polun-demo");
    Project.Key project = project(world);
    Visitor coach = visitor().as("coach");
    String path = "/work/projects/" + project.value() + "/flow";
    Document page = coach.get(path).page();
    assertThat(page.select(".figure-total").eachText()).anySatisfy(t -> assertThat(t).contains("Ihmisiä 3")).anySatisfy(t -> assertThat(t).contains("Jatkopolulla 1", "33 prosenttia 3 ihmisestä"))
        .anySatisfy(t -> assertThat(t).contains("Vielä matkalla 1")).anySatisfy(t -> assertThat(t).contains("Lähtenyt ilman askelta 1"));
    assertThat(page.select("svg .flow-bar")).hasSize(2 + 2 + 3);
    assertThat(page.select("svg text").eachText()).contains("Työtön 2", "Työssä 1", "Valmennusryhmä 1", "Ei kirjattuja käyntejä 2", "Opiskelu 1");
    assertThat(page.text()).contains("Tässä ovat kaikki hankkeessa olleet");
    assertThat(coach.get(page.selectFirst("a[href*=INCOMPLETE]").attr("href")).text()).contains("Puutteelliset tiedot");
    assertThat(page.select("[style]")).as("nothing a strict policy would stop").isEmpty();
    assertThat(page.select(".figure-table table")).hasSize(2);
    String education = page.select(".figure-table tr").stream().filter(r -> r.selectFirst("th").text().equals("Opiskelu")).findFirst().orElseThrow().select("td a").last().attr("href");
    long before = lines(world);
    assertThat(coach.get(education).text()).contains("Aino " + mark, "Opiskelu").doesNotContain("Eero " + mark);
    assertThat(lines(world)).as("the reading is in the log").isEqualTo(before + 1);
    assertThat(coach.get(page.selectFirst(".figure-total a").attr("href")).page().select("tbody th")).hasSize(3);
    assertThat(coach.get(path + "?age=under-25").text()).contains("Näillä valinnoilla ei ole ketään");
    assertThat(coach.get(path + "?age=not-known&to=2026-02-01").text()).contains("Ihmisiä 3", "Jatkopolulla 0");
    Answer wrong = coach.get(path + "?from=2026-05-01&to=2026-04-01");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.page().selectFirst("#from").val()).isEqualTo("2026-05-01");
  }

  @Test
  void thatTheFunderCountsFewerIsSaidOnlyWhenItIsSo() {
    PathWorld world = PathWorld.in(database, "polun-demo");
    Project.Key project = project(world);
    Visitor coach = visitor().as("coach");
    String path = "/work/projects/" + project.value() + "/flow";
    assertThat(coach.get(path).text()).contains("Rahoittajan indikaattoreissa on vähemmän ihmisiä");
    assertThat(coach.get(path + "?age=not-known").text()).as("of some of them it cannot be said").doesNotContain("Rahoittajan indikaattoreissa");
    database.act(world.scope, tx -> {
      tx.update("UPDATE participant SET birth_date = '1980-01-01', gender = 'female' WHERE organisation_id = :organisation AND alias LIKE '% ' || :mark").bind("mark", mark).execute();
      tx.update("UPDATE participation_spell SET isced = 3, entry_status = 'unemployed' WHERE organisation_id = :organisation AND project_id = :project").bind("project", project).execute();
    });
    assertThat(coach.get(path).text()).contains("Ihmisiä 3").doesNotContain("Rahoittajan indikaattoreissa");
  }

  @Test
  void whoIsHiddenCountsAndIsNotToldOf() {
    PathWorld world = PathWorld.in(database, "polun-demo");
    Project.Key project = project(world);
    String aino = database.in(world.scope, tx -> tx.query("SELECT id::text FROM participant WHERE organisation_id = :organisation AND alias = :alias").bind("alias", "Aino " + mark).mapTo(String.class).one());
    String manager = database.in(world.scope, tx -> tx.query("SELECT id::text FROM organisation_staff WHERE organisation_id = :organisation AND role = 'manager' ORDER BY created_at, id LIMIT 1").mapTo(String.class).one());
    assertThat(visitor().as("manager").post("/participants/" + aino + "/restriction", "id", UUID.randomUUID().toString(), "reason", "Turvakielto", "staff", manager).status()).isEqualTo(303);
    Visitor coach = visitor().as("coach");
    assertThat(coach.get("/work/projects/" + project.value() + "/flow").text()).as("the number stays").contains("Ihmisiä 3");
    Document all = coach.get("/figures/flow/people?project=" + project.value()).page();
    assertThat(all.select("tbody tr")).hasSize(2);
    assertThat(all.text()).contains("Lisäksi 1 ihminen, jota et näe.").doesNotContain("Aino", "Valmennusryhmä");
    Document one = coach.get("/figures/flow/people?project=" + project.value() + "&onward=education").page();
    assertThat(one.select("tbody tr")).isEmpty();
    assertThat(one.text()).contains("Lisäksi 1 ihminen, jota et näe.");
    assertThat(visitor().as("manager").get("/figures/flow/people?project=" + project.value()).text()).as("the named one").contains("Aino " + mark).doesNotContain("jota et näe");
  }

  @Test
  void theFilesHoldJustWhatIsShown() {
    PathWorld world = PathWorld.in(database, "polun-demo");
    Project.Key project = project(world);
    Visitor manager = visitor().as("manager");
    Document page = manager.get("/work/projects/" + project.value() + "/flow").page();
    Answer csv = manager.get(page.selectFirst("a[href*=flow.csv]").attr("href"));
    assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).contains("polku.csv");
    assertThat(csv.body().replace("\uFEFF", "").lines()).containsExactly("Mistä,Mitä kautta,Minne,Ihmisiä", "Työtön,Valmennusryhmä,Opiskelu,1", "Työtön,Ei kirjattuja käyntejä,Lähtenyt ilman askelta,1",
        "Työssä,Ei kirjattuja käyntejä,Vielä matkalla,1", "Yhteensä,,,3");
    assertThat(manager.get(page.selectFirst("a[href*=flow.xlsx]").attr("href")).body()).startsWith("PK");
  }

  @Test
  void onlyThoseWhoMayAndOnlyTheirOwn() {
    PathWorld world = PathWorld.in(database, "polun-demo");
    Project.Key project = project(world);
    Visitor other = visitor().as("other-manager");
    List<String> addresses = List.of("/work/projects/" + project.value() + "/flow", "/figures/flow?project=" + project.value(), "/figures/flow/people?project=" + project.value(), "/figures/flow.csv?project=" + project.value(), "/figures/flow.xlsx?project=" + project.value());
    for (String address : addresses) {
      assertThat(other.get(address).status()).as(address).isEqualTo(404);
      assertThat(visitor().as("leader").get(address).status()).as(address).isEqualTo(404);
      assertThat(visitor().as("coach").get(address).status()).as(address).isEqualTo(200);
    }
    assertThat(other.get("/figures/flow/people").text()).doesNotContain(mark);
    assertThat(visitor().as("coach").get("/figures/flow?activity=" + UUID.randomUUID()).status()).isEqualTo(404);
  }

  @Test
  void duuniinsPeopleWentWhereTheProjectSaidTheyDid() {
    PathWorld world = PathWorld.fresh(database);
    Visitor manager = imported(world, "lahde-mukaan.zip");
    Project.Key project = project(world, "S20250");
    Document page = read(manager, "/work/projects/" + project.value() + "/flow?to=2017-05-31");
    // Duuniin! is coaching one by one: its 29 people have no visits in the groups
    assertThat(cell(page, "table-through", "Ei kirjattuja käyntejä")).isEqualTo("29");
    assertThat(cell(page, "table-onward", "Opiskelu")).isEqualTo("6");
    assertThat(cell(page, "table-onward", "Palkkatuettu työ")).isEqualTo("2");
    assertThat(cell(page, "table-onward", "Avoimet työmarkkinat")).isEqualTo("2");
    assertThat(cell(page, "table-onward", "Työnhaku aktivoitunut")).isEqualTo("14");
    assertThat(cell(page, "table-onward", "Ammatillinen kuntoutus")).isEqualTo("1");
    assertThat(cell(page, "table-onward", "Työkokeilu")).isEqualTo("1");
    assertThat(cell(page, "table-onward", "Oppisopimus")).isEqualTo("2");
    assertThat(column(page, "table-onward", "Ei kirjattuja käyntejä", "Lähtenyt ilman askelta", "Vielä matkalla")).as("one without").isEqualTo(1);
    PathFigures.StepFigures figure = figures.ofProject(world.scope, project, "esf-2014-2020", null, java.time.LocalDate.parse("2017-05-31"));
    assertThat(figure.persons()).isEqualTo(103);
    assertThat(figure.onward()).isEqualTo(28);
    assertThat(figure.employed()).isEqualTo(2 + 2 + 2);
    String person = database.in(world.scope, tx -> tx.query("SELECT id FROM participant WHERE organisation_id = :organisation AND external_id = 'LM-0081'").mapTo(String.class).one());
    assertThat(read(manager, "/participants/" + person + "/path").body().text()).contains("Palkkatuettu työ", "Alkoi 31.5.2017", "Tieto: own account");
  }

  @Test
  void fiftyOfOlopistesHundredAndThirtyOneAreOnAnOnwardPath() {
    PathWorld world = PathWorld.fresh(database);
    Visitor manager = imported(world, "olopiste.zip");
    Project.Key project = project(world, "OLOPISTE");
    Document page = read(manager, "/work/projects/" + project.value() + "/flow?to=2018-03-31");
    assertThat(page.select(".figure-total").eachText()).anySatisfy(t -> assertThat(t).contains("Ihmisiä 131")).anySatisfy(t -> assertThat(t).contains("Jatkopolulla 50", "38 prosenttia 131 ihmisestä"));
    PathFigures.StepFigures figure = figures.ofProject(world.scope, project, "esf-2014-2020", null, java.time.LocalDate.parse("2018-03-31"));
    assertThat(figure.persons()).isEqualTo(131);
    assertThat(figure.onward()).isEqualTo(50);
    assertThat(figure.kinds().stream().mapToLong(PathFigures.KindFigure::persons).sum()).isEqualTo(50);
  }

  private Project.Key project(PathWorld world) {
    Project.Key project = world.project("P-" + mark);
    UUID group = world.activity("coaching-group", project);
    Participant.Key aino = world.person("Aino " + mark);
    Participant.Key eero = world.person("Eero " + mark);
    Participant.Key kari = world.person("Kari " + mark);
    world.stay(aino, project, "2026-01-10", "2026-05-10", "unemployed");
    world.stay(eero, project, "2026-01-10", "2026-05-10", "unemployed");
    world.stay(kari, project, "2026-01-10", null, "employed");
    world.visit(aino, group, "2026-02-10", "present");
    world.step(aino, project, "education", "2026-05-01");
    world.step(kari, project, "education", null);
    return project;
  }

  private Project.Key project(PathWorld world, String code) {
    return new Project.Key(database.in(world.scope, tx -> tx.query("SELECT id FROM organisation_project WHERE organisation_id = :organisation AND code = :code").bind("code", code).mapTo(UUID.class).one()));
  }

  private static String cell(Document page, String table, String row) {
    return page.select("div[aria-labelledby=" + table + "] tr").stream().filter(r -> r.selectFirst("th").text().equals(row)).findFirst().orElseThrow().select("td").last().text();
  }

  /** What stands in one column at these rows together. */
  private static long column(Document page, String table, String column, String... rows) {
    int place = page.select("div[aria-labelledby=" + table + "] thead th").eachText().indexOf(column) - 1;
    return page.select("div[aria-labelledby=" + table + "] tbody tr").stream().filter(r -> List.of(rows).contains(r.selectFirst("th").text()))
        .map(r -> r.select("td").get(place).text()).filter(t -> t.matches("\\d+")).mapToLong(Long::parseLong).sum();
  }

  /** A manager of the organisation with a token and a login, who has brought a published package in. */
  private Visitor imported(PathWorld world, String name) {
    byte[] content = published(name);
    Secret token = Secret.random();
    Secret login = Secret.random();
    database.act(world.scope, tx -> {
      UUID staff = UUID.randomUUID();
      tx.update("INSERT INTO organisation_staff (id, organisation_id, name, email, role) VALUES (:id, :organisation, 'Kaisa Koe', :email, 'manager')").bind("id", staff).bind("email", staff + "@koe.example").execute();
      tx.update("INSERT INTO organisation_token (id, organisation_id, staff_id, name, token_hash) VALUES (gen_random_uuid(), :organisation, :staff, 'koe', :hash)").bind("staff", staff).bind("hash", token.hash()).execute();
      tx.update("INSERT INTO organisation_login (token_hash, organisation_id, staff_id, assurance, created_at, seen_at, factor_at) VALUES (:hash, :organisation, :staff, 'PASSKEY', :now, :now, :now)")
          .bind("staff", staff).bind("hash", login.hash()).bind("now", clock.instant()).execute();
    });
    Visitor visitor = visitor();
    byte[] head = "--polku\r\nContent-Disposition: form-data; name=\"package\"; filename=\"paketti.zip\"\r\nContent-Type: application/octet-stream\r\n\r\n".getBytes(StandardCharsets.UTF_8);
    byte[] tail = "\r\n--polku--\r\n".getBytes(StandardCharsets.UTF_8);
    Answer answer = visitor.send(visitor.request("/api/v1/imports", "Authorization", "Bearer " + token.text(), "Content-Type", "multipart/form-data; boundary=polku")
        .POST(BodyPublishers.concat(BodyPublishers.ofByteArray(head), BodyPublishers.ofByteArray(content), BodyPublishers.ofByteArray(tail))).build());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    cookie = login.text();
    return visitor;
  }

  private Document read(Visitor visitor, String path) {
    Answer answer = visitor.get(path, "Cookie", "polku=" + cookie);
    assertThat(answer.status()).as(path).isEqualTo(200);
    return answer.page();
  }

  /** The exchange package of a real project, which lies beside the repository where it is developed. */
  private static byte[] published(String name) {
    Path file = Stream.of("../shared", "../../shared").map(s -> Path.of(s, "data/published", name)).filter(Files::exists).findFirst().orElse(null);
    Assumptions.assumeTrue(file != null, "Skipped: the published package " + name + " is not in ../shared/data/published.");
    try {
      return Files.readAllBytes(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private long lines(PathWorld world) {
    return database.in(world.scope, tx -> tx.query("SELECT count(*) FROM platform_audit WHERE organisation_id = :organisation AND action = 'path.see-flow-people'").mapTo(Long.class).one());
  }
}
