package fi.polku.report;

import fi.polku.participant.Participant;
import fi.polku.platform.db.Tx;
import fi.polku.report.Counting.Person;
import fi.polku.report.Reports.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What has changed between two reports of a set, participation by participation, and why. */
final class ReportDifferences {
  private ReportDifferences() {}

  /** Why a participation counts otherwise than it did. */
  enum Why {
    ENTERED_LATER,
    LEFT_LATER,
    ADDED_LATER,
    OTHER_PERIOD,
    COMPLETED,
    CORRECTED,
    STATUS_KNOWN_LATER,
    ERASED,
    NO_LONGER_THERE
  }

  /** A correction made between the two reports. */
  record Correction(Participant.Key person, String field, String reason) {}

  /** @param more codes that count it now and did not; @param fewer codes that did and do not */
  record Change(Person person, String name, List<String> more, List<String> fewer, Why why, List<Correction> corrections) {}

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
    if (more.isEmpty() && fewer.isEmpty()) return Optional.empty();
    Person person = current == null ? old : current;
    List<Correction> own = corrections.stream().filter(c -> c.person().equals(person.person())).toList();
    return Optional.of(new Change(person, "", more, fewer, why(before, now, old, current, own), own));
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
    if (Fact.ENTERED.in(old.mask()) != Fact.ENTERED.in(current.mask()) || Fact.LEFT.in(old.mask()) != Fact.LEFT.in(current.mask())) return Why.OTHER_PERIOD;
    return Why.STATUS_KNOWN_LATER;
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
      all.add(hidden ? new Change(named.get(i).person(), named.get(i).name(), List.of(), List.of(), c.why, List.of())
          : new Change(c.person, named.get(i).name(), c.more, c.fewer, c.why, c.corrections));
    }
    return all;
  }
}
