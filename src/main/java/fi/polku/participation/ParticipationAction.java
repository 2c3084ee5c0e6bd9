package fi.polku.participation;

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

/** What staff can do with a person's time in a project. */
public enum ParticipationAction implements Action {
  READ_PARTICIPATION(ADMIN, MANAGER, COACH),
  EDIT_PARTICIPATION(ADMIN, MANAGER, COACH),
  FILL_FORM(ADMIN, MANAGER, COACH),
  PRINT_FORMS(ADMIN, MANAGER, COACH),
  SEE_EURA(ADMIN, MANAGER, COACH),
  EDIT_EURA(ADMIN, MANAGER, COACH),
  SEE_WORKLIST(ADMIN, MANAGER, COACH),
  EDIT_WORKLIST(ADMIN, MANAGER, COACH),
  EXPORT_WORKLIST(ADMIN, MANAGER, COACH),
  SET_CLOCKS(ADMIN, MANAGER);

  private final Set<Role> roles;

  ParticipationAction(Role... roles) {
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
    ParticipationAction value();
  }
}
