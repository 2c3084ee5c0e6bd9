package fi.polku.path;

import static fi.polku.platform.security.Role.ADMIN;
import static fi.polku.platform.security.Role.COACH;
import static fi.polku.platform.security.Role.MANAGER;

import fi.polku.platform.security.Access;
import fi.polku.platform.security.Action;
import fi.polku.platform.security.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;

/** What staff can do with people's ways onward. */
public enum PathAction implements Action {
  READ_PATH(ADMIN, MANAGER, COACH),
  EDIT_PATH(ADMIN, MANAGER, COACH),
  LIST_FOLLOW_UPS(ADMIN, MANAGER, COACH),
  EDIT_FOLLOW_UPS(ADMIN, MANAGER, COACH),
  EXPORT_FOLLOW_UPS(ADMIN, MANAGER, COACH),
  SEE_FLOW(ADMIN, MANAGER, COACH),
  SEE_FLOW_PEOPLE(ADMIN, MANAGER, COACH),
  EXPORT_FLOW(ADMIN, MANAGER, COACH);

  private final Set<Role> roles;

  PathAction(Role... roles) {
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
    PathAction value();
  }
}
