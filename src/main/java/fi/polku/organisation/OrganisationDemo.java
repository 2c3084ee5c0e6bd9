package fi.polku.organisation;

import fi.polku.platform.db.Database;
import fi.polku.platform.demo.DemoPart;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The projects of the demo world. Names, codes, funders and what they tried are facts that five Finnish projects published
 * about themselves; the sentences are ours, and the years are moved so that every project is going on today.
 */
@Component
@Demo.Only
class OrganisationDemo implements DemoPart {
  /** The newest project of the demo is of the newer programme, so that EURA 2021 has somebody to wait for. */
  private static final String PLUS = "AHKERASTI";

  /** A real project of years ago stands in the demo with the dates of today: its page says so itself. */
  private static final String MOVED = "Tämä on esimerkki. Samanniminen hanke on toiminut vuosia sitten, mutta täällä sen päivät on siirretty tähän aikaan, ja ihmiset ja luvut on keksitty.";

  private final Database database;
  private final Clock clock;

  OrganisationDemo(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public int getOrder() {
    return 10;
  }

  @Override
  public void build(Scope scope) {
    database.act(scope, tx -> {
      boolean begun = tx.query("SELECT EXISTS (SELECT FROM organisation_project WHERE organisation_id = :organisation)").mapTo(Boolean.class).one();
      if (begun) return;
      String slug = tx.query("SELECT slug FROM organisation WHERE id = :organisation").mapTo(String.class).one();
      for (DemoProjects.Told told : slug.equals(Demo.HOME) ? DemoProjects.HOME : DemoProjects.AWAY) write(tx, told);
    });
  }

  private void write(fi.polku.platform.db.Tx tx, DemoProjects.Told told) {
    LocalDate starts = Helsinki.today(clock).withDayOfMonth(1).minusMonths(told.monthsGone());
    java.util.UUID id = java.util.UUID.randomUUID();
    tx.update("""
            INSERT INTO organisation_project (id, organisation_id, code, name, starts, ends, indicator_set, programme, priority_axis, specific_objective, funder, implementers,
              region, municipalities, budget, public_funding, target_groups, background, aims, way_of_working, outputs, practices, results, spreading, notes, published_at)
            VALUES (:id, :organisation, :code, :name, :starts, :ends, :set, :programme, :axis, :objective, :funder, :implementers,
              :region, :municipalities, :budget, :funding, :targetGroups, :background, :aims, :wayOfWorking, :outputs, :practices, :results, :spreading, :notes, :now)
            """)
        .bindMethods(told)
        .bind("id", id)
        .bind("set", told.code().equals(PLUS) ? "esf-plus-2021-2027" : "esf-2014-2020")
        .bind("programme", told.code().equals(PLUS) ? "ESR+ 2021–2027 (esimerkki)" : "ESR 2014–2020 (esimerkki: päivät on siirretty tähän aikaan)")
        .bind("notes", Stream.of(told.notes(), MOVED).filter(Objects::nonNull).collect(Collectors.joining("\n\n")))
        .bind("starts", starts)
        .bind("ends", starts.plusMonths(told.months()).minusDays(1))
        .bind("now", clock.instant())
        .execute();
    for (DemoProjects.Aim aim : told.targets()) target(tx, id, aim);
  }

  private static void target(fi.polku.platform.db.Tx tx, java.util.UUID project, DemoProjects.Aim aim) {
    tx.update("""
            INSERT INTO organisation_target (id, organisation_id, project_id, target, value, unit, denominator)
            VALUES (gen_random_uuid(), :organisation, :project, :target, :value, :unit, :denominator)
            """)
        .bindMethods(aim)
        .bind("project", project)
        .execute();
  }
}
