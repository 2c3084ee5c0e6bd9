package fi.polku.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.security.ActorSource;
import fi.polku.platform.security.Role;
import fi.polku.platform.security.Secret;
import fi.polku.platform.testing.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SettingsPagesTest extends LoginWorld {
  private static final List<String> ADMINS = List.of("/settings/staff", "/settings/organisation", "/settings/audit");

  @Autowired ActorSource actors;
  @Autowired AuditLog auditLog;

  @Test
  void eachRoleIsOfferedWhatItMayUse() {
    assertThat(visitor().as("leader").get("/settings").page().select("main a").eachAttr("href")).containsExactly("/settings/login");
    assertThat(visitor().as("admin").get("/settings").page().select("main a").eachAttr("href")).containsAll(ADMINS).contains("/settings/tokens", "/settings/login");
    assertThat(visitor().as("coach").get("/settings").page().select("main a").eachAttr("href")).doesNotContain("/settings/tokens").doesNotContainAnyElementsOf(ADMINS);
  }

  @Test
  void whatIsNotOfferedIsNotThere() {
    for (String who : List.of("manager", "coach", "leader")) {
      Visitor visitor = visitor().as(who);
      for (String path : ADMINS) assertThat(visitor.get(path).status()).as(who + " " + path).isEqualTo(404);
      assertThat(visitor.post("/settings/staff", "name", "X", "email", "x@x.fi", "role", "admin").status()).isEqualTo(404);
      assertThat(visitor.post("/settings/organisation", "name", "X", "municipality", "609").status()).isEqualTo(404);
    }
    assertThat(visitor().as("coach").get("/settings/tokens").status()).isEqualTo(404);
    assertThat(visitor().as("leader").post("/settings/tokens", "name", "x").status()).isEqualTo(404);
    for (String path : ADMINS) assertThat(visitor().get(path).location()).startsWith("/login?next=");
  }

  @Test
  void anAddedColleagueMakesTheirOwnLoginByTheLink() {
    Member admin = member(organisation(), Role.ADMIN);
    Visitor office = loggedIn(admin);
    Visitor.Answer added = office.submit(office.get("/settings/staff").page(), "form[action=/settings/staff]", "name", "Uuno Uusi", "email", "uuno@koe.example", "role", "coach");
    String link = added.page().selectFirst("#once-value").val();
    assertThat(office.get("/settings/staff").text()).contains("Uuno Uusi").contains("Linkki odottaa");
    assertThat(visitor().as("admin").get("/settings/staff").text()).as("nobody of the demo has one of their own").contains("Kirjautumistapaa ei ole vielä otettu käyttöön");

    String path = link.replaceFirst("^http://[^/]+", "");
    Visitor uuno = stranger();
    var page = uuno.get(path).page();
    assertThat(page.select("svg.qr path")).hasSize(1);
    assertThat(page.text()).contains("Tervetuloa, Uuno Uusi");
    Totp totp = totp(page.selectFirst(".letters").text());
    Visitor.Answer bad = uuno.submit(page, "main form", "password", "lyhyt", "code", "000000");
    assertThat(bad.status()).isEqualTo(422);
    assertThat(bad.page().selectFirst(".letters").text()).as("the secret already in the app stays good").isEqualTo(totp.text());
    assertThat(bad.page().select(".error-summary a").eachAttr("href")).containsExactly("#password", "#code");
    Visitor.Answer in = uuno.submit(bad.page(), "main form", "password", "talvinen aamukahvi", "code", totp.code(clock.instant()));
    assertThat(in.location()).isEqualTo("/today");
    assertThat(uuno.get("/settings").text()).contains("Uuno Uusi");
    assertThat(stranger().get(path).status()).as("good once").isEqualTo(404);
    assertThat(stranger().post(path, "password", "talvinen aamukahvi").status()).isEqualTo(404);
  }

  @Test
  void aLinkIsGoodForThreeDaysAndOnlyTheNewest() {
    Member admin = member(organisation(), Role.ADMIN);
    Member coach = member(admin.organisation(), Role.COACH);
    Visitor office = loggedIn(admin);
    String first = link(office.post("/settings/staff/" + coach.id().value() + "/invitation"));
    String second = link(office.post("/settings/staff/" + coach.id().value() + "/invitation"));
    assertThat(stranger().get(first).status()).isEqualTo(404);
    assertThat(stranger().get(second).status()).isEqualTo(200);
    clock.set(clock.instant().plus(Duration.ofHours(73)));
    assertThat(stranger().get(second).status()).isEqualTo(404);
  }

  @Test
  void aNewLoginByLinkTakesThePlaceOfTheOldAndEndsWhatWasOpen() {
    Member admin = member(organisation(), Role.ADMIN);
    Member coach = member(admin.organisation(), Role.COACH);
    Visitor tablet = loggedIn(coach);
    String link = link(loggedIn(admin).post("/settings/staff/" + coach.id().value() + "/invitation"));
    Visitor found = stranger();
    var page = found.get(link).page();
    found.submit(page, "main form", "password", "talvinen aamukahvi", "code", totp(page.selectFirst(".letters").text()).code(clock.instant()));
    assertThat(tablet.get("/settings").location()).startsWith("/login");
    assertThat(stranger().post("/login", "email", coach.email(), "password", PASSWORD).status()).isEqualTo(422);
    assertThat(stranger().post("/login", "email", coach.email(), "password", "talvinen aamukahvi").status()).isEqualTo(303);
  }

  @Test
  void disablingEndsLoginsTokensAndLinksAtOnce() {
    Member admin = member(organisation(), Role.ADMIN);
    Member manager = member(admin.organisation(), Role.MANAGER);
    Visitor office = loggedIn(admin);
    Visitor desk = loggedIn(manager);
    String token = desk.post("/settings/tokens", "name", "raportti").page().selectFirst("#once-value").val();
    String link = link(office.post("/settings/staff/" + manager.id().value() + "/invitation"));
    assertThat(visitor().get("/api/v1/me", "Authorization", "Bearer " + token).body()).contains("\"role\":\"manager\"");
    assertThat(office.post("/settings/staff/" + manager.id().value() + "/disabling").status()).isEqualTo(303);
    assertThat(desk.get("/settings").location()).startsWith("/login");
    assertThat(visitor().get("/api/v1/me", "Authorization", "Bearer " + token).status()).isEqualTo(401);
    assertThat(stranger().get(link).status()).isEqualTo(404);
    office.post("/settings/staff/" + manager.id().value() + "/enabling");
    assertThat(desk.get("/settings").location()).as("what was ended stays ended").startsWith("/login");
    assertThat(visitor().get("/api/v1/me", "Authorization", "Bearer " + token).status()).isEqualTo(401);
  }

  @Test
  void theLastAdminStays() {
    Member admin = member(organisation(), Role.ADMIN);
    Visitor office = loggedIn(admin);
    String self = "/settings/staff/" + admin.id().value();
    assertThat(office.post(self + "/disabling").status()).isEqualTo(409);
    assertThat(office.post(self, "name", "Helmi", "email", admin.email(), "role", "coach").status()).isEqualTo(409);
    Member second = member(admin.organisation(), Role.ADMIN);
    assertThat(office.post("/settings/staff/" + second.id().value(), "name", "Toinen", "email", second.email(), "role", "coach").status()).isEqualTo(303);
    assertThat(office.post(self + "/disabling").status()).isEqualTo(409);
    assertThat(office.get("/settings/staff").text()).contains("Toinen").contains("Valmentaja");
  }

  @Test
  void aNewRoleHoldsFromTheNextRequest() {
    Member admin = member(organisation(), Role.ADMIN);
    Member coach = member(admin.organisation(), Role.COACH);
    Visitor tablet = loggedIn(coach);
    assertThat(tablet.get("/settings/tokens").status()).isEqualTo(404);
    loggedIn(admin).post("/settings/staff/" + coach.id().value(), "name", "Helmi", "email", coach.email(), "role", "manager");
    assertThat(tablet.get("/settings/tokens").status()).isEqualTo(200);
  }

  @Test
  void anotherOrganisationsStaffAndTokensAreNotThere() {
    Member ours = member(organisation(), Role.ADMIN);
    Member theirs = member(organisation(), Role.COACH);
    Visitor office = loggedIn(ours);
    String path = "/settings/staff/" + theirs.id().value();
    assertThat(office.get(path).status()).isEqualTo(404);
    assertThat(office.post(path, "name", "X", "email", "x@x.example", "role", "coach").status()).isEqualTo(404);
    for (String act : List.of("/invitation", "/disabling", "/enabling")) assertThat(office.post(path + act).status()).as(act).isEqualTo(404);
    Member away = member(theirs.organisation(), Role.MANAGER);
    Visitor desk = loggedIn(away);
    desk.post("/settings/tokens", "name", "heidän");
    String revocation = desk.get("/settings/tokens").page().selectFirst("form[action$=/revocation]").attr("action");
    assertThat(office.post(revocation).status()).isEqualTo(404);
    assertThat(office.get("/settings/tokens").text()).doesNotContain("heidän");
    assertThat(loggedIn(member(theirs.organisation(), Role.MANAGER)).post(revocation).status()).as("another manager's token").isEqualTo(404);
  }

  @Test
  void aTokenIsShownOnceAndARevokedOneOpensNothing() {
    Visitor desk = loggedIn(Role.MANAGER);
    Visitor.Answer made = desk.post("/settings/tokens", "name", "raportti");
    String token = made.page().selectFirst("#once-value").val();
    assertThat(desk.get("/settings/tokens").body()).contains("raportti").doesNotContain(token);
    assertThat(visitor().get("/api/v1/me", "Authorization", "Bearer " + token).status()).isEqualTo(200);
    assertThat(desk.get("/settings/tokens").text()).contains("Käytetty viimeksi");
    desk.submit(desk.get("/settings/tokens").page(), "form[action$=/revocation]");
    assertThat(visitor().get("/api/v1/me", "Authorization", "Bearer " + token).status()).isEqualTo(401);
    assertThat(actors.byToken(new Secret(token))).isEmpty();
    assertThat(desk.post("/settings/tokens", "name", " ").status()).isEqualTo(422);
  }

  @Test
  void aProgramHasNoLoginOfItsOwn() {
    assertThat(visitor().get("/api/v1/me").status()).isEqualTo(401);
    assertThat(visitor().get("/api/v1/me", "Authorization", "Bearer arvaus").status()).isEqualTo(401);
    Visitor desk = loggedIn(Role.MANAGER);
    String token = desk.post("/settings/tokens", "name", "raportti").page().selectFirst("#once-value").val();
    assertThat(visitor().get("/settings/login", "Authorization", "Bearer " + token).location()).startsWith("/login");
  }

  @Test
  void aNewPasswordTakesThePlaceOfTheOldAndEndsLoginsElsewhere() {
    Member member = member(organisation(), Role.LEADER);
    Visitor elsewhere = loggedIn(member);
    Visitor here = loggedIn(member);
    var page = here.get("/settings/login").page();
    assertThat(page.select("#own-logins li")).hasSize(2);
    Totp totp = totp(page.selectFirst(".letters").text());
    assertThat(here.submit(page, "form[action=/settings/login]", "password", member.email() + "1", "code", totp.code(clock.instant())).status()).isEqualTo(422);
    assertThat(here.submit(page, "form[action=/settings/login]", "password", "syksyinen lehtikasa", "code", totp.code(clock.instant())).status()).isEqualTo(303);
    assertThat(here.get("/settings/login").status()).isEqualTo(200);
    assertThat(elsewhere.get("/settings/login").status()).isEqualTo(303);
    assertThat(stranger().post("/login", "email", member.email(), "password", PASSWORD).status()).isEqualTo(422);
    assertThat(stranger().post("/login", "email", member.email(), "password", "syksyinen lehtikasa").status()).isEqualTo(303);
  }

  @Test
  void logOutElsewhereLeavesOnlyThisLogin() {
    Member member = member(organisation(), Role.COACH);
    Visitor elsewhere = loggedIn(member);
    Visitor here = loggedIn(member);
    here.post("/settings/login/elsewhere");
    assertThat(elsewhere.get("/settings").status()).isEqualTo(303);
    assertThat(here.get("/settings").status()).isEqualTo(200);
  }

  @Test
  void changingTheLoginNeedsAFreshOne() {
    Visitor visitor = loggedIn(Role.COACH);
    clock.set(clock.instant().plus(Duration.ofMinutes(31)));
    assertThat(visitor.get("/settings/login").page().select("form[action=/settings/login]")).isEmpty();
    assertThat(visitor.post("/settings/login", "password", "syksyinen lehtikasa").location()).startsWith("/login");
    assertThat(visitor.post("/settings/login/passkey-options").location()).startsWith("/login");
  }

  @Test
  void theLanguageIsRememberedForThePerson() {
    Member member = member(organisation(), Role.COACH);
    loggedIn(member).post("/settings/login/language", "language", "sv");
    assertThat(loggedIn(member).get("/settings").page().selectFirst("html").attr("lang")).isEqualTo("sv");
    assertThat(loggedIn(member).post("/settings/login/language", "language", "klingon").status()).isEqualTo(422);
  }

  @Test
  void detailsArePublicAndChecked() {
    Member admin = member(organisation(), Role.ADMIN);
    Visitor office = loggedIn(admin);
    Visitor.Answer wrong = office.post("/settings/organisation", "name", "", "municipality", "999", "homepage", "javascript:alert(1)", "email", "ei", "phone", "soita");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.page().select(".error-summary a").eachAttr("href")).containsExactly("#name", "#municipality", "#homepage", "#email", "#phone");
    String name = "Koe " + UUID.randomUUID();
    assertThat(office.post("/settings/organisation", "name", name, "municipality", "398", "homepage", "https://koe.example/", "email", "toimisto@koe.example", "phone", "+358 40 123 4567").status()).isEqualTo(303);
    assertThat(office.get("/settings/organisation?saved=true").text()).contains("Tallennettu.");
    var privacy = visitor().get("/privacy").page();
    assertThat(privacy.text()).contains(name).contains("rekisterinpitäjä");
    assertThat(privacy.select("a[href=https://koe.example/]")).isNotEmpty();
    assertThat(visitor().get("/accessibility").text()).contains("WCAG 2.2").contains(name);
  }

  @Test
  void theLogTellsWhoDidWhatAndWhetherItIsWhole() {
    Member admin = member(organisation(), Role.ADMIN);
    Visitor office = loggedIn(admin);
    office.get("/settings/staff");
    Visitor.Answer log = office.get("/settings/audit");
    assertThat(log.text()).contains("Ketju ehjä").contains("Katsoi henkilöstöä").contains("Helmi Henkilö").contains("Kirjautui");
    assertThat(log.page().select("#action option").eachText()).as("by their words").containsExactly("Kaikki", "Katsoi henkilöstöä", "Katsoi lokia", "Kirjautui", "Lisäsi työntekijän", "Otti käyttöön uuden salasanan");
    assertThat(office.get("/settings/audit?action=organisation.staff-listed").page().select("tbody tr")).hasSize(1);
    assertThat(office.get("/settings/audit?from=2030-01-01").text()).contains("ei ole rivejä");
    assertThat(office.get("/settings/audit").text()).as("reading the log is in the log").contains("Katsoi lokia");
    assertThat(office.get("/settings/audit?from=ei").status()).isEqualTo(400);
  }

  @Test
  void theLogIsReadPageByPageAndStaysInTheHouse() {
    Member admin = member(organisation(), Role.ADMIN);
    database.act(admin.scope(), tx -> {
      for (int i = 0; i < 60; i++) tx.audit("test.line", List.of(), List.of(), i);
    });
    Visitor office = loggedIn(admin);
    var first = office.get("/settings/audit?action=test.line").page();
    assertThat(first.select("tbody tr")).hasSize(50);
    var second = office.get(first.select("a[href*=before]").attr("href")).page();
    assertThat(second.select("tbody tr")).hasSize(10);
    assertThat(loggedIn(Role.ADMIN).get("/settings/audit?action=test.line").page().select("tbody tr")).isEmpty();
  }

  private static String link(Visitor.Answer answer) {
    return answer.page().selectFirst("#once-value").val().replaceFirst("^http://[^/]+", "");
  }

  static Totp totp(String letters) {
    String text = letters.replace(" ", "");
    byte[] secret = new byte[20];
    for (int i = 0; i < 160; i++) {
      int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(text.charAt(i / 5));
      if ((value >> 4 - i % 5 & 1) == 1) secret[i / 8] |= (byte) (0x80 >> i % 8);
    }
    return new Totp(secret);
  }
}
