package fi.polku.participation;

import fi.polku.platform.security.Scope;
import java.time.LocalDate;
import org.springframework.context.ApplicationContext;

/** The night of one organisation alone, for the tests of other modules: what time brings to the dues. */
public final class Night {
  private Night() {}

  public static void pass(ApplicationContext house, Scope organisation, LocalDate today) {
    house.getBean(Dues.class).renew(organisation, today);
  }
}
