package fi.polku.guide;

import fi.polku.benefit.Certainty;
import fi.polku.benefit.LawBook;
import fi.polku.benefit.LawRow;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Values of the law added between releases: everybody counts with them, the organisation that added one looks after it. */
@Component
class LawAdditions {
  private final Database database;
  private final Clock clock;

  LawAdditions(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The law as it came, with what has been added since; where two organisations say different things, neither counts. */
  LawBook book(Scope scope) {
    List<LawRow> rows = database.in(scope, LawAdditions::counting).stream().map(LawAddition::row).flatMap(Optional::stream).toList();
    List<LawRow> agreed = new ArrayList<>();
    for (LawRow row : rows) {
      boolean contested = rows.stream().anyMatch(other -> other.parameter() == row.parameter() && other.from().equals(row.from()) && (other.value() != row.value() || other.mark() != row.mark()));
      boolean there = agreed.stream().anyMatch(other -> other.parameter() == row.parameter() && other.from().equals(row.from()));
      if (!there) agreed.add(contested ? new LawRow(row.parameter(), row.from(), row.value(), Certainty.UNVERIFIED, row.source()) : row);
    }
    return LawBook.shipped().with(agreed);
  }

  private static List<LawAddition> counting(Tx tx) {
    return tx.query("""
            SELECT id, parameter, effective_from, value, mark, law, source, added_at, withdrawn_at
            FROM guide_law_addition
            WHERE withdrawn_at IS NULL
            ORDER BY parameter, effective_from, added_at, id
            """)
        .mapTo(LawAddition.class)
        .list();
  }

  List<LawAddition> list(Scope scope) {
    return database.in(scope, tx -> tx.query("""
            SELECT id, parameter, effective_from, value, mark, law, source, added_at, withdrawn_at
            FROM guide_law_addition
            WHERE organisation_id = :organisation
            ORDER BY withdrawn_at IS NOT NULL, added_at DESC, id
            """)
        .mapTo(LawAddition.class)
        .list());
  }

  void add(Scope scope, LawAddition addition) {
    database.act(scope, tx -> {
      int added = tx.update("""
              INSERT INTO guide_law_addition (id, organisation_id, parameter, effective_from, value, mark, law, source, added_at, added_by)
              VALUES (:id, :organisation, :parameter, :from, :value, :mark, :law, :source, :now, :actor)
              ON CONFLICT DO NOTHING
              """)
          .bind("id", addition.id())
          .bind("parameter", addition.parameter())
          .bind("from", addition.effectiveFrom())
          .bind("value", addition.value())
          .bind("mark", addition.mark())
          .bind("law", addition.law())
          .bind("source", addition.source())
          .bind("now", clock.instant())
          .execute();
      if (added == 1) tx.audit(List.of(), addition.id());
    });
  }

  /** From this moment on nobody counts with it. */
  void withdraw(Scope scope, LawAddition.Key id) {
    database.act(scope, tx -> {
      int withdrawn = tx.update("""
              UPDATE guide_law_addition
              SET withdrawn_at = :now, withdrawn_by = :actor
              WHERE id = :id AND organisation_id = :organisation AND withdrawn_at IS NULL
              """)
          .bind("id", id)
          .bind("now", clock.instant())
          .execute();
      if (withdrawn == 0) throw new NotFound();
      tx.audit(List.of(), id);
    });
  }
}
