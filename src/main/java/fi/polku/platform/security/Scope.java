package fi.polku.platform.security;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, for which organisation, to do what: the first argument of every store method.
 *
 * <p>Its {@link #databaseKey} opens the organisation's rows in the database for one transaction; a scope without an
 * organisation opens none but the published ones.
 *
 * @param actor the member of staff or the door; null for visitors and system work
 * @param action the audit name of what is being done
 */
public record Scope(
    Kind kind,
    @Nullable OrganisationKey organisation,
    @Nullable UUID actor,
    @Nullable Role role,
    String assurance,
    String action,
    String request) {

  /** On whose behalf a transaction runs. */
  public enum Kind {
    STAFF,
    DOOR,
    VISITOR,
    SYSTEM
  }

  public static Scope staff(Actor actor, Action action, String request) {
    return new Scope(Kind.STAFF, actor.organisation(), actor.staff(), actor.role(), actor.assurance().name(), action.code(), request);
  }

  /** Anybody, without login: sees what is published, changes nothing. */
  public static Scope visitor(String request) {
    return new Scope(Kind.VISITOR, null, null, null, "NONE", "public", request);
  }

  public static Scope door(OrganisationKey organisation, UUID door, String action, String request) {
    return new Scope(Kind.DOOR, organisation, door, null, "DEVICE", action, request);
  }

  /** Work of Polku itself over all organisations; {@code why} stands in the audit line. */
  public static Scope system(String why) {
    return new Scope(Kind.SYSTEM, null, null, null, "SYSTEM", why, "");
  }

  /** Work of Polku itself inside one organisation. */
  public static Scope system(String why, OrganisationKey organisation) {
    return new Scope(Kind.SYSTEM, organisation, null, null, "SYSTEM", why, "");
  }

  /** False for a leader, who sees and marks only own activities: bound as {@code :everyActivity} in every statement. */
  public boolean everyActivity() {
    return role != Role.LEADER;
  }

  /** The organisation of a scope that must have one. */
  public OrganisationKey requireOrganisation() {
    if (organisation == null) throw new IllegalStateException("no organisation in scope " + kind + " " + action);
    return organisation;
  }
}
