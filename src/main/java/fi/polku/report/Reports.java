package fi.polku.report;

import fi.polku.organisation.Project;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import fi.polku.report.Counting.Person;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The submitted reports of a project: written once, read for ever. */
@Component
class Reports {
  private final Database database;
  private final Indicators indicators;
  private final ReportDrafts drafts;
  private final Clock clock;

  Reports(Database database, Indicators indicators, ReportDrafts drafts, Clock clock) {
    this.database = database;
    this.indicators = indicators;
    this.drafts = drafts;
    this.clock = clock;
  }

  /** A report with its figures and the rows behind them. */
  record Whole(Report report, List<Report.Figure> figures, List<Person> rows) {
    /** The set in the version it was told in; later versions have their own resource. */
    IndicatorTable table() {
      IndicatorSet set = IndicatorSet.of(report.indicatorSet()).orElseThrow(NotFound::new);
      return new IndicatorTable(set, report.objective(), groups(rows), true);
    }
  }

  /**
   * Freezes the figures of this moment under the id the form was shown with, and ends its draft. The same form sent again makes no
   * second report; other words sent after it wait as the draft of the next.
   *
   * @return false when the draft has been written to meanwhile, and nothing was done
   * @throws NotFound under any other id than the next one of these days, or one they have already been submitted under
   */
  boolean submit(Scope scope, ReportProject project, ReportDrafts.Draft draft) {
    return database.in(scope, tx -> {
      ReportDrafts.hold(tx, draft.id());
      if (drafts.goneOn(tx, draft)) return false;
      if (!draft.id().equals(ReportDrafts.next(tx, project.id(), draft.asked()))) return again(tx, project, draft);
      if (!begin(tx, project, draft)) throw new NotFound();
      List<Person> people = indicators.people(tx, draft.asked().period(project));
      IndicatorTable table = new IndicatorTable(draft.asked().set(), project.objective(), groups(people), Indicators.classified(tx));
      figures(tx, draft.id(), table, draft.words());
      rows(tx, draft.id(), people);
      drafts.end(tx, draft.id());
      tx.audit(scope.action(), List.of(), List.of(project.id(), draft.id()), people.size());
      return true;
    });
  }

  private boolean begin(Tx tx, ReportProject project, ReportDrafts.Draft draft) {
    IndicatorForm.Asked asked = draft.asked();
    return tx.update("""
            INSERT INTO report (id, organisation_id, project_id, indicator_set, version, objective, period_begins, period_ends, comment, submitted_at, submitted_by, previous_id)
            VALUES (:id, :organisation, :project, :set, :version, :objective, :from, :to, :comment, :now, :actor,
              (SELECT r.id FROM report r WHERE r.organisation_id = :organisation AND r.project_id = :project AND r.indicator_set = :set ORDER BY r.submitted_at DESC, r.id LIMIT 1))
            ON CONFLICT DO NOTHING
            """)
        .bind("id", draft.id()).bind("project", project.id()).bind("set", asked.set().code()).bind("version", asked.set().version()).bind("objective", project.objective())
        .bind("from", asked.from()).bind("to", asked.to()).bind("comment", draft.words().comment("")).bind("now", clock.instant())
        .execute() == 1;
  }

  private boolean again(Tx tx, ReportProject project, ReportDrafts.Draft draft) {
    Report there = get(tx, project.id(), draft.id());
    if (!draft.asked().of(there)) throw new NotFound();
    return draft.words().says(there, figures(tx, there.id()), draft.asked().set()) || drafts.carryOver(tx, project.id(), draft);
  }

  private static void figures(Tx tx, Report.Key id, IndicatorTable table, ReportDraft draft) {
    int place = 1;
    for (IndicatorFigure f : table.figures()) {
      Indicator indicator = table.set().indicator(f.code()).orElse(null);
      tx.update("""
              INSERT INTO report_figure (organisation_id, report_id, place, code, total, women, men, non_binary, told, method, comment, reason)
              VALUES (:organisation, :report, :place, :code, :total, :women, :men, :nonBinary, :told, :method, :comment, nullif(:reason, ''))
              """)
          .bind("report", id).bind("place", place++).bind("code", f.code()).bind("total", f.total()).bind("women", f.women()).bind("men", f.men()).bind("nonBinary", f.nonBinary())
          .bind("told", draft.told(indicator)).bind("method", draft.method(indicator)).bind("comment", draft.comment(f.code())).bind("reason", f.reason())
          .execute();
    }
  }

  private static void rows(Tx tx, Report.Key id, List<Person> people) {
    tx.update("""
            INSERT INTO report_row (organisation_id, report_id, participant_id, gender, entered, left_on, mask)
            SELECT :organisation, :report, r.participant_id, r.gender, r.entered, r.left_on, r.mask
            FROM unnest(:people::uuid[], :genders::text[], :entered::date[], :left::date[], :masks::bigint[]) AS r (participant_id, gender, entered, left_on, mask)
            """)
        .bind("report", id)
        .bind("people", of(people, p -> p.person() == null ? null : p.person().value()).toArray(UUID[]::new))
        .bind("genders", of(people, p -> p.gender() == null ? null : IndicatorWords.code(p.gender())).toArray(String[]::new))
        .bind("entered", of(people, p -> p.entered().toString()).toArray(String[]::new))
        .bind("left", of(people, p -> p.leftOn() == null ? null : p.leftOn().toString()).toArray(String[]::new))
        .bind("masks", of(people, p -> String.valueOf(p.mask())).toArray(String[]::new))
        .execute();
  }

  List<Report> list(Scope scope, Project.Key project) {
    return database.in(scope, tx -> tx.query("""
            SELECT r.id, r.project_id, r.indicator_set, r.version, r.objective, r.period_begins, r.period_ends, r.comment, r.submitted_at, s.name AS submitted_by, r.previous_id
            FROM report r
            LEFT JOIN organisation_staff s ON s.organisation_id = r.organisation_id AND s.id = r.submitted_by
            WHERE r.organisation_id = :organisation AND r.project_id = :project
            ORDER BY r.submitted_at DESC, r.id
            """)
        .bind("project", project)
        .mapTo(Report.class)
        .list());
  }

  /** Reads the whole report; that it was taken along is written down when it is. */
  Whole whole(Scope scope, Project.Key project, Report.Key id, boolean takenAlong) {
    return database.in(scope, tx -> {
      Whole whole = whole(tx, project, id);
      if (takenAlong) tx.audit(scope.action(), List.of(), List.of(project, id), whole.figures.size());
      return whole;
    });
  }

  Whole whole(Tx tx, Project.Key project, Report.Key id) {
    return new Whole(get(tx, project, id), figures(tx, id), tx.query("""
            SELECT participant_id AS person, gender, entered, left_on, mask
            FROM report_row
            WHERE organisation_id = :organisation AND report_id = :report
            ORDER BY entered, id
            """)
        .bind("report", id)
        .mapTo(Person.class)
        .list());
  }

  /** The figures of a report without the people, in the version it was told in. */
  IndicatorTable table(Scope scope, Report report) {
    IndicatorSet set = IndicatorSet.of(report.indicatorSet()).orElseThrow(NotFound::new);
    return database.in(scope, tx -> new IndicatorTable(set, report.objective(), tx.query("SELECT gender, mask, count(*) AS count FROM report_row WHERE organisation_id = :organisation AND report_id = :report GROUP BY gender, mask")
        .bind("report", report.id())
        .mapTo(Counting.Group.class)
        .list(), true));
  }

  /** The figures of the latest report of this set; none before the first. */
  List<Report.Figure> last(Scope scope, Project.Key project, IndicatorSet set) {
    return list(scope, project).stream().filter(r -> r.indicatorSet().equals(set.code())).findFirst().map(r -> database.in(scope, tx -> figures(tx, r.id()))).orElse(List.of());
  }

  /** What has changed since the report before; nothing for the first one. */
  List<ReportDifferences.Change> since(Scope scope, Whole now) {
    Report.Key before = now.report.previousId();
    return before == null ? List.of() : database.in(scope, tx -> ReportDifferences.between(tx, whole(tx, now.report.projectId(), before), now));
  }

  IndicatorPeople.Found people(Scope scope, Project.Key project, Report.Key id, IndicatorPeople.Behind behind) {
    return database.in(scope, tx -> {
      Whole whole = whole(tx, project, id);
      return IndicatorPeople.found(tx, whole.table(), whole.rows, behind);
    });
  }

  /** Where those who came in a report's period had gone by its last day: the step that began last, or on the way, or left; each once. What was written down of it after the report is not in it. */
  List<Promises.PathCount> onward(Scope scope, Report report) {
    return database.in(scope, tx -> tx.query("""
            SELECT coalesce(s.kind, CASE WHEN r.left_on <= :to THEN 'left' ELSE 'on-the-way' END) AS kind, count(*) AS persons
            FROM report_row r
            LEFT JOIN LATERAL (
              SELECT t.kind
              FROM path_step t
              WHERE t.organisation_id = :organisation AND t.participant_id = r.participant_id AND t.project_id = :project AND t.started <= :to
                AND (t.created_at IS NULL OR t.created_at <= :submitted)
              ORDER BY t.started DESC, t.kind COLLATE "C"
              LIMIT 1
            ) s ON TRUE
            WHERE r.organisation_id = :organisation AND r.report_id = :report AND r.mask & 1 = 1
            GROUP BY 1
            ORDER BY 1
            """)
        .bind("report", report.id()).bind("project", report.projectId()).bind("to", report.periodEnds()).bind("submitted", report.submittedAt())
        .mapTo(Promises.PathCount.class)
        .list());
  }

  static List<Report.Figure> figures(Tx tx, Report.Key id) {
    return tx.query("""
            SELECT code, total, women, men, non_binary, told, method, comment, reason
            FROM report_figure
            WHERE organisation_id = :organisation AND report_id = :report
            ORDER BY place
            """)
        .bind("report", id)
        .mapTo(Report.Figure.class)
        .list();
  }

  private static Report get(Tx tx, Project.Key project, Report.Key id) {
    return tx.query("""
            SELECT r.id, r.project_id, r.indicator_set, r.version, r.objective, r.period_begins, r.period_ends, r.comment, r.submitted_at, s.name AS submitted_by, r.previous_id
            FROM report r
            LEFT JOIN organisation_staff s ON s.organisation_id = r.organisation_id AND s.id = r.submitted_by
            WHERE r.organisation_id = :organisation AND r.project_id = :project AND r.id = :id
            """)
        .bind("project", project)
        .bind("id", id)
        .mapTo(Report.class)
        .findOne()
        .orElseThrow(NotFound::new);
  }

  static List<Counting.Group> groups(List<Person> people) {
    Map<Counting.Group, Long> counts = people.stream().collect(Collectors.groupingBy(p -> new Counting.Group(p.gender(), p.mask(), 1), Collectors.counting()));
    return counts.entrySet().stream().map(e -> new Counting.Group(e.getKey().gender(), e.getKey().mask(), e.getValue())).toList();
  }

  private static <T> List<@Nullable T> of(List<Person> people, Function<Person, @Nullable T> part) {
    return people.stream().map(part).collect(Collectors.toList());
  }
}
