package fi.polku.organisation;

import fi.polku.platform.db.Database;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Role;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import fi.polku.platform.web.NotFound;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The founding of an empty installation, by a link that is good once and only while there is no organisation. */
@Component
class Setups {
  private final Database database;
  private final Organisations organisations;
  private final StaffMembers staff;
  private final Credentials credentials;

  Setups(Database database, Organisations organisations, StaffMembers staff, Credentials credentials) {
    this.database = database;
    this.organisations = organisations;
    this.staff = staff;
    this.credentials = credentials;
  }

  /** The first organisation and its first admin. */
  record First(UUID staff, String organisation, String municipality, String name, String email) {}

  /** Makes this the one link; false when an organisation is already there. */
  boolean offer(Scope scope, Secret word) {
    return asked(scope, "SELECT organisation_offer_setup(:hash)", word);
  }

  boolean waits(Scope scope, Secret word) {
    return asked(scope, "SELECT organisation_setup_waits(:hash)", word);
  }

  /** Founds the organisation with its admin in one transaction with using up the link; the scope names the new organisation. */
  void found(Scope scope, Secret word, First first, NewLogin login) {
    OrganisationKey organisation = scope.requireOrganisation();
    Staff.Key admin = new Staff.Key(first.staff);
    database.act(scope, tx -> {
      boolean used = tx.query("SELECT organisation_use_setup(:hash)").bind("hash", word.hash()).mapTo(Boolean.class).one();
      if (!used) throw new NotFound();
      organisations.found(tx, organisation, first.organisation, slug(first.organisation), first.municipality);
      staff.add(tx, admin, first.name, first.email, Role.ADMIN);
      credentials.give(tx, admin, login);
      tx.audit("organisation.founded", List.of(), List.of(organisation, admin), 0);
    });
  }

  /** The name as it can stand in an address. */
  static String slug(String name) {
    String plain = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    String slug = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return slug.isEmpty() ? "organisation" : slug;
  }

  private boolean asked(Scope scope, String function, Secret word) {
    return database.in(scope, tx -> tx.query(function).bind("hash", word.hash()).mapTo(Boolean.class).one());
  }
}
