package fi.polku.platform.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who has left by a package is asked from that very day on; nobody is by a check, or by the same package once more. */
class BroughtDuesTest extends ExchangeWorld {
  private static final String WAITING = "SELECT coalesce(string_agg(kind || ' ' || due_on, ', ' ORDER BY kind), '') FROM participation_due WHERE organisation_id = :organisation AND closed_at IS NULL";

  @Test
  void theCallsOfWhoHasLeftWaitAtOnce() {
    Home home = home();
    byte[] left = zip("projects", lines("project,name,indicator_set", "P1,Hanke,esf-2014-2020"), "participants", lines("participant,alias", "A,Kaisa"),
        "spells", lines("participant,project,entered,left", "A,P1,2026-03-02,2026-11-01"));
    bring(home, left, "?dryRun=true");
    assertThat(text(home, WAITING)).isEmpty();
    for (int i = 0; i < 2; i++) {
      bring(home, left);
      assertThat(text(home, WAITING)).isEqualTo("end-form 2026-11-29, four-weeks 2026-11-29");
    }
    bring(home, zip("statuses", lines("participant,from,status", "A,2026-11-10,employed")));
    assertThat(text(home, WAITING)).as("what a package tells closes what asked for it").isEmpty();
  }
}
