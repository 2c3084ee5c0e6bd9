package fi.polku.report;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.platform.db.Tx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What incomplete records lack, and why it is not there: of the gender the person's own answer, of the rest the reason noted at the first stay. */
record Lacks(IndicatorTable table, List<Counting.Person> people, @Nullable Map<Participant.Key, Map<String, String>> noted) {
  /** Nobody has said why. */
  static final String NOT_NOTED = "not-noted";

  private record Note(Participant.Key person, String field, String reason) {}

  /** One required datum. @param whys how many lack it for which reason */
  record Lack(Fact fact, long people, Map<String, Long> whys) {}

  /** What was so when a report was submitted: the reasons of that day are not kept. */
  static Lacks none(IndicatorTable table) {
    return new Lacks(table, List.of(), null);
  }

  static Lacks of(Tx tx, Project.Key project, IndicatorTable table, List<Counting.Person> people) {
    List<Counting.Person> lacking = people.stream().filter(p -> p.person() != null && !table.missing(p.mask()).isEmpty()).toList();
    Map<Participant.Key, Map<String, String>> noted = new HashMap<>();
    if (!lacking.isEmpty()) {
      tx.query("""
              SELECT DISTINCT ON (m.participant_id, m.field) m.participant_id AS person, m.field, m.reason
              FROM participation_missing m
              JOIN participation_spell s ON s.organisation_id = m.organisation_id AND s.id = m.spell_id
              WHERE m.organisation_id = :organisation AND s.project_id = :project AND m.participant_id = ANY (:people)
              ORDER BY m.participant_id, m.field, s.entered
              """)
          .bind("project", project)
          .bind("people", lacking.stream().map(p -> p.person().value()).toArray(UUID[]::new))
          .mapTo(Note.class)
          .forEach(note -> noted.computeIfAbsent(note.person, p -> new HashMap<>()).put(note.field, note.reason));
    }
    return new Lacks(table, lacking, noted);
  }

  /** Why this person's record lacks this; nothing when it is not known here, or not to be told. */
  @Nullable String why(Counting.Person p, Fact fact) {
    if (fact == Fact.GENDER && p.gender() != null) return IndicatorWords.code(p.gender());
    return p.person() == null || noted == null ? null : noted.getOrDefault(p.person(), Map.of()).getOrDefault(fact.code(), NOT_NOTED);
  }

  /** Every required datum that some of those who entered in the period lack. */
  List<Lack> entered() {
    return table.set().required(table.objective()).stream().map(fact -> {
      List<Counting.Person> lacking = people.stream().filter(p -> Fact.ENTERED.in(p.mask()) && !fact.in(p.mask())).toList();
      return new Lack(fact, lacking.size(), lacking.stream().collect(Collectors.groupingBy(p -> why(p, fact), TreeMap::new, Collectors.counting())));
    }).filter(lack -> lack.people > 0).toList();
  }
}
