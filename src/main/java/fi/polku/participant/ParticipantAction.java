package fi.polku.participant;

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

/** What staff can do with what is known of a person. */
public enum ParticipantAction implements Action {
  LIST_PARTICIPANTS(ADMIN, MANAGER, COACH),
  READ_PARTICIPANT(ADMIN, MANAGER, COACH),
  EDIT_PARTICIPANT(ADMIN, MANAGER, COACH),
  MERGE_PARTICIPANTS(ADMIN, MANAGER, COACH),
  KEEP_CONSENTS(ADMIN, MANAGER, COACH),
  TAKE_ALONG(ADMIN, MANAGER, COACH),
  ERASE_PARTICIPANT(ADMIN, MANAGER),
  RESTRICT_PARTICIPANT(ADMIN, MANAGER),
  BREAK_THE_GLASS(ADMIN, MANAGER, COACH),
  REVIEW_GLASS(ADMIN, MANAGER, COACH);

  private final Set<Role> roles;

  ParticipantAction(Role... roles) {
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
    ParticipantAction value();
  }
}
