package fi.polku.guide;

import fi.polku.benefit.HouseholdCheck.Fault;
import fi.polku.benefit.Line;
import fi.polku.benefit.Note;
import fi.polku.benefit.Quantity;
import fi.polku.platform.web.Frame;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words and numbers of an explanation in the reader's language: the calculation itself knows names and quantities only. */
final class RuleWords {
  /** Stays on the line of its number. */
  private static final String EURO = "\u00a0€";
  private final Frame frame;

  RuleWords(Frame frame) {
    this.frame = frame;
  }

  String title(Line line) {
    return frame.text("guide.line." + line.rule());
  }

  String formula(Line line) {
    return line.formula().text(this::write);
  }

  String note(Note note) {
    List<Object> arguments = new ArrayList<>();
    note.amounts().forEach(amount -> arguments.add(write(amount) + (amount.kind() == Quantity.Kind.EURO ? " €" : "")));
    if (!note.names().isEmpty()) arguments.add(note.names().stream().map(this::parameter).collect(Collectors.joining(", ")));
    return frame.text("guide.note." + note.key(), arguments.toArray());
  }

  /** What a parameter is, in words where there are any: the names in the data are for programs. */
  String parameter(String code) {
    return frame.has("guide.parameter." + code) ? frame.text("guide.parameter." + code) : code;
  }

  /** The names of the acts, piece by piece; a bare number of an act, and what an organisation has typed, stand as they are. */
  String law(String acts) {
    return Arrays.stream(acts.split("; ")).flatMap(of -> Arrays.stream(of.split(", "))).distinct().map(this::act).collect(Collectors.joining(", "));
  }

  private String act(String piece) {
    String key = "guide.act." + slug(piece);
    return frame.has(key) ? frame.text(key) : piece;
  }

  String unit(String unit) {
    return frame.text("guide.unit." + slug(unit));
  }

  static String slug(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  String fault(Fault fault) {
    return frame.text("guide.fault." + code(fault.reason()), fault.arguments().stream().map(String::valueOf).toArray());
  }

  static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String euros(long cents) {
    return write(new Quantity(cents / 100.0, Quantity.Kind.EURO)) + EURO;
  }

  /** "300 €", and "300,50 €" where there are cents. */
  String brief(long cents) {
    return cents % 100 == 0 ? frame.number(cents / 100) + EURO : euros(cents);
  }

  /** "+68,97 €" */
  String change(long cents) {
    return (cents > 0 ? "+" : "") + euros(cents);
  }

  private String write(Quantity quantity) {
    NumberFormat format = NumberFormat.getInstance(frame.language().locale());
    if (quantity.kind() == Quantity.Kind.EURO) {
      format.setMinimumFractionDigits(2);
      return format.format(BigDecimal.valueOf(Math.round(quantity.value() * 100), 2));
    }
    boolean share = quantity.kind() == Quantity.Kind.SHARE;
    format.setMaximumFractionDigits(4);
    return format.format(quantity.value() * (share ? 100 : 1)) + (share ? "\u00a0%" : "");
  }
}
