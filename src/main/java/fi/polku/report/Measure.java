package fi.polku.report;

import fi.polku.activity.Activity;
import fi.polku.organisation.Target;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a promise is measured by.
 *
 * @param kind the activities it is about, or all
 */
public record Measure(Of of, Activity.@Nullable Kind kind) {

  /** What is counted; a share is of its own base. */
  public enum Of {
    NOT_MEASURED,
    PERSONS,
    ONWARD_PERSONS,
    ONWARD_SHARE,
    ONWARD_SHARE_OF_LEFT,
    SESSIONS,
    VISITORS,
    VISITS,
    HEADS;

    boolean share() {
      return this == ONWARD_SHARE || this == ONWARD_SHARE_OF_LEFT;
    }
  }

  static Measure of(Of of) {
    return new Measure(of, null);
  }

  /** "visitors:coaching-group"; what is not known is not measured. */
  static Measure read(@Nullable String code) {
    if (code == null) return of(Of.NOT_MEASURED);
    String[] parts = code.split(":");
    Of of = Stream.of(Of.values()).filter(o -> code(o).equals(parts[0])).findFirst().orElse(Of.NOT_MEASURED);
    return new Measure(of, parts.length < 2 ? null : Stream.of(Activity.Kind.values()).filter(k -> code(k).equals(parts[1])).findFirst().orElse(null));
  }

  public String code() {
    return code(of) + (kind == null ? "" : ":" + code(kind));
  }

  /** What a promise of these words and this unit most likely means; the manager decides. */
  static Measure proposed(Target target) {
    String words = (target.target() + " " + (target.denominator() == null ? "" : target.denominator())).toLowerCase(Locale.ROOT);
    Activity.Kind kind = words.matches("(?s).*(valmennu|coaching).*") ? Activity.Kind.COACHING_GROUP : null;
    boolean measuredTwice = words.matches("(?s).*(two measure|kaksi mittaus|kahdella mittau|ability|toimintakyky|työkyky).*");
    return switch (target.unit()) {
      case "persons" -> kind == null ? of(Of.PERSONS) : new Measure(Of.VISITORS, kind);
      case "participations" -> new Measure(Of.VISITS, kind);
      case "sessions" -> new Measure(Of.SESSIONS, kind);
      case "heads" -> of(Of.HEADS);
      case "percent" -> measuredTwice || !words.matches("(?s).*(onward|jatkopol|koulutuk|työhön|opisk|work|studies|training).*") ? of(Of.NOT_MEASURED)
          : words.matches("(?s).*(\\bleft|leaving|lähte|päättä).*") ? of(Of.ONWARD_SHARE_OF_LEFT) : of(Of.ONWARD_SHARE);
      default -> of(Of.NOT_MEASURED);
    };
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
