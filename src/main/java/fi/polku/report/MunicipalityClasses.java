package fi.polku.report;

import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import java.util.List;
import org.springframework.stereotype.Component;

/** Statistics Finland's urban-rural classes of the municipalities, year by year, as this organisation has brought them. */
@Component
public class MunicipalityClasses {
  private final Database database;

  MunicipalityClasses(Database database) {
    this.database = database;
  }

  /** A year that is there. */
  public record Year(int year, int municipalities, int rural) {}

  List<Year> years(Scope scope) {
    return database.in(scope, tx -> tx.query("""
            SELECT year, count(*) AS municipalities, count(*) FILTER (WHERE urbanity = 3) AS rural
            FROM report_municipality
            WHERE organisation_id = :organisation
            GROUP BY year
            ORDER BY year DESC
            """)
        .mapTo(Year.class)
        .list());
  }

  /** Puts these in place of what was there of their years; the same file again changes nothing. */
  void bring(Scope scope, MunicipalityFile file) {
    database.act(scope, tx -> {
      Integer[] years = file.lines().stream().map(MunicipalityFile.Line::year).toArray(Integer[]::new);
      tx.update("DELETE FROM report_municipality WHERE organisation_id = :organisation AND year = ANY (:years::integer[])").bind("years", years).execute();
      tx.update("""
              INSERT INTO report_municipality (organisation_id, year, municipality, urbanity)
              SELECT :organisation, l.year, l.municipality, l.urbanity
              FROM unnest(:years::integer[], :municipalities::text[], :classes::smallint[]) AS l (year, municipality, urbanity)
              ON CONFLICT DO NOTHING
              """)
          .bind("years", years)
          .bind("municipalities", file.lines().stream().map(MunicipalityFile.Line::municipality).toArray(String[]::new))
          .bind("classes", file.lines().stream().map(MunicipalityFile.Line::urbanity).toArray(Integer[]::new))
          .execute();
      tx.audit(scope.action(), List.of(), List.of(), file.lines().size());
    });
  }
}
