package fi.polku.participation;

import fi.polku.platform.jobs.NightlyJob;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import java.time.Clock;
import java.time.LocalTime;
import org.springframework.stereotype.Component;

/** Every night, organisation by organisation: what has come to its day is opened, what has been mended is closed, and drafts nobody came back to go. */
@Component
class DueJob implements NightlyJob {
  private final Dues dues;
  private final Drafts drafts;
  private final Clock clock;

  DueJob(Dues dues, Drafts drafts, Clock clock) {
    this.dues = dues;
    this.drafts = drafts;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "participation-dues";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(3, 15);
  }

  @Override
  public void run() {
    for (OrganisationKey organisation : dues.organisations(Scope.system("participation.open-dues"))) {
      dues.renew(Scope.system("participation.open-dues", organisation), Helsinki.today(clock));
      drafts.forget(Scope.system("participation.forget-drafts", organisation));
    }
  }
}
