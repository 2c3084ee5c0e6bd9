package fi.polku.report;

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

/** What staff can do with the funders' figures. */
public enum ReportAction implements Action {
  SEE_INDICATORS(ADMIN, MANAGER, COACH),
  SEE_INDICATOR_PEOPLE(ADMIN, MANAGER, COACH),
  EXPORT_INDICATORS(ADMIN, MANAGER),
  CHOOSE_MEASURES(ADMIN, MANAGER),
  SEE_REPORTS(ADMIN, MANAGER, COACH),
  SUBMIT_REPORT(ADMIN, MANAGER),
  EXPORT_REPORT(ADMIN, MANAGER),
  CLASSIFY_MUNICIPALITIES(ADMIN);

  private final Set<Role> roles;

  ReportAction(Role... roles) {
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
    ReportAction value();
  }
}
