package fi.polku.report;

import fi.polku.organisation.Project;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import fi.polku.report.Counting.Person;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a report is submitted: its figures, the rows behind them, and where everybody had gone, frozen in one transaction. */
@Component
class ReportSubmissions {
  private final Database database;
  private final Indicators indicators;
  private final ReportDrafts drafts;
  private final Clock clock;

  ReportSubmissions(Database database, Indicators indicators, ReportDrafts drafts, Clock clock) {
    this.database = database;
    this.indicators = indicators;
    this.drafts = drafts;
    this.clock = clock;
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
      IndicatorTable table = new IndicatorTable(draft.asked().set(), project.objective(), Reports.groups(people), Indicators.classified(tx));
      figures(tx, draft.id(), table, draft.words());
      rows(tx, project.id(), draft, people);
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
    Report there = Reports.get(tx, project.id(), draft.id());
    if (!draft.asked().of(there)) throw new NotFound();
    return draft.words().says(there, Reports.figures(tx, there.id()), draft.asked().set()) || drafts.carryOver(tx, project.id(), draft);
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

  /** Of those who came, also where they had gone by the last day: the step that began last, or on the way, or left; each once. */
  private static void rows(Tx tx, Project.Key project, ReportDrafts.Draft draft, List<Person> people) {
    tx.update("""
            INSERT INTO report_row (organisation_id, report_id, participant_id, gender, entered, left_on, mask, onward)
            SELECT :organisation, :report, r.participant_id, r.gender, r.entered, r.left_on, r.mask,
              CASE WHEN r.mask & 1 = 1 THEN coalesce(s.kind, CASE WHEN r.left_on <= :to THEN 'left' ELSE 'on-the-way' END) END
            FROM unnest(:people::uuid[], :genders::text[], :entered::date[], :left::date[], :masks::bigint[]) AS r (participant_id, gender, entered, left_on, mask)
            LEFT JOIN LATERAL (
              SELECT t.kind
              FROM path_step t
              WHERE t.organisation_id = :organisation AND t.participant_id = r.participant_id AND t.project_id = :project AND t.started <= :to
              ORDER BY t.started DESC, t.kind COLLATE "C"
              LIMIT 1
            ) s ON TRUE
            """)
        .bind("report", draft.id()).bind("project", project).bind("to", draft.asked().to())
        .bind("people", of(people, p -> p.person() == null ? null : p.person().value()).toArray(UUID[]::new))
        .bind("genders", of(people, p -> p.gender() == null ? null : IndicatorWords.code(p.gender())).toArray(String[]::new))
        .bind("entered", of(people, p -> p.entered().toString()).toArray(String[]::new))
        .bind("left", of(people, p -> p.leftOn() == null ? null : p.leftOn().toString()).toArray(String[]::new))
        .bind("masks", of(people, p -> String.valueOf(p.mask())).toArray(String[]::new))
        .execute();
  }

  private static <T> List<@Nullable T> of(List<Person> people, Function<Person, @Nullable T> part) {
    return people.stream().map(part).collect(Collectors.toList());
  }
}
