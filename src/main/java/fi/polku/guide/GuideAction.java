package fi.polku.guide;

import static fi.polku.platform.security.Role.ADMIN;
import static fi.polku.platform.security.Role.MANAGER;

import fi.polku.platform.security.Access;
import fi.polku.platform.security.Action;
import fi.polku.platform.security.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;

/** What staff can do with the money guide and the dated values of the law behind it. */
public enum GuideAction implements Action {
  REVIEW_GUIDE(ADMIN, MANAGER),
  KEEP_LAW(ADMIN);

  private final Set<Role> roles;

  GuideAction(Role... roles) {
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
    GuideAction value();
  }
}
