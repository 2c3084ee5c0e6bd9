package fi.polku.participant;

import static java.util.Map.entry;

import fi.polku.platform.web.Frame;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is kept, as people say it: names instead of ids, labels instead of codes, days as people write them. */
record Meaning(Frame frame, Map<UUID, String> names) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final String DAY = "\\d{4}-\\d\\d-\\d\\d";
  private static final String QUESTION = "participation.question.";
  private static final String ANSWER = "participation.answer.";
  private static final String WITHOUT_ANSWER = "-missing";
  private static final String YES_NO = "participant.dossier.value.";

  /** Under which labels the codes of a column are: those the pages have, and own ones where no page says them. */
  private static final Map<String, String> LABELS = Map.ofEntries(
      entry("participant/gender", "participant.gender."),
      entry("participant_consent/kind", "participant.consent.kind."), entry("participant_consent/given_how", "participant.consent.way."),
      entry("participant_consent/withdrawn_how", "participant.consent.way."),
      entry("participant_merge/why", "participant.merge.reason."), entry("participant_glass/verdict", "participant.glass.verdict."),
      entry("activity_attendance/presence", "activity.presence."), entry("activity_attendance/marked_how", "activity.hand."),
      entry("activity_attendance_past/presence", "activity.presence."), entry("activity_attendance_past/marked_how", "activity.hand."),
      entry("activity_door_act/outcome", "participant.dossier.tap."), entry("activity_door_tile/shown_as", "participant.dossier.shown."),
      entry("activity_door_tile/symbol", "activity.tile.symbol."),
      entry("participation_spell/entry_status", "participation.answer.entry-status."), entry("participation_spell/isced", "participation.answer.isced."),
      entry("participation_spell/disability", YES_NO), entry("participation_spell/foreign_background", YES_NO),
      entry("participation_spell/third_country_national", YES_NO), entry("participation_spell/minority", YES_NO),
      entry("participation_spell/homeless", YES_NO), entry("participation_spell/other_disadvantage", YES_NO),
      entry("participation_correction/reason", "participation.reason."), entry("participation_status_correction/reason", "participation.reason."),
      entry("participation_missing/reason", "participation.missing."),
      entry("participation_status/status", "participation.answer.situation."), entry("participation_status/contract", "participation.contract."),
      entry("participation_status/hours", "participation.hours."), entry("participation_status/source", "participation.source."),
      entry("participation_form/kind", "participation.form."), entry("participation_form/way", "participant.dossier.way."),
      entry("participation_form/signed_by", "participation.signed."), entry("participation_eura/state", "participation.eura.state."),
      entry("participation_due/kind", "participation.due."), entry("participation_due/outcome", "participation.outcome."),
      entry("path_step/kind", "path.kind."), entry("path_step/end_reason", "path.endReason."), entry("path_follow_up/kind", "path.ask."),
      entry("path_follow_up/outcome", "path.outcome."), entry("path_follow_up/situation", "participation.answer.situation."), entry("report_row/gender", "participant.gender."));

  /** The lines that this column of the row says; none for nothing, and for an id that is nobody's name. */
  List<String> of(String table, String column, Map<String, @Nullable Object> row) {
    String kept = Objects.toString(row.get(column), "");
    if (kept.isBlank()) return List.of();
    String said = switch (table + "/" + column) {
      case "participant/municipality" -> frame.municipality(kept);
      case "participant/language", "participant_consent/wording_language" -> Tongue.name(kept, frame.language());
      case "participant/phone" -> Phone.shown(kept);
      case "participant_consent/wording_version" -> worded(row.get("kind"), kept);
      case "participation_correction/field", "participation_missing/field" -> question(kept);
      case "participation_correction/before", "participation_correction/after" -> answer(Objects.toString(row.get("field"), ""), kept);
      case "report_row/onward" -> labelled(frame.has("path.kind." + kept) ? "path.kind." : "path.flow.onward.", kept);
      case "participation_status_correction/before", "participation_status_correction/after" -> status(kept);
      default -> labelled(LABELS.get(table + "/" + column), kept);
    };
    if (said.startsWith("{") && said.endsWith("}")) return fields(said);
    return said.isEmpty() ? List.of() : List.of(said);
  }

  private String labelled(@Nullable String labels, String kept) {
    return labels != null && frame.has(labels + kept) ? frame.text(labels + kept) : plain(kept);
  }

  private String plain(String text) {
    if (text.matches(ID)) return names.getOrDefault(UUID.fromString(text), "");
    if (text.matches(DAY)) return frame.date(LocalDate.parse(text));
    if (text.matches(DAY + "T[0-9:.]+Z")) return frame.moment(Instant.parse(text));
    if (text.equals("true") || text.equals("false")) return frame.text(YES_NO + (text.equals("true") ? "yes" : "no"));
    return text;
  }

  /** The very words that were agreed to, so that nobody has to know versions. */
  private String worded(@Nullable Object kind, String version) {
    String key = "participant.wording." + kind + "." + version;
    return frame.has(key) ? frame.text(key) : version;
  }

  /** A question of a form, or a date of the stay; the situation is asked at three times. */
  private String question(String field) {
    String asked = field.replaceFirst("^(end|four-weeks|six-months)-situation$", "situation.$1");
    return Stream.of("participation.field." + field, QUESTION + asked, "participant.dossier.column." + field).filter(frame::has).findFirst().map(frame::text).orElse(field.replaceAll("[-_]", " "));
  }

  /** What was answered: a reason for no answer stands in brackets, several answers are parted by commas. */
  private String answer(String field, String kept) {
    if (kept.startsWith("(") && kept.endsWith(")")) return labelled("participation.missing.", kept.substring(1, kept.length() - 1));
    if (field.equals("municipality")) return frame.municipality(kept);
    String question = field.replaceFirst("^(end|four-weeks|six-months)-", "");
    return Stream.of(kept.split(","))
        .map(one -> Stream.of(ANSWER + question + "." + one, ANSWER + "yes-no." + one).filter(frame::has).findFirst().map(frame::text).orElseGet(() -> plain(one)))
        .collect(Collectors.joining(", "));
  }

  /** A status as a correction keeps it: its word, its days, and what kind of work. */
  private String status(String line) {
    String[] words = line.split(" ");
    return Stream.of(words).map(word -> Stream.of("participation.answer.situation.", "participation.contract.", "participation.hours.").map(labels -> labels + word).filter(frame::has).findFirst()
        .map(frame::text).orElseGet(() -> days(word))).collect(Collectors.joining(" "));
  }

  private String days(String word) {
    return Stream.of(word.split("/", -1)).map(this::plain).collect(Collectors.joining("–"));
  }

  /** "Question: answer", one a line. */
  private List<String> fields(String json) {
    try {
      Map<String, @Nullable Object> fields = JSON.readValue(json, new TypeReference<Map<String, @Nullable Object>>() {});
      return fields.entrySet().stream().filter(field -> field.getValue() != null).map(field -> field(field.getKey(), field.getValue().toString())).toList();
    } catch (JacksonException e) {
      return List.of(json);
    }
  }

  private String field(String name, String kept) {
    boolean missing = name.endsWith(WITHOUT_ANSWER);
    String question = missing ? name.substring(0, name.length() - WITHOUT_ANSWER.length()) : name;
    return frame.text("participant.dossier.line", question(question), missing ? labelled("participation.missing.", kept) : answer(question, kept));
  }
}
