package fi.polku.report;

import fi.polku.organisation.Project;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reports being written: they save themselves, wait for whoever goes on, and end when they are submitted or thrown away. */
@Component
public class ReportDrafts {
  private final Database database;
  private final Indicators indicators;
  private final Clock clock;

  ReportDrafts(Database database, Indicators indicators, Clock clock) {
    this.database = database;
    this.indicators = indicators;
    this.clock = clock;
  }

  /** A draft as it is listed. @param savedBy who wrote last */
  public record Kept(Report.Key id, String indicatorSet, LocalDate periodBegins, LocalDate periodEnds, int revision, Instant savedAt, @Nullable String savedBy) {
    /** The days and the set as they stand in the address. */
    public String query() {
      return "set=" + indicatorSet + "&from=" + periodBegins + "&to=" + periodEnds;
    }

    boolean of(IndicatorForm.Asked asked) {
      return indicatorSet.equals(asked.set().code()) && periodBegins.equals(asked.from()) && periodEnds.equals(asked.to());
    }

    boolean of(Report report) {
      return indicatorSet.equals(report.indicatorSet()) && periodBegins.equals(report.periodBegins()) && periodEnds.equals(report.periodEnds());
    }
  }

  /** What is kept, and where the form stood when it was shown. @param revision 0 when nothing had been kept */
  record Draft(Report.Key id, IndicatorForm.Asked asked, int revision, ReportDraft words) {}

  List<Kept> list(Scope scope, Project.Key project) {
    return database.in(scope, tx -> tx.query("""
            SELECT d.id, d.indicator_set, d.period_begins, d.period_ends, d.revision, d.saved_at, s.name AS saved_by
            FROM report_draft d
            LEFT JOIN organisation_staff s ON s.organisation_id = d.organisation_id AND s.id = d.saved_by
            WHERE d.organisation_id = :organisation AND d.project_id = :project
              AND NOT EXISTS (SELECT FROM report r WHERE r.organisation_id = :organisation AND r.id = d.id)
            ORDER BY d.saved_at DESC, d.id
            """)
        .bind("project", project)
        .mapTo(Kept.class)
        .list());
  }

  ReportDraft words(Scope scope, Report.Key id) {
    Map<String, String> typed = new LinkedHashMap<>();
    database.act(scope, tx -> tx.query("""
            SELECT a.key, a.value
            FROM report_draft d
            CROSS JOIN LATERAL jsonb_each_text(d.answers) AS a (key, value)
            WHERE d.organisation_id = :organisation AND d.id = :id
            """)
        .bind("id", id)
        .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(entry -> typed.put(entry.getKey(), entry.getValue())));
    return new ReportDraft(typed);
  }

  /** The id that the next report of these days bears: the same for everybody who opens its form, so that however many send it, it is one. */
  Report.Key next(Scope scope, ReportProject project, IndicatorForm.Asked asked) {
    return database.in(scope, tx -> next(tx, project.id(), asked));
  }

  static Report.Key next(Tx tx, Project.Key project, IndicatorForm.Asked asked) {
    long before = tx.query("""
            SELECT count(*)
            FROM report
            WHERE organisation_id = :organisation AND project_id = :project AND indicator_set = :set AND period_begins = :from AND period_ends = :to
            """)
        .bind("project", project).bind("set", asked.set().code()).bind("from", asked.from()).bind("to", asked.to())
        .mapTo(Long.class)
        .one();
    String name = project.value() + " " + asked.query() + " " + before;
    return new Report.Key(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Keeps what has been typed so far.
   *
   * @return the revision now; empty when somebody has written or submitted it since, and nothing is kept
   */
  Optional<Integer> save(Scope scope, Project.Key project, Draft draft) {
    return database.in(scope, tx -> {
      indicators.project(tx, project);
      hold(tx, draft.id);
      Optional<Integer> saved = overwrite(tx, project, draft).or(() -> alike(tx, draft)).or(() -> draft.revision == 0 && draft.id.equals(next(tx, project, draft.asked)) ? begin(tx, project, draft) : Optional.empty());
      if (saved.isPresent()) tx.audit(List.of(), project, draft.id);
      return saved;
    });
  }

  /** One at a time writes to a draft or submits it. */
  static void hold(Tx tx, Report.Key id) {
    tx.query("SELECT pg_advisory_xact_lock(hashtextextended(:id::text, 0)) IS NULL").bind("id", id).mapTo(Boolean.class).one();
  }

  private Optional<Integer> overwrite(Tx tx, Project.Key project, Draft draft) {
    return tx.query("""
            UPDATE report_draft
            SET answers = jsonb_object(:keys::text[], :values::text[]), revision = revision + 1, saved_at = :now, saved_by = :actor
            WHERE organisation_id = :organisation AND project_id = :project AND id = :id AND revision = :revision
            RETURNING revision
            """)
        .bind("project", project).bind("id", draft.id).bind("revision", draft.revision).bind("now", clock.instant())
        .bind("keys", draft.words.kept(draft.asked.set()).keySet().toArray(String[]::new)).bind("values", draft.words.kept(draft.asked.set()).values().toArray(String[]::new))
        .mapTo(Integer.class)
        .findOne();
  }

  private Optional<Integer> begin(Tx tx, Project.Key project, Draft draft) {
    int begun = tx.update("""
            INSERT INTO report_draft (id, organisation_id, project_id, indicator_set, period_begins, period_ends, answers, begun_at, begun_by, saved_at, saved_by)
            VALUES (:id, :organisation, :project, :set, :from, :to, jsonb_object(:keys::text[], :values::text[]), :now, :actor, :now, :actor)
            ON CONFLICT DO NOTHING
            """)
        .bind("id", draft.id).bind("project", project).bind("set", draft.asked.set().code()).bind("from", draft.asked.from()).bind("to", draft.asked.to()).bind("now", clock.instant())
        .bind("keys", draft.words.kept(draft.asked.set()).keySet().toArray(String[]::new)).bind("values", draft.words.kept(draft.asked.set()).values().toArray(String[]::new))
        .execute();
    return begun == 1 ? Optional.of(1) : Optional.empty();
  }

  /** What was sent after the report had been submitted becomes the draft of the next; false when that one has been begun by then. */
  boolean carryOver(Tx tx, Project.Key project, Draft late) {
    return begin(tx, project, new Draft(next(tx, project, late.asked), late.asked, 0, late.words)).isPresent();
  }

  /** Whether the draft has been gone on with since the form was shown, be it by oneself in another window, and says something else. */
  boolean goneOn(Tx tx, Draft draft) {
    boolean newer = tx.query("SELECT EXISTS (SELECT FROM report_draft WHERE organisation_id = :organisation AND id = :id AND revision <> :revision)")
        .bind("id", draft.id)
        .bind("revision", draft.revision)
        .mapTo(Boolean.class)
        .one();
    return newer && alike(tx, draft).isEmpty();
  }

  /** The revision of what is kept when it says the very same: the answer to a saving may be on its way while the form is sent. */
  private static Optional<Integer> alike(Tx tx, Draft draft) {
    Map<String, String> words = draft.words.kept(draft.asked.set());
    return tx.query("SELECT revision FROM report_draft WHERE organisation_id = :organisation AND id = :id AND answers = jsonb_object(:keys::text[], :values::text[])")
        .bind("id", draft.id).bind("keys", words.keySet().toArray(String[]::new)).bind("values", words.values().toArray(String[]::new))
        .mapTo(Integer.class)
        .findOne();
  }

  /** The draft has become a report. */
  void end(Tx tx, Report.Key id) {
    tx.update("DELETE FROM report_draft WHERE organisation_id = :organisation AND id = :id").bind("id", id).execute();
  }

  /** Throws the draft away; gone already is the same. */
  void discard(Scope scope, Project.Key project, Report.Key id) {
    database.act(scope, tx -> {
      indicators.project(tx, project);
      int gone = tx.update("DELETE FROM report_draft WHERE organisation_id = :organisation AND project_id = :project AND id = :id").bind("project", project).bind("id", id).execute();
      if (gone == 1) tx.audit(List.of(), project, id);
    });
  }
}
