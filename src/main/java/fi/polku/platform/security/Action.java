package fi.polku.platform.security;

import java.util.Set;

/** Something staff can do: each module lists its own as an enum. The name is also what the audit line says. */
public interface Action {
  String name();

  Set<Role> roles();

  /** {@code ActivityAction.MARK_ATTENDANCE} is "activity.mark-attendance". */
  default String code() {
    String module = getClass().getPackageName().replaceFirst(".*\\.", "");
    return module + "." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
