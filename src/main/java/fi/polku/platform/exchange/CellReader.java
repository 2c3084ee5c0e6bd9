package fi.polku.platform.exchange;

import fi.polku.platform.i18n.Municipalities;
import fi.polku.platform.time.Helsinki;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one cell as its column wants it, and writes it on its way to the database; says what is wrong instead. */
final class CellReader {
  private static final int LONGEST = 10_000;
  private static final Pattern NEUTRALISED = Pattern.compile("^'+[=+\\-@\\t\\r]");
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,6})?)?(?<offset>Z|[+-]\\d{2}:\\d{2})?");
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");
  private static final int FIRST_YEAR = 1800;
  private static final int LAST_YEAR = 2200;

  private final ExchangeColumn column;
  private final java.util.Set<String> values;

  CellReader(ExchangeColumn column) {
    this.column = column;
    this.values = java.util.Set.copyOf(column.values());
  }

  /** The end of the message key of what is wrong with the cell. */
  static final class Bad extends RuntimeException {
    private static final long serialVersionUID = 1;
    final String[] arguments;

    Bad(String words, String... arguments) {
      super(words, null, false, false);
      this.arguments = arguments;
    }
  }

  /** @throws Bad when the cell does not say what the column can hold; nothing is written then */
  void read(String cell, Sheet.Kind kind, CopyRows out) {
    if (cell.isEmpty()) {
      if (column.required()) throw new Bad("empty");
      out.nothing();
      return;
    }
    if (kind == Sheet.Kind.FORMULA) throw new Bad("formula");
    if (kind == Sheet.Kind.BROKEN) throw new Bad("brokenCell");
    if (cell.length() > LONGEST) throw new Bad("long", Integer.toString(LONGEST));
    switch (column.type()) {
      case TEXT -> out.text(text(cell, kind));
      case CHOICE -> out.plain(choice(cell));
      case MUNICIPALITY -> out.plain(municipality(cell, kind));
      case DATE -> out.plain(date(cell, kind));
      case TIME -> out.plain(time(cell, kind));
      case WHOLE -> out.plain(whole(cell));
      case DECIMAL -> out.plain(amount(cell));
    }
  }

  private String text(String cell, Sheet.Kind kind) {
    if (kind == Sheet.Kind.MOMENT) throw new Bad("textBecameDate");
    if (cell.indexOf('\0') >= 0) throw new Bad("nul");
    if (cell.indexOf('\uFFFD') >= 0) throw new Bad("notUtf8");
    if (column.required() && cell.isBlank()) throw new Bad("empty");
    return NEUTRALISED.matcher(cell).find() ? cell.substring(1) : cell;
  }

  private String choice(String cell) {
    if (!values.contains(cell)) throw new Bad("choice", String.join(", ", column.values()));
    return cell;
  }

  private String digits(String cell, Sheet.Kind kind) {
    // a spreadsheet that took 049 for a number has eaten its zero
    String written = kind == Sheet.Kind.NUMBER ? "0".repeat((int) Math.max(0, column.most() - cell.length())) + cell : cell;
    boolean digits = written.length() == column.most() && written.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits) throw new Bad("digits", Long.toString(column.most()));
    return written;
  }

  private String municipality(String cell, Sheet.Kind kind) {
    String code = digits(cell, kind);
    if (!Municipalities.exists(code)) throw new Bad("municipality");
    return code;
  }

  private static String date(String cell, Sheet.Kind kind) {
    String written = kind == Sheet.Kind.MOMENT && cell.endsWith("T00:00") ? cell.substring(0, 10) : cell;
    if (kind == Sheet.Kind.NUMBER || written.length() != 10) throw new Bad("date");
    try {
      LocalDate date = LocalDate.parse(written);
      if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) throw new Bad("dateRange");
      return written;
    } catch (DateTimeException e) {
      throw new Bad("date");
    }
  }

  private static String time(String cell, Sheet.Kind kind) {
    Matcher written = TIME.matcher(cell);
    if (kind == Sheet.Kind.NUMBER || !written.matches()) throw new Bad("time");
    try {
      boolean offset = written.group("offset") != null;
      LocalDateTime local = offset ? OffsetDateTime.parse(cell).toLocalDateTime() : LocalDateTime.parse(cell);
      if (local.getYear() < FIRST_YEAR || local.getYear() > LAST_YEAR) throw new Bad("dateRange");
      if (offset) return OffsetDateTime.parse(cell).toInstant().toString();
      if (Helsinki.ZONE.getRules().getValidOffsets(local).isEmpty()) throw new Bad("noSuchTime");
      return Helsinki.instant(local).toString();
    } catch (DateTimeException e) {
      throw new Bad("time");
    }
  }

  private String whole(String cell) {
    boolean number = cell.length() <= 9 && cell.chars().allMatch(c -> c >= '0' && c <= '9');
    long value = number ? Long.parseLong(cell) : -1;
    if (value < column.least() || value > column.most()) throw new Bad("whole", Long.toString(column.least()), Long.toString(column.most()));
    return Long.toString(value);
  }

  private static String amount(String cell) {
    if (!AMOUNT.matcher(cell).matches()) throw new Bad("amount");
    return new BigDecimal(cell).toPlainString();
  }
}
