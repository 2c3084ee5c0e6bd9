package fi.polku.organisation;

import fi.polku.platform.db.Installation;
import fi.polku.platform.db.StartupFailure;
import fi.polku.platform.demo.DemoMode;
import fi.polku.platform.demo.DemoPart;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Role;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/** The demo organisations and their invented staff; exists in demo mode only. */
@Component
@Demo.Only
class Demo {
  /** Whom one can be in the demo: the word of {@code POST /demo/login}, and where they work. */
  enum Person {
    ADMIN("Aila Admin", Role.ADMIN, HOME),
    MANAGER("Maarit Manageri", Role.MANAGER, HOME),
    COACH("Leena Valmentaja", Role.COACH, HOME),
    LEADER("Ville Vertaisohjaaja", Role.LEADER, HOME),
    OTHER_MANAGER("Outi Ojanen", Role.MANAGER, AWAY);

    final String fullName;
    final Role role;
    final String organisation;

    Person(String fullName, Role role, String organisation) {
      this.fullName = fullName;
      this.role = role;
      this.organisation = organisation;
    }

    String email() {
      return fullName.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@" + organisation + ".example";
    }
  }

  static final String HOME = "polun-demo";
  static final String AWAY = "toinen-demo";

  private final Organisations organisations;
  private final StaffMembers staff;
  private final Tokens tokens;
  private final Installation installation;
  private final List<DemoPart> parts;
  private final DemoMode mode;

  Demo(Organisations organisations, StaffMembers staff, Tokens tokens, Installation installation, List<DemoPart> parts, @Value("${polku.demo}") String mode) {
    this.organisations = organisations;
    this.staff = staff;
    this.tokens = tokens;
    this.installation = installation;
    this.parts = parts;
    this.mode = DemoMode.of(mode);
  }

  /** In demo mode only. */
  @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
  @ConditionalOnExpression("!('${polku.demo}'.trim().toLowerCase() matches 'false|')")
  @interface Only {}

  /** Makes what is missing of the demo and returns the manager's token. */
  Secret build() {
    refuseRealInstallation();
    OrganisationKey home = organisation(HOME, "Polun asukasyhdistys ry (demo)", "609");
    OrganisationKey away = organisation(AWAY, "Toinen yhdistys ry (demo)", "398");
    for (Person person : Person.values()) member(person.organisation.equals(HOME) ? home : away, person);
    Scope scope = Scope.system("demo", home);
    Staff manager = staff.findByEmail(scope, Person.MANAGER.email()).orElseThrow();
    Secret word = new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(installation.data().secret("demo-token")));
    tokens.keep(scope, manager.id(), "Demo", word);
    if (mode == DemoMode.WORLD) {
      for (DemoPart part : parts) {
        part.build(scope);
        part.build(Scope.system("demo", away));
      }
    }
    return word;
  }

  Optional<Staff> find(Person person) {
    return organisations.findBySlug(Scope.system("demo"), person.organisation)
        .flatMap(organisation -> staff.findByEmail(Scope.system("demo", organisation.id()), person.email()));
  }

  /** Whether nothing but the organisations and their staff was invented. */
  boolean empty() {
    return mode != DemoMode.WORLD;
  }

  OrganisationKey organisationOf(Person person) {
    return organisations.findBySlug(Scope.system("demo"), person.organisation).orElseThrow().id();
  }

  private void refuseRealInstallation() {
    boolean real = organisations.list(Scope.system("demo")).stream().anyMatch(o -> !List.of(HOME, AWAY).contains(o.slug()));
    if (real) throw new StartupFailure("This installation has a real organisation in it; the demo is not built there. Start with POLKU_DEMO=false, or give the demo its own POLKU_DATA.");
  }

  private OrganisationKey organisation(String slug, String name, String municipality) {
    return organisations.findBySlug(Scope.system("demo"), slug).map(Organisation::id)
        .orElseGet(() -> organisations.found(Scope.system("demo"), name, slug, municipality));
  }

  private void member(OrganisationKey organisation, Person person) {
    Scope scope = Scope.system("demo", organisation);
    if (staff.findByEmail(scope, person.email()).isEmpty()) staff.add(scope, person.fullName, person.email(), person.role);
  }
}
