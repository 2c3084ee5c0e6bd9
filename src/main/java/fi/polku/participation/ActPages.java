package fi.polku.participation;

import fi.polku.participant.Participant;
import fi.polku.platform.web.Problems;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The plain page of one act: a few fields, one button, and the way back. */
public final class ActPages {
  private ActPages() {}

  /**
   * @param key the beginning of its messages: {@code .title}, {@code .lead}, {@code .do}
   * @param person whom it is about; empty when it is nobody in particular
   * @param about of what, in words
   * @param hidden fields that are only carried along
   */
  public record ActPage(String key, String person, String about, String action, Map<String, String> hidden, List<ActField> fields, String back, Problems problems) {
    ActPage(String key, String about, String action, Map<String, String> hidden, List<ActField> fields, String back, Problems problems) {
      this(key, "", about, action, hidden, fields, back, problems);
    }

    ActPage of(Participant person) {
      return new ActPage(key, person.shownName(), about, action, hidden, fields, back, problems);
    }
  }

  /** One field: {@code participation.field.<name>}, with its {@code .hint} if there is one. */
  public record ActField(String name, String type, String value, List<FormPick> picks, boolean required) {}

  /** One value to choose, as it is called. */
  public record FormPick(String value, String label, boolean chosen) {}

  static ActField field(String name, String type, @Nullable String value, boolean required) {
    return new ActField(name, type, value == null ? "" : value, List.of(), required);
  }

  static ActField choice(String name, Stream<FormPick> picks, boolean required) {
    return new ActField(name, "select", "", picks.toList(), required);
  }

  /** The first of a person's tabs that this module keeps. */
  static String tab(Participant.Key participant) {
    return "/participants/" + participant.value() + "/participations";
  }
}
