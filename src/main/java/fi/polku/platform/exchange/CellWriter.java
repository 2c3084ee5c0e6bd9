package fi.polku.platform.exchange;

import fi.polku.platform.time.Helsinki;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes what {@link CellReader} reads: the same value comes back from the same text. */
final class CellWriter {
  private static final Pattern DANGEROUS = Pattern.compile("^'*[=+\\-@\\t\\r]");
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

  private CellWriter() {}

  /** What the cell says, or empty for nothing. */
  static String text(ExchangeColumn column, ResultSet row, int index) throws SQLException {
    return switch (column.type()) {
      case TEXT -> neutral(row.getString(index));
      case TIME -> {
        OffsetDateTime moment = row.getObject(index, OffsetDateTime.class);
        yield moment == null ? "" : time(moment.toInstant());
      }
      case CHOICE, MUNICIPALITY, DATE, WHOLE, DECIMAL -> {
        String value = row.getString(index);
        yield value == null ? "" : value;
      }
    };
  }

  /** A text that a spreadsheet would run as a formula gets a mark before it, which the import takes off again. */
  static String neutral(@Nullable String text) {
    if (text == null) return "";
    return DANGEROUS.matcher(text).find() ? "'" + text : text;
  }

  /** Local time; with its offset in the one autumn hour that comes twice. */
  static String time(Instant instant) {
    ZonedDateTime local = instant.atZone(Helsinki.ZONE);
    boolean whole = local.getSecond() == 0 && local.getNano() == 0;
    String written = whole ? MINUTES.format(local) : local.toLocalDateTime().toString();
    boolean twice = Helsinki.ZONE.getRules().getValidOffsets(local.toLocalDateTime()).size() > 1;
    ZoneOffset offset = local.getOffset();
    return twice ? written + offset.getId() : written;
  }
}
