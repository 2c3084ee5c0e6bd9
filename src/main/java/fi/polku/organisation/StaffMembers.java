package fi.polku.organisation;

import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.i18n.Language;
import fi.polku.platform.security.Role;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Conflict;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The staff of an organisation. */
@Component
class StaffMembers {
  private final Database database;
  private final Invitations invitations;
  private final Clock clock;

  StaffMembers(Database database, Invitations invitations, Clock clock) {
    this.database = database;
    this.invitations = invitations;
    this.clock = clock;
  }

  List<Staff> list(Scope scope) {
    return database.in(scope, tx -> {
      List<Staff> all = tx.query("""
              SELECT id, name, email, role, language, disabled_at
              FROM organisation_staff
              WHERE organisation_id = :organisation
              ORDER BY disabled_at IS NOT NULL, name, id
              """)
          .mapTo(Staff.class)
          .list();
      tx.audit(scope.action(), List.of(), all.stream().map(Staff::id).toList(), all.size());
      return all;
    });
  }

  List<Colleague> listWithLogins(Scope scope) {
    return database.in(scope, tx -> {
      List<Colleague> all = tx.query("""
              SELECT s.id, s.name, s.email, s.role, s.disabled_at IS NOT NULL AS disabled,
                s.password_hash IS NOT NULL OR EXISTS (SELECT FROM organisation_passkey p WHERE p.staff_id = s.id) AS has_login,
                EXISTS (SELECT FROM organisation_invitation i WHERE i.staff_id = s.id AND i.used_at IS NULL AND i.expires_at > :now) AS invited
              FROM organisation_staff s
              WHERE s.organisation_id = :organisation
              ORDER BY s.disabled_at IS NOT NULL, s.name, s.id
              """)
          .bind("now", clock.instant())
          .mapTo(Colleague.class)
          .list();
      tx.audit("organisation.staff-listed", List.of(), all.stream().map(Colleague::id).toList(), all.size());
      return all;
    });
  }

  Staff get(Scope scope, Staff.Key id) {
    return database.in(scope, tx -> {
      Staff staff = tx.query("""
              SELECT id, name, email, role, language, disabled_at
              FROM organisation_staff
              WHERE id = :id AND organisation_id = :organisation
              """)
          .bind("id", id)
          .mapTo(Staff.class)
          .findOne()
          .orElseThrow(NotFound::new);
      tx.audit("organisation.staff-read", List.of(), List.of(id), 1);
      return staff;
    });
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
    add(scope, id, name, email, role);
    return id;
  }

  void add(Scope scope, Staff.Key id, String name, String email, Role role) {
    database.act(scope, tx -> add(tx, id, name, email, role));
  }

  /** Adds a member of staff; the same one twice is one. */
  void add(Tx tx, Staff.Key id, String name, String email, Role role) {
    int added = tx.update("""
            INSERT INTO organisation_staff (id, organisation_id, name, email, role)
            VALUES (:id, :organisation, :name, :email, :role)
            ON CONFLICT (id) DO NOTHING
            """)
        .bind("id", id)
        .bind("name", name)
        .bind("email", email)
        .bind("role", role)
        .execute();
    if (added > 0) tx.audit("organisation.staff-added", List.of(), List.of(id), 0);
  }

  /** Name, address and role anew; the organisation keeps at least one admin. */
  void change(Scope scope, Staff.Key id, String name, String email, Role role) {
    database.act(scope, tx -> {
      lockAdmins(tx);
      if (role != Role.ADMIN) requireAnotherAdmin(tx, id);
      int changed = tx.update("""
              UPDATE organisation_staff
              SET name = :name, email = :email, role = :role
              WHERE id = :id AND organisation_id = :organisation
              """)
          .bind("id", id)
          .bind("name", name)
          .bind("email", email)
          .bind("role", role)
          .execute();
      if (changed == 0) throw new NotFound();
      tx.audit("organisation.staff-changed", List.of(), List.of(id), 0);
    });
  }

  /** Ends this person's access at once: logins, tokens and links die in the same moment. */
  void disable(Scope scope, Staff.Key id) {
    database.act(scope, tx -> {
      lockAdmins(tx);
      requireAnotherAdmin(tx, id);
      int disabled = tx.update("""
              UPDATE organisation_staff
              SET disabled_at = :now, disabled_by = :actor
              WHERE id = :id AND organisation_id = :organisation AND disabled_at IS NULL
              """)
          .bind("id", id)
          .bind("now", clock.instant())
          .execute();
      if (disabled == 0) throw new NotFound();
      endAccess(tx, id);
      tx.audit("organisation.staff-disabled", List.of(), List.of(id), 0);
    });
  }

  /** Lets this person in again, with a new link; what was ended stays ended. */
  void enable(Scope scope, Staff.Key id) {
    database.act(scope, tx -> {
      int enabled = tx.update("""
              UPDATE organisation_staff
              SET disabled_at = NULL, disabled_by = NULL
              WHERE id = :id AND organisation_id = :organisation AND disabled_at IS NOT NULL
              """)
          .bind("id", id)
          .execute();
      if (enabled == 0) throw new NotFound();
      tx.audit("organisation.staff-enabled", List.of(), List.of(id), 0);
    });
  }

  void speak(Scope scope, Language language) {
    database.act(scope, tx -> tx.update("UPDATE organisation_staff SET language = :language WHERE id = :actor AND organisation_id = :organisation")
        .bind("language", language.tag())
        .execute());
  }

  private void endAccess(Tx tx, Staff.Key id) {
    tx.update("UPDATE organisation_login SET ended_at = :now WHERE staff_id = :id AND organisation_id = :organisation AND ended_at IS NULL")
        .bind("id", id)
        .bind("now", clock.instant())
        .execute();
    tx.update("UPDATE organisation_token SET revoked_at = :now, revoked_by = :actor WHERE staff_id = :id AND organisation_id = :organisation AND revoked_at IS NULL")
        .bind("id", id)
        .bind("now", clock.instant())
        .execute();
    invitations.end(tx, id);
  }

  /** Two admins who remove each other in the same moment wait for each other here. */
  private static void lockAdmins(Tx tx) {
    tx.query("SELECT id FROM organisation WHERE id = :organisation FOR UPDATE").mapTo(UUID.class).one();
  }

  private static void requireAnotherAdmin(Tx tx, Staff.Key id) {
    boolean lastOne = tx.query("""
            SELECT EXISTS (SELECT FROM organisation_staff WHERE id = :id AND organisation_id = :organisation AND role = 'admin' AND disabled_at IS NULL)
              AND NOT EXISTS (SELECT FROM organisation_staff WHERE id <> :id AND organisation_id = :organisation AND role = 'admin' AND disabled_at IS NULL)
            """)
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
    if (lastOne) throw new Conflict("organisation.staff.lastAdmin");
  }
}
