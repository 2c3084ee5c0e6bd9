package fi.polku.activity;

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

/** What staff can do with activities; a leader only in own ones, which the statements see to. */
public enum ActivityAction implements Action {
  SEE_TODAY(ADMIN, MANAGER, COACH, LEADER),
  SEE_ACTIVITIES(ADMIN, MANAGER, COACH, LEADER),
  EDIT_ACTIVITIES(ADMIN, MANAGER, COACH),
  EDIT_PLACES(ADMIN, MANAGER, COACH),
  READ_ROSTER(ADMIN, MANAGER, COACH, LEADER),
  MARK_ATTENDANCE(ADMIN, MANAGER, COACH, LEADER),
  COUNT_HEADS(ADMIN, MANAGER, COACH, LEADER),
  CLOSE_SESSION(ADMIN, MANAGER, COACH, LEADER),
  CANCEL_SESSIONS(ADMIN, MANAGER, COACH),
  MANAGE_DOORS(ADMIN, MANAGER, COACH),
  PRINT_CARDS(ADMIN, MANAGER, COACH),
  READ_VISITS(ADMIN, MANAGER, COACH),
  SEE_FIGURES(ADMIN, MANAGER, COACH),
  SEE_FIGURE_ROWS(ADMIN, MANAGER, COACH);

  private final Set<Role> roles;

  ActivityAction(Role... roles) {
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
    ActivityAction value();
  }
}
