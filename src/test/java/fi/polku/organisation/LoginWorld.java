package fi.polku.organisation;

import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Role;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Seal;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;

/** Organisations and staff with passwords, made on the spot. */
abstract class LoginWorld extends PolkuTest {
  static final String PASSWORD = "kevyt kahvikuppi pöydällä";
  private static final AtomicInteger NEXT = new AtomicInteger(1);

  @Autowired Organisations organisations;
  @Autowired StaffMembers staff;
  @Autowired Credentials credentials;
  @Autowired Passwords passwords;
  @Autowired Seal seal;

  record Member(OrganisationKey organisation, Staff.Key id, String email, Totp totp, Scope scope) {}

  OrganisationKey organisation() {
    String slug = "koe-" + UUID.randomUUID();
    return organisations.found(Scope.system("test"), "Koe " + slug, slug, "609");
  }

  Member member(OrganisationKey organisation, Role role) {
    return member(organisation, role, "henkilo" + UUID.randomUUID() + "@koe.example", PASSWORD);
  }

  Member member(OrganisationKey organisation, Role role, String email, String password) {
    Scope scope = Scope.system("test", organisation);
    Staff.Key id = staff.add(scope, "Helmi Henkilö", email, role);
    Totp totp = Totp.random();
    credentials.give(scope, id, new NewLogin.WithPassword(passwords.hash(password), seal.seal(totp.secret(), Enrolment.TABLE, Enrolment.COLUMN, id.value()), 0));
    return new Member(organisation, id, email, totp, scope);
  }

  /** Somebody at an address of their own, so that tries are counted for them alone. */
  Visitor stranger() {
    int n = NEXT.getAndIncrement();
    return visitor().from("10.1." + n / 250 + "." + (n % 250 + 1));
  }

  /** Logs in with password and code; the clock moves on, for a code is good once. */
  Visitor loggedIn(Member member) {
    Visitor visitor = stranger();
    clock.set(clock.instant().plusSeconds(30));
    visitor.post("/login", "email", member.email, "password", PASSWORD);
    Visitor.Answer answer = visitor.post("/login/code", "code", member.totp.code(clock.instant()));
    if (answer.status() != 303) throw new AssertionError("could not log in: " + answer.status() + " " + answer.text());
    return visitor;
  }

  Visitor loggedIn(Role role) {
    return loggedIn(member(organisation(), role));
  }
}
