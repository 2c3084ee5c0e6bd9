package fi.polku.platform.security;

/** What a member of staff may do in their organisation; {@link #LEADER} marks only in own activities. */
public enum Role {
  ADMIN,
  MANAGER,
  COACH,
  LEADER
}
