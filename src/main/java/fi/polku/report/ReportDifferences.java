package fi.polku.report;

import static java.util.Map.entry;

import fi.polku.participant.Participant;
import fi.polku.platform.db.Tx;
import fi.polku.report.Counting.Person;
import fi.polku.report.Reports.Whole;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What has changed between two reports of a set, participation by participation, and why. */
final class ReportDifferences {
  /** By which field of the record a fact about the first day has changed. */
  private static final Map<Fact, String> SAID = new EnumMap<>(Map.ofEntries(
      entry(Fact.UNEMPLOYED, "entry-status"), entry(Fact.INACTIVE, "entry-status"), entry(Fact.INACTIVE_IN_EDUCATION, "entry-status"), entry(Fact.EMPLOYED, "entry-status"),
      entry(Fact.UNDER_18, "birth-date"), entry(Fact.UNDER_25, "birth-date"), entry(Fact.AGE_18_29, "birth-date"), entry(Fact.AGE_55, "birth-date"),
      entry(Fact.ISCED_0, "isced"), entry(Fact.ISCED_1_2, "isced"), entry(Fact.ISCED_3_4, "isced"), entry(Fact.ISCED_5_8, "isced"),
      entry(Fact.DISABILITY, "disability"), entry(Fact.FOREIGN_BACKGROUND, "foreign-background"), entry(Fact.THIRD_COUNTRY, "third-country-national"), entry(Fact.MINORITY, "minority"),
      entry(Fact.HOMELESS, "homeless"), entry(Fact.OTHER_DISADVANTAGE, "other-disadvantage"), entry(Fact.RURAL, "municipality"), entry(Fact.MUNICIPALITY_NOT_KNOWN, "municipality")));

  private ReportDifferences() {}

  /** Why a participation counts otherwise than it did. */
  enum Why {
    ENTERED_LATER,
    LEFT_LATER,
    ADDED_LATER,
    OTHER_PERIOD,
    COMPLETED,
    CORRECTED,
    CLASSIFIED_LATER,
    STATUS_KNOWN_LATER,
    ERASED,
    NO_LONGER_THERE
  }

  /** A correction made between the two reports. @param reason empty when what is known of the person has changed without one, by an import or on their own page */
  record Correction(Participant.@Nullable Key person, String field, String reason) {}

  /** @param more codes that count it now and did not; @param fewer codes that did and do not; @param from the column it was counted in, when it is another now */
  record Change(Person person, String name, List<String> more, List<String> fewer, Participant.@Nullable Gender from, Why why, List<Correction> corrections) {}

  /** The changes from one to the other. That people are named is written down. */
  static List<Change> between(Tx tx, Whole before, Whole now) {
    List<Change> changes = changes(tx, before, now);
    tx.audit(changes.stream().map(c -> c.person().person()).filter(p -> p != null).toList(), now.report().id());
    return changes;
  }

  private static List<Change> changes(Tx tx, Whole before, Whole now) {
    Map<Participant.Key, Person> old = byPerson(before.rows());
    Map<Participant.Key, Person> current = byPerson(now.rows());
    List<Change> changes = new ArrayList<>();
    List<Correction> corrections = corrections(tx, before, now);
    for (Person p : now.rows()) {
      if (p.person() != null) change(before, now, old.get(p.person()), p, corrections).ifPresent(changes::add);
    }
    for (Person p : before.rows()) {
      if (p.person() == null || !current.containsKey(p.person())) change(before, now, p, null, corrections).ifPresent(changes::add);
    }
    return named(tx, now, changes);
  }

  private static Optional<Change> change(Whole before, Whole now, @Nullable Person old, @Nullable Person current, List<Correction> corrections) {
    List<String> did = old == null ? List.of() : codes(before.table(), old.mask());
    List<String> does = current == null ? List.of() : codes(now.table(), current.mask());
    List<String> more = does.stream().filter(c -> !did.contains(c)).toList();
    List<String> fewer = did.stream().filter(c -> !does.contains(c)).toList();
    boolean moved = old != null && current != null && old.gender() != current.gender() && !did.isEmpty() && !does.isEmpty();
    if (more.isEmpty() && fewer.isEmpty() && !moved) return Optional.empty();
    Person person = current == null ? old : current;
    List<Correction> recorded = corrections.stream().filter(c -> c.person().equals(person.person())).toList();
    Why why = why(before, now, old, current, recorded);
    Stream<Correction> others = why != Why.CORRECTED || old == null || current == null ? Stream.empty()
        : said(old, current).filter(field -> recorded.stream().noneMatch(c -> c.field().replace('_', '-').equals(field))).map(field -> new Correction(person.person(), field, ""));
    return Optional.of(new Change(person, "", more, fewer, moved ? old.gender() : null, why, Stream.concat(recorded.stream(), others).toList()));
  }

  private static Why why(Whole before, Whole now, @Nullable Person old, @Nullable Person current, List<Correction> corrections) {
    if (current == null) {
      if (old.person() == null) return Why.ERASED;
      return before.report().periodBegins().isBefore(now.report().periodBegins()) || before.report().periodEnds().isAfter(now.report().periodEnds()) ? Why.OTHER_PERIOD : Why.NO_LONGER_THERE;
    }
    if (old == null) {
      if (current.entered().isAfter(before.report().periodEnds())) return Why.ENTERED_LATER;
      if (current.leftOn() != null && current.leftOn().isAfter(before.report().periodEnds())) return Why.LEFT_LATER;
      return current.entered().isBefore(before.report().periodBegins()) ? Why.OTHER_PERIOD : Why.ADDED_LATER;
    }
    if (!corrections.isEmpty()) return Why.CORRECTED;
    if (!before.table().missing(old.mask()).isEmpty() && now.table().missing(current.mask()).isEmpty()) return Why.COMPLETED;
    if (!Fact.LEFT.in(old.mask()) && Fact.LEFT.in(current.mask())) return Why.LEFT_LATER;
    if (Fact.YEAR_NOT_CLASSIFIED.in(old.mask()) && !Fact.YEAR_NOT_CLASSIFIED.in(current.mask())) return Why.CLASSIFIED_LATER;
    if (said(old, current).findAny().isPresent()) return Why.CORRECTED;
    if (Fact.ENTERED.in(old.mask()) != Fact.ENTERED.in(current.mask()) || Fact.LEFT.in(old.mask()) != Fact.LEFT.in(current.mask())) return Why.OTHER_PERIOD;
    return Why.STATUS_KNOWN_LATER;
  }

  /** What is said of somebody's first day, of who they are and of their days here, where it is otherwise than it was. */
  private static Stream<String> said(Person old, Person current) {
    Set<String> fields = new LinkedHashSet<>();
    if (!old.entered().equals(current.entered())) fields.add("entered");
    if (old.leftOn() != null && current.leftOn() != null && !old.leftOn().equals(current.leftOn())) fields.add("left-on");
    if (old.gender() != current.gender()) fields.add("gender");
    long changed = old.mask() ^ current.mask();
    SAID.forEach((fact, field) -> {
      if (fact.in(changed)) fields.add(field);
    });
    // how long is long hangs on the situation and on the age
    if (Fact.LONG_TERM.in(changed) && !fields.contains("entry-status") && !fields.contains("birth-date")) fields.add("status-since");
    return fields.stream();
  }

  private static List<String> codes(IndicatorTable table, long mask) {
    return table.set().indicators().stream().filter(i -> i.counts(mask, table.set().required(table.objective()))).map(Indicator::code)
        .collect(Collectors.collectingAndThen(Collectors.toList(), list -> {
          if (table.incomplete(mask)) list.add(IndicatorTable.INCOMPLETE);
          return list;
        }));
  }

  private static List<Correction> corrections(Tx tx, Whole before, Whole now) {
    return tx.query("""
            SELECT DISTINCT c.participant_id AS person, c.field, c.reason
            FROM participation_correction c
            JOIN participation_spell s ON s.organisation_id = c.organisation_id AND s.id = c.spell_id
            WHERE c.organisation_id = :organisation AND s.project_id = :project AND c.corrected_at > :since AND c.corrected_at <= :until
            ORDER BY c.participant_id, c.field, c.reason
            """)
        .bind("project", now.report().projectId())
        .bind("since", before.report().submittedAt())
        .bind("until", now.report().submittedAt())
        .mapTo(Correction.class)
        .list();
  }

  private static Map<Participant.Key, Person> byPerson(List<Person> rows) {
    return rows.stream().filter(p -> p.person() != null).collect(Collectors.toMap(Person::person, p -> p));
  }

  private static List<Change> named(Tx tx, Whole now, List<Change> changes) {
    List<IndicatorPeople.Named> named = IndicatorPeople.named(tx, changes.stream().map(Change::person).toList());
    List<Change> all = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      Change c = changes.get(i);
      boolean hidden = c.person.person() != null && named.get(i).person().person() == null;
      // somebody hidden has changed: that is told, and nothing more
      all.add(hidden ? new Change(named.get(i).person(), named.get(i).name(), List.of(), List.of(), null, c.why, List.of())
          : new Change(c.person, named.get(i).name(), c.more, c.fewer, c.from, c.why, c.corrections));
    }
    return all;
  }
}
