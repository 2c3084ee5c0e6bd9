package fi.polku.participant;

import fi.polku.participant.DossierPages.DossierLine;
import fi.polku.participant.DossierPages.DossierPart;
import fi.polku.platform.web.Frame;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What programs know of a person, in words for people, and nothing that says nothing. */
record Readable(Frame frame, Dossier dossier) {
  /** What only a program can use: it stands in the file. */
  static final Set<String> MACHINE_TABLES = Set.of("participant_merge_row");
  static final Set<String> MACHINE_COLUMNS = Set.of("id", "merged_id", "merged_into", "other_id", "batch_id", "card_id", "restriction_id", "status_id", "undoes", "linked_mark", "revision", "mask");

  /** What a person looks for first; the rest follows. */
  private static final List<String> ORDER = List.of("participant", "participant_consent", "participation", "participation_spell", "participation_missing", "participation_status",
      "participation_qualification", "path_step", "path_follow_up", "activity_member", "activity_attendance");

  List<DossierPart> parts() {
    return dossier.tables().keySet().stream()
        .filter(table -> !MACHINE_TABLES.contains(table))
        .sorted(Comparator.comparingInt((String table) -> ORDER.contains(table) ? ORDER.indexOf(table) : ORDER.size()).thenComparing(Comparator.naturalOrder()))
        .map(this::part)
        .filter(part -> !part.rows().isEmpty())
        .toList();
  }

  private DossierPart part(String table) {
    List<Map<String, @Nullable Object>> rows = dossier.tables().getOrDefault(table, List.of());
    return new DossierPart(frame.text(tableKey(table)), rows.stream().map(row -> lines(table, row)).filter(lines -> !lines.isEmpty()).toList());
  }

  private List<DossierLine> lines(String table, Map<String, @Nullable Object> row) {
    Meaning meaning = new Meaning(frame, dossier.names());
    return row.keySet().stream()
        .filter(column -> !MACHINE_COLUMNS.contains(column))
        .map(column -> new DossierLine(frame.text(columnKey(table, column, frame::has)), meaning.of(table, column, row)))
        .filter(line -> !line.values().isEmpty())
        .toList();
  }

  static String tableKey(String table) {
    return "participant.dossier.table." + table;
  }

  /** A column may have its own words in one table, where the common ones would mislead. */
  static String columnKey(String table, String column, Predicate<String> has) {
    String own = "participant.dossier.column." + table + "." + column;
    return has.test(own) ? own : "participant.dossier.column." + column;
  }
}
