package fi.polku.report;

import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is behind a figure, and who was left out of it and why; that they were read is written down. */
@Component
class IndicatorPeople {
  static final int PAGE = 200;

  private final Database database;
  private final Indicators indicators;

  IndicatorPeople(Database database, Indicators indicators) {
    this.database = database;
    this.indicators = indicators;
  }

  /** Which of the people: those a row counts, or those it leaves out; of one gender or all; those whose record lacks this, or all. */
  record Behind(String code, boolean leftOut, Participant.@Nullable Gender gender, @Nullable Fact lacks, int first) {
    boolean is(Counting.Person p) {
      return (gender == null || p.gender() == gender) && (lacks == null || !lacks.in(p.mask()));
    }
  }

  /** Somebody with the name they are shown with. */
  record Named(Counting.Person person, String name) {}

  /** @param people all of them, @param hidden how many of them are hidden from who asks, @param shown of this page, @param lacks why they lack what they do */
  record Found(IndicatorTable table, List<Counting.Person> people, int hidden, List<Named> shown, Lacks lacks) {
    int all() {
      return people.size();
    }

    /** How many can be listed. */
    int seen() {
      return people.size() - hidden;
    }

    /** Of a result after six months: for how many they are not over on this day. */
    long waiting(Behind behind, LocalDate today) {
      boolean later = table.set().indicator(behind.code).filter(i -> i.kind() == Indicator.Kind.LONGER_TERM).isPresent();
      return later ? people.stream().filter(p -> Indicators.isWaiting(p.leftOn(), today)).count() : 0;
    }
  }

  Found find(Scope scope, IndicatorSet set, ReportProject project, Counting.Period period, Behind behind) {
    return database.in(scope, tx -> {
      IndicatorTable table = new IndicatorTable(set, project.objective(), List.of(), Indicators.classified(tx));
      Found found = found(tx, table, indicators.people(tx, period), behind);
      return new Found(table, found.people, found.hidden, found.shown, Lacks.of(tx, period.project(), table, found.shown.stream().map(Named::person).toList()));
    });
  }

  /** Of these people, those behind the figure, named. Who is hidden from who asks counts, and is not told of: their line would tell what the figure is about. */
  static Found found(Tx tx, IndicatorTable table, List<Counting.Person> people, Behind behind) {
    LongPredicate counts = table.counts(behind.code);
    if (counts == null) throw new NotFound();
    LongPredicate wanted = behind.leftOut ? table.leftOut(behind.code) : counts;
    List<Counting.Person> all = people.stream().filter(p -> wanted.test(p.mask()) && behind.is(p)).toList();
    Set<Participant.Key> hidden = tx.query("SELECT participant_hidden(:organisation, :actor)").mapTo(Participant.Key.class).set();
    List<Counting.Person> seen = all.stream().filter(p -> p.person() == null || !hidden.contains(p.person())).toList();
    List<Named> shown = named(tx, seen.stream().skip(behind.first).limit(PAGE).toList());
    tx.audit(Indicators.keys(shown.stream().map(Named::person).filter(p -> p.person() != null).toList()));
    return new Found(table, all, all.size() - seen.size(), shown, Lacks.none(table));
  }

  /** How somebody is called here, or that they are hidden from who asks. */
  private record Known(Participant.Key id, String shownName, boolean hidden) {}

  /** The names of these; an empty one for who is no longer there, a dash and no way to their page for who is hidden from who asks. */
  static List<Named> named(Tx tx, List<Counting.Person> people) {
    Map<Participant.Key, Known> known = tx.query("""
            SELECT id, shown_name, id = ANY (ARRAY (SELECT participant_hidden(:organisation, :actor))) AS hidden
            FROM participant
            WHERE organisation_id = :organisation AND id = ANY (:ids::uuid[])
            """)
        .bind("ids", people.stream().filter(p -> p.person() != null).map(p -> p.person().value()).toArray(java.util.UUID[]::new))
        .mapTo(Known.class)
        .list().stream().collect(Collectors.toMap(Known::id, k -> k));
    return people.stream().map(p -> named(p, p.person() == null ? null : known.get(p.person()))).toList();
  }

  private static Named named(Counting.Person person, @Nullable Known known) {
    if (known == null) return new Named(person, "");
    if (!known.hidden) return new Named(person, known.shownName);
    return new Named(new Counting.Person(null, person.gender(), person.entered(), person.leftOn(), person.mask()), "–");
  }
}
