package fi.polku.organisation;

import fi.polku.platform.db.Database;
import fi.polku.platform.security.Role;
import fi.polku.platform.security.Scope;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The staff of an organisation. */
@Component
class StaffMembers {
  private final Database database;

  StaffMembers(Database database) {
    this.database = database;
  }

  List<Staff> list(Scope scope) {
    return database.in(scope, tx -> tx.query("""
            SELECT id, name, email, role, language, disabled_at
            FROM organisation_staff
            WHERE organisation_id = :organisation
            ORDER BY disabled_at IS NOT NULL, name, id
            """)
        .mapTo(Staff.class)
        .list());
  }

  Optional<Staff> findByEmail(Scope scope, String email) {
    return database.in(scope, tx -> tx.query("""
            SELECT id, name, email, role, language, disabled_at
            FROM organisation_staff
            WHERE organisation_id = :organisation AND lower(email) = lower(:email)
            """)
        .bind("email", email)
        .mapTo(Staff.class)
        .findOne());
  }

  Staff.Key add(Scope scope, String name, String email, Role role) {
    Staff.Key id = new Staff.Key(UUID.randomUUID());
    database.act(scope, tx -> {
      tx.update("""
              INSERT INTO organisation_staff (id, organisation_id, name, email, role)
              VALUES (:id, :organisation, :name, :email, :role)
              """)
          .bind("id", id)
          .bind("name", name)
          .bind("email", email)
          .bind("role", role)
          .execute();
      tx.audit(List.of(), id);
    });
    return id;
  }
}
