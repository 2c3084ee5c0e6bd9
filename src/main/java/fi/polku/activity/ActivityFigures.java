package fi.polku.activity;

import fi.polku.organisation.Project;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What activities have counted: sessions, heads, participations, distinct persons, minutes. Each person and each session is
 * counted once, however many projects pay for the activity. Only what has begun is counted, however far the period goes on.
 */
@Component
public class ActivityFigures {
  private final Database database;
  private final Clock clock;

  ActivityFigures(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What one kind of activity counted.
   *
   * @param sessions sessions that have begun and were not cancelled
   * @param distinctPersons persons marked present or partly present at least once
   * @param participations marks "present" and "partly"
   * @param heads people counted at doors: the sum over doors of the latest count at each
   * @param minutes the sum of the known minutes of those participations
   */
  public record KindFigures(Activity.Kind kind, long sessions, long distinctPersons, long participations, long heads, long minutes) {}

  /**
   * A project's figures by kind, in the order of the kinds' codes; kinds without sessions are left out. Sessions belong to a
   * period by the day they start in Finland, both days included, and to a project while its share in the activity lasts.
   *
   * @param scope with the project's organisation
   */
  public List<KindFigures> ofProject(Scope scope, Project.Key project, @Nullable LocalDate from, @Nullable LocalDate to) {
    return database.in(scope, tx -> lines(tx, FigureFilter.of(project, from, to), true)).stream()
        .filter(line -> line.part().equals("line") && line.sessions() > 0)
        .sorted(java.util.Comparator.comparing(FigureTable.Line::key))
        .map(line -> new KindFigures(kind(line), line.sessions(), line.persons(), line.visits() + line.signedUp(), line.heads(), line.allMinutes()))
        .toList();
  }

  FigureTable table(Scope scope, FigureFilter filter) {
    return FigureTable.of(database.in(scope, tx -> lines(tx, filter, false)), filter.by());
  }

  /** The same for taking along, which is written down. */
  FigureTable exported(Scope scope, FigureFilter filter) {
    return database.in(scope, tx -> {
      FigureTable table = FigureTable.of(lines(tx, filter, false), filter.by());
      tx.audit(scope.action(), List.of(), List.of(), table.lines().size());
      return table;
    });
  }

  /** The project of this code. @throws NotFound when this organisation has none */
  Project.Key project(Scope scope, String code) {
    return database.in(scope, tx -> tx.query("SELECT id FROM organisation_project WHERE organisation_id = :organisation AND code = :code")
        .bind("code", code)
        .mapTo(Project.Key.class)
        .findOne()
        .orElseThrow(NotFound::new));
  }

  /** Counts anew the months that have changed, at most so many, and returns how many it was. */
  int refresh(Scope scope, int most) {
    return database.in(scope, tx -> tx.query("SELECT activity_refresh_figures(:most)").bind("most", most).mapTo(Integer.class).one());
  }

  /** @param everybody counts the persons of signed-up attendance too, whom the pages do not follow from session to session */
  private List<FigureTable.Line> lines(Tx tx, FigureFilter filter, boolean everybody) {
    // planning this statement anew would cost several times what running it does
    tx.handle().execute("SET LOCAL plan_cache_mode = force_generic_plan");
    return bound(tx.query(FigureSql.LINES), filter, clock.instant()).bind("everybody", everybody).mapTo(FigureTable.Line.class).list();
  }

  /** @param now what has begun by then is counted */
  static Query bound(Query query, FigureFilter filter, Instant now) {
    return query
        .bind("now", now)
        .bind("today", Helsinki.date(now))
        .bind("by", filter.by())
        .bind("from", filter.from())
        .bind("to", filter.to())
        .bind("project", filter.project())
        .bind("kind", filter.kind())
        .bind("place", filter.place())
        .bind("district", filter.district());
  }

  private static Activity.Kind kind(FigureTable.Line line) {
    return Activity.Kind.valueOf(String.valueOf(line.key()).toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
  }
}
