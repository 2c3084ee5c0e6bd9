package fi.polku.organisation;

import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The organisations of this installation. */
@Component
class Organisations {
  private final Database database;

  Organisations(Database database) {
    this.database = database;
  }

  List<Organisation> list(Scope scope) {
    return database.in(scope, tx -> tx.query("""
            SELECT id, name, slug, municipality, homepage, email, phone
            FROM organisation
            ORDER BY name, id
            """)
        .mapTo(Organisation.class)
        .list());
  }

  Optional<Organisation> findBySlug(Scope scope, String slug) {
    return database.in(scope, tx -> tx.query("""
            SELECT id, name, slug, municipality, homepage, email, phone
            FROM organisation
            WHERE slug = :slug
            """)
        .bind("slug", slug)
        .mapTo(Organisation.class)
        .findOne());
  }

  Organisation get(Scope scope) {
    return database.in(scope, tx -> tx.query("""
            SELECT id, name, slug, municipality, homepage, email, phone
            FROM organisation
            WHERE id = :organisation
            """)
        .mapTo(Organisation.class)
        .one());
  }

  /** Name, municipality and how to reach the organisation: public from the next page on. */
  void change(Scope scope, Organisation to) {
    database.act(scope, tx -> {
      tx.update("""
              UPDATE organisation
              SET name = :name, municipality = :municipality, homepage = :homepage, email = :email, phone = :phone
              WHERE id = :organisation
              """)
          .bind("name", to.name())
          .bind("municipality", to.municipality())
          .bind("homepage", to.homepage())
          .bind("email", to.email())
          .bind("phone", to.phone())
          .execute();
      tx.audit(List.of(), scope.requireOrganisation());
    });
  }

  /** Founds an organisation; its own key opens its rows from this moment on. */
  OrganisationKey found(Scope scope, String name, String slug, String municipality) {
    OrganisationKey id = new OrganisationKey(UUID.randomUUID());
    database.act(scope, tx -> found(tx, id, name, slug, municipality));
    return id;
  }

  void found(Tx tx, OrganisationKey id, String name, String slug, String municipality) {
    tx.query("SELECT platform_open_organisation(:id, :hash)").bind("id", id).bind("hash", database.keyHash(id)).mapTo(String.class).findOne();
    tx.update("""
            INSERT INTO organisation (id, name, slug, municipality)
            VALUES (:id, :name, :slug, :municipality)
            """)
        .bind("id", id)
        .bind("name", name)
        .bind("slug", slug)
        .bind("municipality", municipality)
        .execute();
  }
}
