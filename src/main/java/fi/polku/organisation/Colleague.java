package fi.polku.organisation;

import fi.polku.platform.security.Role;

/** A member of staff in the admin's list, and whether they can log in. */
public record Colleague(Staff.Key id, String name, String email, Role role, boolean hasLogin, boolean invited, boolean disabled) {}
