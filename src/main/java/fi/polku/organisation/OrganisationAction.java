package fi.polku.organisation;

import static fi.polku.platform.security.Role.ADMIN;
import static fi.polku.platform.security.Role.COACH;
import static fi.polku.platform.security.Role.LEADER;
import static fi.polku.platform.security.Role.MANAGER;

import fi.polku.platform.security.Access;
import fi.polku.platform.security.Action;
import fi.polku.platform.security.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;

/** What staff can do with the organisation itself. */
public enum OrganisationAction implements Action {
  USE_OWN_LOGIN(ADMIN, MANAGER, COACH, LEADER),
  SEE_PROJECTS(ADMIN, MANAGER, COACH),
  EDIT_PROJECTS(ADMIN, MANAGER),
  MANAGE_STAFF(ADMIN),
  MANAGE_TOKENS(ADMIN, MANAGER),
  EDIT_ORGANISATION(ADMIN),
  READ_AUDIT(ADMIN);

  private final Set<Role> roles;

  OrganisationAction(Role... roles) {
    this.roles = Set.of(roles);
  }

  @Override
  public Set<Role> roles() {
    return roles;
  }

  /** Staff whose role allows this. */
  @Access
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Requires {
    OrganisationAction value();
  }
}
