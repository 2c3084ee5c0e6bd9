package fi.polku.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.security.Role;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.Visitor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoginPagesTest extends LoginWorld {
  @Test
  void passwordAndCodeLogInAndNextIsKept() {
    Member member = member(organisation(), Role.COACH);
    Visitor visitor = stranger();
    Visitor.Answer asked = visitor.submit(visitor.get("/login?next=/settings/login").page(), "form[action=/login]", "email", member.email(), "password", PASSWORD);
    assertThat(asked.status()).isEqualTo(303);
    Visitor.Answer code = visitor.get(asked.location());
    Visitor.Answer in = visitor.submit(code.page(), "form[action=/login/code]", "code", member.totp().code(clock.instant()));
    assertThat(in.status()).isEqualTo(303);
    assertThat(in.location()).isEqualTo("/settings/login");
    assertThat(visitor.get("/settings/login").text()).contains("Helmi Henkilö").contains(member.email());
  }

  @Test
  void theCookieIsUnreadableForScriptsAndSecureOnHttps() {
    Member member = member(organisation(), Role.COACH);
    Visitor visitor = stranger();
    visitor.post("/login", "email", member.email(), "password", PASSWORD);
    Visitor.Answer in = visitor.post("/login/code", "code", member.totp().code(clock.instant()));
    String cookie = in.headers().allValues("Set-Cookie").stream().filter(c -> c.startsWith("polku=")).findFirst().orElseThrow();
    assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/").doesNotContain("Domain");
    Visitor.Answer https = visitor.get("/demo", "X-Forwarded-Proto", "https");
    assertThat(https.headers().allValues("Set-Cookie")).filteredOn(c -> c.startsWith("polku-csrf")).allMatch(c -> c.contains("Secure"));
    var request = visitor.request("/login/passkey-options", "X-Forwarded-Proto", "https").POST(java.net.http.HttpRequest.BodyPublishers.noBody()).build();
    assertThat(visitor.send(request).status()).isEqualTo(403);
  }

  @Test
  void unknownAndWrongAreAnsweredAlike() {
    Member member = member(organisation(), Role.COACH);
    Member disabled = member(member.organisation(), Role.COACH);
    staff.disable(disabled.scope(), disabled.id());
    Visitor visitor = stranger();
    Visitor.Answer wrong = visitor.post("/login", "email", member.email(), "password", "jotain aivan muuta");
    Visitor.Answer unknown = visitor.post("/login", "email", "ei-ole@missaan.example", "password", "jotain aivan muuta");
    Visitor.Answer gone = visitor.post("/login", "email", disabled.email(), "password", PASSWORD);
    assertThat(List.of(wrong.status(), unknown.status(), gone.status())).containsOnly(422);
    assertThat(plain(wrong, member.email())).isEqualTo(plain(unknown, "ei-ole@missaan.example")).isEqualTo(plain(gone, disabled.email()));
    assertThat(wrong.page().selectFirst("#email").val()).isEqualTo(member.email());
    assertThat(wrong.page().title()).startsWith("Virhe:");
  }

  @Test
  void aCodeIsNeverAcceptedTwice() {
    Member member = member(organisation(), Role.COACH);
    String code = member.totp().code(clock.instant());
    Visitor first = stranger();
    first.post("/login", "email", member.email(), "password", PASSWORD);
    assertThat(first.post("/login/code", "code", code).status()).isEqualTo(303);
    Visitor second = stranger();
    second.post("/login", "email", member.email(), "password", PASSWORD);
    assertThat(second.post("/login/code", "code", code).status()).isEqualTo(422);
    clock.set(clock.instant().plusSeconds(30));
    assertThat(second.post("/login/code", "code", member.totp().code(clock.instant())).status()).isEqualTo(303);
  }

  @Test
  void withoutTheCodeThePasswordOpensNothing() {
    Member member = member(organisation(), Role.COACH);
    Visitor visitor = stranger();
    visitor.post("/login", "email", member.email(), "password", PASSWORD);
    assertThat(visitor.get("/settings").location()).startsWith("/login");
    for (int i = 0; i < 5; i++) assertThat(visitor.post("/login/code", "code", "000000").status()).isEqualTo(422);
    Visitor.Answer worn = visitor.post("/login/code", "code", member.totp().code(clock.instant()));
    assertThat(worn.status()).as("five tries and the code step begins anew").isEqualTo(422);
    assertThat(visitor.get("/settings").location()).startsWith("/login");
    int refused = database.in(member.scope(), tx -> tx.query("SELECT count(*) FROM platform_audit WHERE organisation_id = :organisation AND action = 'organisation.log-in-refused'").mapTo(Integer.class).one());
    assertThat(refused).isEqualTo(5);
  }

  @Test
  void aCodeStepLeftLyingIsOver() {
    Member member = member(organisation(), Role.COACH);
    Visitor visitor = stranger();
    visitor.post("/login", "email", member.email(), "password", PASSWORD);
    clock.set(clock.instant().plus(Duration.ofMinutes(11)));
    assertThat(visitor.post("/login/code", "code", member.totp().code(clock.instant())).status()).isEqualTo(422);
  }

  @Test
  void tooManyTriesForOneAccountHaveToWait() {
    Member member = member(organisation(), Role.COACH);
    for (int i = 0; i < 10; i++) assertThat(stranger().post("/login", "email", member.email(), "password", "arvaus " + i).status()).isEqualTo(422);
    Visitor.Answer known = stranger().post("/login", "email", member.email(), "password", PASSWORD);
    assertThat(known.status()).isEqualTo(429);
    assertThat(Integer.parseInt(known.headers().firstValue("Retry-After").orElseThrow())).isPositive();
    for (int i = 0; i < 10; i++) stranger().post("/login", "email", "kuka@tahansa.example", "password", "arvaus " + i);
    assertThat(stranger().post("/login", "email", "kuka@tahansa.example", "password", "x").status()).isEqualTo(429);
    clock.set(clock.instant().plus(Duration.ofMinutes(15)));
    assertThat(stranger().post("/login", "email", member.email(), "password", PASSWORD).status()).isEqualTo(303);
  }

  @Test
  void tooManyTriesFromOneAddressHaveToWait() {
    Visitor visitor = stranger();
    for (int i = 0; i < 60; i++) visitor.post("/login", "email", "nro" + i + "@tahansa.example", "password", "");
    assertThat(visitor.post("/login", "email", "viela@tahansa.example", "password", "").status()).isEqualTo(429);
    assertThat(stranger().post("/login", "email", "viela@tahansa.example", "password", "").status()).isEqualTo(422);
  }

  @Test
  void neverLeadsElsewhere() {
    for (String evil : List.of("https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/login?next=/x", "/a\r\nSet-Cookie:x")) {
      Member member = member(organisation(), Role.COACH);
      Visitor visitor = stranger();
      visitor.post("/login", "email", member.email(), "password", PASSWORD, "next", evil);
      Visitor.Answer in = visitor.post("/login/code", "code", member.totp().code(clock.instant()), "next", evil);
      assertThat(in.location()).as(evil).isEqualTo("/today");
    }
  }

  @Test
  void theSameAddressInTwoOrganisationsIsToldApartByPasswordAndCode() {
    String email = "kaksi" + System.nanoTime() + "@koe.example";
    Member one = member(organisation(), Role.COACH, email, PASSWORD);
    Member two = member(organisation(), Role.ADMIN, email, PASSWORD);
    assertThat(loggedIn(one).get("/settings").text()).contains(organisations.get(one.scope()).name());
    assertThat(loggedIn(two).get("/settings").text()).contains(organisations.get(two.scope()).name());
  }

  @Test
  void eachLoginHasANewWordAndEndsTheOneBefore() {
    Member member = member(organisation(), Role.COACH);
    Visitor visitor = loggedIn(member);
    String before = word(visitor);
    clock.set(clock.instant().plusSeconds(30));
    visitor.post("/login", "email", member.email(), "password", PASSWORD);
    visitor.post("/login/code", "code", member.totp().code(clock.instant()));
    assertThat(word(visitor)).isNotEqualTo(before);
    assertThat(visitor().get("/settings", "Cookie", "polku=" + before).status()).isEqualTo(303);
  }

  @Test
  void logOutEndsTheLoginAtOnce() {
    Visitor visitor = loggedIn(Role.COACH);
    String word = word(visitor);
    assertThat(visitor.get("/settings").page().select("header form[action=/logout] button").text()).as("on every page, at its top").isEqualTo("Kirjaudu ulos");
    assertThat(visitor.post("/logout").location()).isEqualTo("/");
    assertThat(visitor.get("/settings").location()).startsWith("/login");
    assertThat(visitor().get("/settings", "Cookie", "polku=" + word).location()).startsWith("/login");
  }

  @Test
  void withoutTheGuardOfTheFormNothingHappens() {
    Member member = member(organisation(), Role.COACH);
    assertThat(stranger().postRaw("/login", "email", member.email(), "password", PASSWORD).status()).isEqualTo(403);
    Visitor visitor = loggedIn(member);
    assertThat(visitor.postRaw("/logout").status()).isEqualTo(403);
    assertThat(visitor.get("/settings").status()).isEqualTo(200);
  }

  @Test
  void aLoginUnusedForTwelveHoursIsOver() {
    Visitor visitor = loggedIn(Role.COACH);
    clock.set(clock.instant().plus(Duration.ofHours(11)));
    assertThat(visitor.get("/settings").status()).isEqualTo(200);
    clock.set(clock.instant().plus(Duration.ofHours(11)));
    assertThat(visitor.get("/settings").status()).isEqualTo(200);
    clock.set(clock.instant().plus(Duration.ofHours(13)));
    assertThat(visitor.get("/settings").location()).startsWith("/login");
  }

  @Test
  void whatWasBeingSentSurvivesTheLoginInBetween() {
    Member member = member(organisation(), Role.ADMIN);
    Visitor visitor = loggedIn(member);
    clock.set(clock.instant().plus(Duration.ofHours(13)));
    Visitor.Answer late = visitor.post("/settings/tokens", "name", "kuukausiraportti & muuta");
    assertThat(late.location()).isEqualTo("/login?next=%2Flogin%2Fkept");
    assertThat(visitor.get(late.location()).text()).contains("tallessa");
    visitor.post("/login", "email", member.email(), "password", PASSWORD, "next", "/login/kept");
    assertThat(visitor.post("/login/code", "code", member.totp().code(clock.instant()), "next", "/login/kept").location()).isEqualTo("/login/kept");
    Visitor.Answer sent = visitor.submit(visitor.get("/login/kept").page(), "main form");
    assertThat(sent.status()).isEqualTo(200);
    assertThat(sent.text()).contains("kuukausiraportti & muuta");
  }

  @Test
  void anotherPersonOnTheSameDeviceIsNotOfferedIt() {
    Member member = member(organisation(), Role.ADMIN);
    Member other = member(member.organisation(), Role.ADMIN);
    Visitor visitor = loggedIn(member);
    clock.set(clock.instant().plus(Duration.ofHours(13)));
    visitor.post("/settings/tokens", "name", "salaista");
    visitor.post("/login", "email", other.email(), "password", PASSWORD);
    visitor.post("/login/code", "code", other.totp().code(clock.instant()));
    assertThat(visitor.get("/login/kept").location()).isEqualTo("/today");
  }

  @Test
  void aFragmentWithoutALoginGoesToTheLoginPageWhole() {
    Visitor.Answer answer = visitor().get("/settings", "HX-Request", "true", "HX-Current-URL", "http://localhost/settings");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/login?next=%2Fsettings");
  }

  @Test
  void theSecretOfTheCodesIsUnreadableInTheDatabase() {
    Member member = member(organisation(), Role.COACH);
    byte[] kept = database.in(Scope.system("test", member.organisation()), tx -> tx.query("SELECT totp_secret FROM organisation_staff WHERE id = :id").bind("id", member.id()).mapTo(byte[].class).one());
    assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain(new String(member.totp().secret(), java.nio.charset.StandardCharsets.ISO_8859_1));
    assertThat(seal.open(kept, Enrolment.TABLE, Enrolment.COLUMN, java.util.UUID.randomUUID())).as("bound to its row").isEmpty();
  }

  private static String word(Visitor visitor) {
    return ((java.net.CookieManager) visitor.client().cookieHandler().orElseThrow()).getCookieStore().getCookies().stream()
        .filter(c -> c.getName().equals("polku")).findFirst().orElseThrow().getValue();
  }

  private static String plain(Visitor.Answer answer, String email) {
    var page = answer.page();
    page.select("[hx-headers]").removeAttr("hx-headers");
    page.select("input[name=_csrf]").remove();
    return page.html().replace(email, "");
  }
}
