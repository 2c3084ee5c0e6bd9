package fi.polku.platform.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.Visitor;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Bringing a package in a browser that knows no JavaScript: checked first, carried out when accepted. */
class ImportPagesTest extends ExchangeWorld {
  private static final String BOUNDARY = "selaimen-raja";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private ImportWork work;
  @Autowired private ImportFiles files;
  @Autowired private Imports imports;

  @Test
  void aPackageIsCheckedShownAndThenTakenIn() {
    Visitor visitor = visitor().as("manager");
    String code = "P" + UUID.randomUUID();
    String path = path(bring(visitor, "kevät.zip", zip("projects", lines("project,name", code + ",Hanke"))));
    Document checked = settled(visitor, path);
    assertThat(checked.select("h2").text()).contains("Odottaa hyväksyntää");
    assertThat(checked.select("#counts tbody tr").text()).isEqualTo("projects 1 0 0");
    assertThat(projects(code)).isZero();

    assertThat(visitor.submit(checked, "form[action$=carry-out]").location()).endsWith(path);
    Document done = settled(visitor, path);
    assertThat(done.select("h2").text()).contains("Tuotu");
    assertThat(done.select("#counts tbody tr").text()).isEqualTo("projects 1 0 0");
    assertThat(projects(code)).isEqualTo(1);
    assertThat(files.kept(key(path))).isFalse();

    visitor.submit(checked, "form[action$=carry-out]");
    assertThat(settled(visitor, path).select("h2").text()).contains("Tuotu");
    assertThat(visitor.get("/settings/imports").page().select("tr:has(a[href=" + path + "])").text()).contains("kevät.zip").contains("Maarit Manageri").contains("Tuotu: 1 uusi, ei muutoksia");
  }

  @Test
  void whatWouldChangeIsToldCellByCell() {
    Visitor visitor = visitor().as("manager");
    String code = "P" + UUID.randomUUID();
    byte[] first = zip("projects", lines("project,name,starts,ends,indicator_set", code + ",Hanke,2025-01-01,2027-12-31,"), "targets", lines("project,target,value,unit", code + ",kavijat,100,persons"));
    String path = path(bring(visitor, "uusi.zip", first));
    visitor.submit(settled(visitor, path), "form[action$=carry-out]");
    Document done = settled(visitor, path);
    assertThat(done.select("table.changes")).as("new rows are not told").isEmpty();
    assertThat(done.select("#import-state a[href^=/work/projects/]").eachText()).containsExactly(code);
    assertThat(visitor.get(done.selectFirst("#import-state a[href^=/work/projects/]").attr("href")).text()).contains("Hanke");

    byte[] other = zip("projects", lines("project,name,starts,ends,indicator_set", code + ",Hanke,2016-01-01,2018-12-31,own"), "targets", lines("project,target,value,unit", code + ",kavijat,120,persons"));
    Document checked = settled(visitor, path(bring(visitor, "vanha.zip", other)));
    assertThat(checked.text()).contains("Maarit Manageri tarkisti paketin").doesNotContain("toi paketin");
    assertThat(checked.select("table.changes tbody tr").eachText()).containsExactly(code + " starts 2025-01-01 2016-01-01", code + " ends 2027-12-31 2018-12-31", code + " indicator_set tyhjä own", code + ", kavijat value 100 120");
    assertThat(visitor.get("/work/projects/" + done.selectFirst("#import-state a[href^=/work/projects/]").attr("href").replaceAll(".*/", "")).text()).doesNotContain("2016");
  }

  @Test
  void ofAPackageThatSaysNothingNewNothingIsLeftToDo() {
    Visitor visitor = visitor().as("manager");
    String code = "P" + UUID.randomUUID();
    byte[] content = zip("projects", lines("project,name", code + ",Hanke"));
    visitor.submit(settled(visitor, path(bring(visitor, "sama.zip", content))), "form[action$=carry-out]");
    awaitProject(code);
    String path = path(bring(visitor, "sama.zip", content));
    Document checked = settled(visitor, path);
    assertThat(checked.select("h2").text()).contains("Kaikki on jo Polussa");
    assertThat(checked.select("form[action$=carry-out], form[action$=discard]")).isEmpty();
    assertThat(files.kept(key(path))).isFalse();
  }

  private void awaitProject(String code) {
    for (int i = 0; i < 600 && projects(code) == 0; i++) java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    assertThat(projects(code)).isEqualTo(1);
  }

  /** A check is no import, in the log neither; whom it was about stands there, for it tells whether what somebody says is so. */
  @Test
  void aCheckStandsInTheLogAsACheck() {
    Visitor visitor = visitor().as("manager");
    String person = "H" + UUID.randomUUID();
    byte[] content = zip("participants", lines("participant,alias", person + ",Aino"));
    String path = path(bring(visitor, "tarkistus.zip", content));
    visitor.submit(settled(visitor, path), "form[action$=carry-out]");
    settled(visitor, path);
    settled(visitor, path(bring(visitor, "tarkistus.zip", content)));
    java.util.List<String> acts = database.in(Scope.system("test", demo("polun-demo")), tx -> tx.query("SELECT a.action FROM platform_audit a JOIN participant p ON p.id = ANY (a.subjects) WHERE a.organisation_id = :organisation AND p.external_id = :person ORDER BY a.id")
        .bind("person", person).mapTo(String.class).list());
    assertThat(acts).containsExactly("exchange.import-package", "exchange.check-package");
    assertThat(visitor().as("admin").get("/settings/audit").text()).contains("Tarkisti siirtotiedoston tuomatta sitä");
  }

  @Test
  void whatIsWrongIsListedAndCanBeTakenAlong() {
    Visitor visitor = visitor().as("manager");
    String path = path(bring(visitor, "rikki.zip", zip("participants", lines("participant,alias,gender", "A,Aino,nainen", "B,-Pekka,mies"))));
    Document page = settled(visitor, path);
    assertThat(page.select("h2").text()).contains("Korjattavaa");
    assertThat(page.select("#import-errors tbody tr")).hasSize(2);
    assertThat(page.select("#import-errors tbody tr").first().text()).startsWith("participants 2 gender nainen Tätä arvoa ei tunneta.");
    Visitor.Answer list = visitor.get(path + "/errors.csv");
    assertThat(list.headers().firstValue("Content-Disposition").orElse("")).contains("attachment");
    assertThat(list.body()).startsWith("\uFEFF\"Taulukko\",\"Rivi\"").contains("\"participants\",\"3\",\"gender\",\"mies\"");
    assertThat(files.kept(key(path))).isFalse();
  }

  @Test
  void aPackageCanBeLeftUndone() {
    Visitor visitor = visitor().as("manager");
    String path = path(bring(visitor, "ei.zip", zip("projects", lines("project,name", "ei,Ei"))));
    Document checked = settled(visitor, path);
    visitor.submit(checked, "form[action$=discard]");
    assertThat(visitor.get(path).text()).contains("eikä mitään muutettu").doesNotContain("Yritä uudelleen");
    assertThat(files.kept(key(path))).isFalse();
    visitor.submit(checked, "form[action$=carry-out]");
    assertThat(projects("ei")).isZero();
  }

  @Test
  void workThatWasCutShortSaysSoAndCanBeTriedAgain() {
    Visitor visitor = visitor().as("manager");
    String code = "P" + UUID.randomUUID();
    String path = path(bring(visitor, "poikki.zip", zip("projects", lines("project,name", code + ",Hanke"))));
    settled(visitor, path);
    database.act(Scope.system("test", demo("polun-demo")), tx -> tx.update("UPDATE platform_import SET import_started_at = now() WHERE organisation_id = :organisation AND id = :id").bind("id", key(path)).execute());
    Document cut = visitor.get(path).page();
    assertThat(cut.select("h2").text()).contains("Keskeytyi, mitään ei muutettu");
    visitor.submit(cut, "form[action$=carry-out]");
    assertThat(settled(visitor, path).select("h2").text()).contains("Tuotu");
    assertThat(projects(code)).isEqualTo(1);
  }

  @Test
  void aCheckThatWasCutShortAsksForTheFileAgain() {
    Import.Key id = new Import.Key(UUID.randomUUID());
    imports.brought(Scope.system("test", demo("polun-demo")), id, "katkennut.zip", "Maarit Manageri");
    assertThat(visitor().as("manager").get("/settings/imports/" + id.value()).text()).contains("Keskeytyi, mitään ei muutettu").contains("Tuo paketti uudelleen");
  }

  @Test
  void theSameFormSentTwiceIsOnePackage() {
    Visitor visitor = visitor().as("manager");
    Document form = visitor.get("/settings/imports").page();
    byte[] content = zip("projects", lines("project,name", "kaksi,Hanke"));
    String first = path(send(visitor, form, "kaksi.zip", content));
    assertThat(path(send(visitor, form, "kaksi.zip", content))).isEqualTo(first);
    settled(visitor, first);
    assertThat(visitor.get("/settings/imports").page().select("a[href=" + first + "]")).hasSize(1);
  }

  @Test
  void noFileIsSaidBesideTheField() {
    Visitor visitor = visitor().as("manager");
    Visitor.Answer answer = bring(visitor, "", new byte[0]);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.page().select("#package-problem").text()).isEqualTo("Valitse ensin tiedosto.");
    assertThat(answer.page().select("#errors a").attr("href")).isEqualTo("#package");
  }

  @Test
  void aPackageNobodyTookInIsForgottenAfterADay() throws Exception {
    Visitor visitor = visitor().as("manager");
    String path = path(bring(visitor, "unohtui.zip", zip("projects", lines("project,name", "unohtui,Hanke"))));
    settled(visitor, path);
    String wrong = path(bring(visitor, "virhe.zip", zip("projects", lines("project,name", "unohtui,"))));
    settled(visitor, wrong);
    Files.setLastModifiedTime(files.path(key(path)), java.nio.file.attribute.FileTime.from(clock.instant()));
    clock.set(clock.instant().plus(Duration.ofHours(25)));
    work.everyHour();
    assertThat(files.kept(key(path))).isFalse();
    assertThat(visitor().as("manager").get(path).text()).contains("Ei tuotu");
    assertThat(visitor().as("manager").get(wrong).text()).contains("Virheluettelo on poistettu");
  }

  @Test
  void theEmptyWorkbookCanBeFilledAndBrought() {
    Visitor visitor = visitor().as("manager");
    byte[] template = bytes(visitor, "/settings/imports/template.xlsx");
    Reply reply = bring(home(), template);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.json().get("tables").size()).isEqualTo(11);
  }

  @Test
  void anExportIsTakenFromThePage() {
    Visitor visitor = visitor().as("manager");
    String code = "V" + UUID.randomUUID();
    database.act(Scope.system("test", demo("polun-demo")), tx -> tx.update("INSERT INTO organisation_project (id, organisation_id, code, name) VALUES (gen_random_uuid(), :organisation, :code, 'Vietävä')").bind("code", code).execute());
    assertThat(visitor.get("/settings/imports").page().select("select[name=project] option[value=" + code + "]").text()).isEqualTo(code + " – Vietävä");
    assertThat(unzip(bytes(visitor, "/settings/imports/export?format=zip&project=" + code)).get("projects.csv")).contains(code);
    assertThat(visitor.get("/settings/imports/export?format=zip&project=olematon").status()).isEqualTo(404);
  }

  @Test
  void aTableInUtf16IsRefusedAndNotCutShort() {
    Visitor visitor = visitor().as("manager");
    String utf16 = "project,name\n".replaceAll("(?s).", "$0\0");
    Document page = settled(visitor, path(bring(visitor, "utf16.zip", zip("projects", utf16))));
    assertThat(page.text()).contains("\u2400");
  }

  @Test
  void onlyAdminsAndManagersGetHere() {
    for (String who : new String[] {"coach", "leader"}) {
      Visitor visitor = visitor().as(who);
      assertThat(visitor.get("/settings/imports").status()).isEqualTo(404);
      assertThat(visitor.get("/settings/imports/export").status()).isEqualTo(404);
      assertThat(visitor.get("/settings/imports/template.xlsx").status()).isEqualTo(404);
    }
    assertThat(visitor().as("admin").get("/settings/imports").status()).isEqualTo(200);
    assertThat(visitor().get("/settings/imports").location()).contains("/login");
  }

  @Test
  void anotherOrganisationsPackageIsNotThere() {
    Visitor visitor = visitor().as("manager");
    String path = path(bring(visitor, "oma.zip", zip("projects", lines("project,name", "oma,Hanke"))));
    Document checked = settled(visitor, path);
    Visitor other = visitor().as("other-manager");
    assertThat(other.get(path).status()).isEqualTo(404);
    assertThat(other.get(path + "/errors.csv").status()).isEqualTo(404);
    assertThat(other.post(path + "/carry-out").status()).isEqualTo(404);
    assertThat(other.post(path + "/discard").status()).isEqualTo(404);
    assertThat(other.get("/settings/imports").page().select("a[href=" + path + "]")).isEmpty();
    assertThat(visitor.get(path).page().select("h2").text()).isEqualTo(checked.select("h2").text());
  }

  @Test
  void aPackageFromElsewhereThanOurPageIsRefused() {
    Visitor visitor = visitor().as("manager");
    Document form = visitor.get("/settings/imports").page();
    form.selectFirst("form[enctype] input[name=_csrf]").val("väärä");
    assertThat(send(visitor, form, "x.zip", zip("projects", "project,name\n")).status()).isEqualTo(403);
  }

  private OrganisationKey demo(String slug) {
    return database.in(Scope.system("test"), tx -> tx.query("SELECT id FROM organisation WHERE slug = :slug").bind("slug", slug).mapTo(OrganisationKey.class).one());
  }

  private long projects(String code) {
    return database.in(Scope.system("test", demo("polun-demo")), tx -> tx.query("SELECT count(*) FROM organisation_project WHERE organisation_id = :organisation AND code = :code").bind("code", code).mapTo(Long.class).one());
  }

  private static Import.Key key(String path) {
    return new Import.Key(UUID.fromString(path.substring(path.lastIndexOf('/') + 1)));
  }

  private static String path(Visitor.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(303);
    return answer.location().replaceFirst("^https?://[^/]+", "");
  }

  private Document settled(Visitor visitor, String path) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (files.running(key(path)).isEmpty()) return visitor.get(path).page();
      assertThat(visitor.get(path, "HX-Request", "true").body()).doesNotContain("<!doctype").contains("id=\"import-state\"");
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    throw new AssertionError("still running: " + path);
  }

  private Visitor.Answer bring(Visitor visitor, String name, byte[] content) {
    return send(visitor, visitor.get("/settings/imports").page(), name, content);
  }

  private static Visitor.Answer send(Visitor visitor, Document page, String name, byte[] content) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (String field : new String[] {"_csrf", "id"}) {
      String value = page.selectFirst("form[enctype] input[name=" + field + "]").val();
      body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"package\"; filename=\"" + name + "\"\r\nContent-Type: application/zip\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return visitor.send(visitor.request("/settings/imports", "Content-Type", "multipart/form-data; boundary=" + BOUNDARY).POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())).build());
  }

  private static byte[] bytes(Visitor visitor, String path) {
    try {
      return visitor.client().send(visitor.request(path).build(), java.net.http.HttpResponse.BodyHandlers.ofByteArray()).body();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
