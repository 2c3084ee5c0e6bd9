package fi.polku.participation;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.demo.DemoPart;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Samples;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ParticipationDemoTest extends PolkuTest {
  @Autowired private List<DemoPart> parts;

  @Test
  void theDemosPeopleAreInItsProjectsOnceAndSomethingWaitsForTheStaff() {
    OrganisationKey home = Samples.organisation(installation, database);
    Scope scope = Scope.system("demo", home);
    for (int i = 0; i < 2; i++) parts.stream().sorted(java.util.Comparator.comparingInt(DemoPart::getOrder)).forEach(part -> part.build(scope));
    assertThat(count(scope, "SELECT count(*) FROM participation WHERE organisation_id = :organisation")).isBetween(10, 80);
    assertThat(count(scope, "SELECT count(*) FROM participation_spell WHERE organisation_id = :organisation AND left_on IS NOT NULL")).isPositive();
    assertThat(count(scope, "SELECT count(*) FROM participation_spell WHERE organisation_id = :organisation AND entry_status IS NULL")).isPositive();
    assertThat(count(scope, "SELECT count(*) FROM participant WHERE organisation_id = :organisation AND gender = 'male' AND shown_name ~ '^(Marjatta|Aino|Tuula|Sirpa|Anneli|Ritva|Leena|Pirjo)'")).isZero();
    assertThat(count(scope, "SELECT count(*) FROM participant WHERE organisation_id = :organisation AND gender = 'female' AND shown_name ~ '^(Pertti|Eero|Kari|Pekka|Reijo|Mikko|Veikko|Tapio)'")).isZero();
    assertThat(count(scope, "SELECT count(*) FROM participant WHERE organisation_id = :organisation AND gender IN ('female', 'male')")).isPositive();
    assertThat(count(scope, "SELECT count(*) FROM participation_due WHERE organisation_id = :organisation AND closed_at IS NULL")).isPositive();
    assertThat(count(scope, "SELECT count(*) FROM participation_spell WHERE organisation_id = :organisation AND (entered > :today OR left_on > :today)")).isZero();
    assertThat(count(scope, "SELECT count(*) FROM participation_spell s JOIN organisation_project p ON p.organisation_id = s.organisation_id AND p.id = s.project_id WHERE s.organisation_id = :organisation AND (s.entered < p.starts OR s.entered > p.ends)")).as("within the days of their project").isZero();
  }

  @Test
  void everyInventedStayIsOneThatCanBe() {
    LocalDate today = LocalDate.of(2026, 11, 22);
    for (int place = 0; place < 60; place++) {
      for (long ago : new long[] {0, 1, 20, 59, 60, 61, 200, 540}) {
        DemoStay stay = new DemoStay(UUID.randomUUID(), UUID.randomUUID(), true, place, today.minusDays(ago), today, place % 2 == 0);
        assertThat(stay.entered()).isBefore(today);
        if (stay.left() != null) assertThat(stay.left()).isAfter(stay.entered()).isBefore(today);
        if (stay.statusSince() != null) assertThat(stay.statusSince()).isBefore(stay.entered());
        if (stay.after() != null) assertThat(stay.left()).isNotNull();
        if ("end-submitted".equals(stay.eura())) assertThat(stay.left()).isNotNull();
      }
    }
  }

  private int count(Scope scope, String sql) {
    return database.in(scope, tx -> tx.query(sql).bind("today", LocalDate.of(2026, 11, 22)).mapTo(Integer.class).one());
  }
}
