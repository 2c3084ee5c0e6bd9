package fi.polku.report;

import fi.polku.organisation.Project;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import fi.polku.report.YearlyForm.Figure;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The submitted yearly forms of a project: written once, read for ever. */
@Component
class YearlyForms {
  private final Database database;
  private final Clock clock;

  YearlyForms(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** @param before the figures of the form before; empty for the first */
  record Whole(YearlyForm form, List<Figure> figures, List<Figure> before) {}

  List<YearlyForm> list(Scope scope, Project.Key project) {
    return database.in(scope, tx -> list(tx, project));
  }

  private static List<YearlyForm> list(Tx tx, Project.Key project) {
    return tx.query("""
            SELECT y.id, y.project_id, y.year, y.submitted_at, s.name AS submitted_by, y.previous_id
            FROM report_yearly_form y
            LEFT JOIN organisation_staff s ON s.organisation_id = y.organisation_id AND s.id = y.submitted_by
            WHERE y.organisation_id = :organisation AND y.project_id = :project
            ORDER BY y.year DESC, y.submitted_at DESC, y.id
            """)
        .bind("project", project)
        .mapTo(YearlyForm.class)
        .list();
  }

  /** The id that the next form of the year bears: the same for everybody, so that however many send it, it is one. */
  static YearlyForm.Key next(Project.Key project, int year, List<YearlyForm> forms) {
    String name = project.value() + " " + year + " " + forms.stream().filter(f -> f.year() == year).count();
    return new YearlyForm.Key(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Freezes these figures; the same form sent again makes no second one.
   *
   * @throws NotFound under any other id than the next one of the year, or one it has already been submitted under
   */
  void submit(Scope scope, Project.Key project, YearlyForm.Key id, int year, List<Figure> figures) {
    database.act(scope, tx -> {
      List<YearlyForm> there = list(tx, project);
      if (there.stream().anyMatch(f -> f.id().equals(id) && f.year() == year)) return;
      if (!id.equals(next(project, year, there))) throw new NotFound();
      int added = tx.update("""
              INSERT INTO report_yearly_form (id, organisation_id, project_id, year, submitted_at, submitted_by, previous_id)
              VALUES (:id, :organisation, :project, :year, :now, :actor,
                (SELECT y.id FROM report_yearly_form y WHERE y.organisation_id = :organisation AND y.project_id = :project AND y.year <= :year ORDER BY y.year DESC, y.submitted_at DESC, y.id LIMIT 1))
              ON CONFLICT DO NOTHING
              """)
          .bind("id", id).bind("project", project).bind("year", year).bind("now", clock.instant())
          .execute();
      // sent twice at once: the other has written it
      if (added == 0) return;
      int place = 1;
      for (Figure f : figures) {
        tx.update("""
                INSERT INTO report_yearly_figure (organisation_id, yearly_id, place, part, what, unit, number, promised)
                VALUES (:organisation, :yearly, :place, :part, :what, :unit, :number, :promised)
                """)
            .bind("yearly", id).bind("place", place++).bind("part", f.part()).bind("what", f.what()).bind("unit", f.unit()).bind("number", f.number()).bind("promised", f.promised())
            .execute();
      }
      tx.audit(scope.action(), List.of(), List.of(project, id), figures.size());
    });
  }

  /** Reads the whole form; that it was taken along is written down when it is. */
  Whole whole(Scope scope, Project.Key project, YearlyForm.Key id, boolean takenAlong) {
    return database.in(scope, tx -> {
      YearlyForm form = get(tx, project, id);
      if (takenAlong) tx.audit(List.of(), project, id);
      return new Whole(form, figures(tx, id), figures(tx, form.previousId()));
    });
  }

  /** The figures of a form; none of none. */
  List<Figure> figures(Scope scope, YearlyForm.@Nullable Key id) {
    return database.in(scope, tx -> figures(tx, id));
  }

  private static List<Figure> figures(Tx tx, YearlyForm.@Nullable Key id) {
    return id == null ? List.of() : tx.query("""
            SELECT part, what, unit, number, promised
            FROM report_yearly_figure
            WHERE organisation_id = :organisation AND yearly_id = :id
            ORDER BY place
            """)
        .bind("id", id)
        .mapTo(Figure.class)
        .list();
  }

  private static YearlyForm get(Tx tx, Project.Key project, YearlyForm.Key id) {
    return tx.query("""
            SELECT y.id, y.project_id, y.year, y.submitted_at, s.name AS submitted_by, y.previous_id
            FROM report_yearly_form y
            LEFT JOIN organisation_staff s ON s.organisation_id = y.organisation_id AND s.id = y.submitted_by
            WHERE y.organisation_id = :organisation AND y.project_id = :project AND y.id = :id
            """)
        .bind("project", project)
        .bind("id", id)
        .mapTo(YearlyForm.class)
        .findOne()
        .orElseThrow(NotFound::new);
  }
}
