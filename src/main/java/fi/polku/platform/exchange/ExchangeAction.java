package fi.polku.platform.exchange;

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

/** What staff can do with whole packages of data. */
public enum ExchangeAction implements Action {
  IMPORT_PACKAGE(ADMIN, MANAGER),
  EXPORT_PACKAGE(ADMIN, MANAGER);

  private final Set<Role> roles;

  ExchangeAction(Role... roles) {
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
    ExchangeAction value();
  }
}
