package fi.polku.organisation;

import fi.polku.platform.web.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The form of a target, as it was typed; its id was made when it was shown. */
public record TargetForm(Target.Key id, String target, String value, String unit, String denominator, boolean made) {
  /** The units of the exchange package; another one that came with a package is kept as it is. */
  public static final List<String> UNITS = List.of("persons", "participations", "sessions", "heads", "percent", "projects");

  public TargetForm(Target.Key id, @Nullable String target, @Nullable String value, @Nullable String unit, @Nullable String denominator, boolean made) {
    this.id = id == null ? new Target.Key(UUID.randomUUID()) : id;
    this.target = typed(target);
    this.value = typed(value);
    this.unit = typed(unit);
    this.denominator = typed(denominator);
    this.made = made;
  }

  static TargetForm empty() {
    return new TargetForm(new Target.Key(UUID.randomUUID()), null, null, null, null, false);
  }

  static TargetForm of(Target t) {
    return new TargetForm(t.id(), t.target(), t.value().stripTrailingZeros().toPlainString().replace('.', ','), t.unit(), t.denominator(), true);
  }

  Problems check() {
    return Problems.none()
        .addIf(target.isEmpty() || target.length() > 500, "target", "organisation.project.problem.target")
        .addIf(number() == null, "value", "organisation.project.problem.value")
        .addIf(unit.isEmpty() || unit.length() > 60, "unit", "organisation.project.problem.unit")
        .addIf(unit.equals("percent") && number() != null && number().compareTo(BigDecimal.valueOf(100)) > 0, "value", "organisation.project.problem.percent")
        .addIf(unit.equals("percent") && denominator.isEmpty(), "denominator", "organisation.project.problem.denominator")
        .addIf(denominator.length() > 500, "denominator", "organisation.project.problem.long", 500);
  }

  Target asTarget() {
    return new Target(id, target, number(), unit, denominator.isEmpty() ? null : denominator);
  }

  private @Nullable BigDecimal number() {
    String plain = value.replace(" ", "").replace("\u00a0", "").replace(',', '.');
    if (!plain.matches("\\d{1,10}(\\.\\d{1,4})?")) return null;
    BigDecimal number = new BigDecimal(plain);
    return number.compareTo(Targets.MOST) > 0 ? null : number;
  }

  private static String typed(@Nullable String text) {
    return text == null ? "" : text.strip().replace("\u0000", "");
  }
}
