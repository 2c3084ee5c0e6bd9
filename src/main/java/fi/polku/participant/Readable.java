package fi.polku.participant;

import fi.polku.participant.DossierPages.DossierPart;
import fi.polku.platform.web.Frame;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What programs know of a person, in words for people: names instead of ids, days as people write them, nothing that says nothing. */
final class Readable {
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private Readable() {}

  static DossierPart part(Frame frame, Dossier dossier, String table) {
    List<Map<String, @Nullable Object>> rows = dossier.tables().getOrDefault(table, List.of());
    List<String> columns = rows.stream().flatMap(row -> row.keySet().stream()).distinct().filter(column -> rows.stream().anyMatch(row -> !value(frame, dossier, row.get(column)).isEmpty())).toList();
    return new DossierPart(word(frame, "participant.dossier.table.", table), columns.stream().map(column -> word(frame, "participant.dossier.column.", column)).toList(),
        rows.stream().map(row -> columns.stream().map(column -> value(frame, dossier, row.get(column))).toList()).toList());
  }

  private static String word(Frame frame, String prefix, String name) {
    return frame.has(prefix + name) ? frame.text(prefix + name) : name.replace('_', ' ');
  }

  /** Empty for nothing, and for an id that is nobody's name. */
  private static String value(Frame frame, Dossier dossier, @Nullable Object value) {
    String text = Objects.toString(value, "");
    if (text.matches(ID)) return dossier.names().getOrDefault(UUID.fromString(text), "");
    if (text.matches("\\d{4}-\\d\\d-\\d\\d")) return frame.date(LocalDate.parse(text));
    if (text.matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z")) return frame.moment(Instant.parse(text));
    String key = "participant.dossier.value." + text;
    return text.matches("[a-z-]{2,40}") && frame.has(key) ? frame.text(key) : text;
  }
}
