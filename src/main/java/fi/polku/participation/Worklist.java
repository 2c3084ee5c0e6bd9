package fi.polku.participation;

import fi.polku.organisation.Project;
import fi.polku.organisation.Staff;
import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is missing, for whom, by when, and whose it is: of one project or of all. */
@Component
class Worklist {
  static final int PAGE = 50;

  private final Database database;
  private final FundedProjects projects;
  private final Clock clock;

  Worklist(Database database, FundedProjects projects, Clock clock) {
    this.database = database;
    this.projects = projects;
    this.clock = clock;
  }

  /** @param missing what of the entry data, by the questions' names; @param total how many items the filter finds, @param late how many of them past their day */
  record Item(Chore kind, LocalDate dueOn, Due.@Nullable Key dueId, Participant.Key participantId, String shownName, Project.Key projectId, String code, String project, Spell.Key spellId,
      Staff.@Nullable Key responsibleId, @Nullable String responsible, String[] missing, int total, int late) {}

  /** @param whose "mine", "nobody", or nothing for everybody's */
  record Filter(Project.@Nullable Key project, String whose, @Nullable Chore kind) {}

  /** How many the list of a filter holds. */
  record Count(int all, int late) {}

  List<Item> list(Scope scope, Filter filter, int page) {
    return database.in(scope, tx -> {
      if (filter.project != null) projects.get(tx, filter.project);
      List<Item> items = items(tx, filter).bind("before", (page - 1) * PAGE).bind("most", PAGE).mapTo(Item.class).list();
      tx.audit(items.stream().map(Item::participantId).distinct().toList());
      return items;
    });
  }

  /** All of them, for a file: the log says that they left the house. */
  List<Item> all(Scope scope, Filter filter) {
    return database.in(scope, tx -> {
      if (filter.project != null) projects.get(tx, filter.project);
      List<Item> items = items(tx, filter).bind("before", 0).bind("most", 100_000).mapTo(Item.class).list();
      tx.audit(items.stream().map(Item::participantId).distinct().toList());
      return items;
    });
  }

  /** How many there are; nobody is named. */
  Count count(Scope scope, Filter filter) {
    return database.in(scope, tx -> items(tx, filter).bind("before", 0).bind("most", 1).mapTo(Item.class).findOne().map(i -> new Count(i.total, i.late)).orElse(new Count(0, 0)));
  }

  private Query items(Tx tx, Filter filter) {
    List<FundedProject> all = projects.list(tx, filter.project);
    return tx.query(WorklistSql.ITEMS)
        .bind("project", filter.project)
        .bind("whose", filter.whose)
        .bind("kind", filter.kind)
        .bind("today", Helsinki.today(clock))
        .bind("now", clock.instant())
        .bind("full", FundedProjects.which(all, p -> p == Programme.ESF || p == Programme.ESF_PLUS))
        .bind("esf", FundedProjects.which(all, p -> p == Programme.ESF))
        .bind("ages", FundedProjects.which(all, p -> p == Programme.ESF_PLUS_AGES))
        .bind("eura", FundedProjects.which(all, Programme::eura));
  }
}
