package fi.polku.path;

import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The flow of people through the work, and who stands behind each of its numbers. */
@Component
class Flows {
  private final Database database;

  Flows(Database database) {
    this.database = database;
  }

  /**
   * Which number is looked behind of; null is anything.
   *
   * @param first how many people come before these
   */
  record Behind(FlowFilter filter, @Nullable String entry, @Nullable String through, @Nullable List<String> onward, int first, int most) {}

  FlowTable table(Scope scope, FlowFilter filter) {
    return database.in(scope, tx -> FlowTable.of(lines(tx, new Behind(filter, null, null, null, 0, 0), false)));
  }

  /** The same for taking along, which is written down. */
  FlowTable exported(Scope scope, FlowFilter filter) {
    return database.in(scope, tx -> {
      FlowTable table = FlowTable.of(lines(tx, new Behind(filter, null, null, null, 0, 0), false));
      tx.audit(scope.action(), List.of(), List.of(), table.cells().size());
      return table;
    });
  }

  /** The people, by the name they are shown with; that they were read is written down. */
  FlowTable people(Scope scope, Behind behind) {
    return database.in(scope, tx -> {
      FlowTable table = FlowTable.of(lines(tx, behind, true));
      tx.audit(table.persons().stream().map(FlowTable.Line::id).filter(Objects::nonNull).map(Participant.Key::new).toList());
      return table;
    });
  }

  private static List<FlowTable.Line> lines(Tx tx, Behind behind, boolean listed) {
    return bound(tx.query(FlowSql.FLOW), behind, listed).mapTo(FlowTable.Line.class).list();
  }

  static Query bound(Query query, Behind behind, boolean listed) {
    FlowFilter filter = behind.filter;
    return query
        .bind("project", filter.project())
        .bind("activity", filter.activity())
        .bind("age", filter.age())
        .bind("from", filter.from())
        .bind("to", filter.to())
        .bind("ends", Helsinki.end(filter.to()))
        .bind("listed", listed)
        .bind("entry", behind.entry)
        .bind("through", behind.through)
        .bind("onward", behind.onward == null ? null : behind.onward.toArray(String[]::new))
        .bind("before", behind.first)
        .bind("most", behind.most);
  }
}
