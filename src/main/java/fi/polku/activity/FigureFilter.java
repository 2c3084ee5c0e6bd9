package fi.polku.activity;

import fi.polku.organisation.Project;
import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.Problems;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which figures are asked for; the whole of it stands in the address. Both days are included.
 *
 * @param picture the figure that is drawn
 */
record FigureFilter(By by, Figure picture, @Nullable LocalDate from, @Nullable LocalDate to, Project.@Nullable Key project,
    Activity.@Nullable Kind kind, Place.@Nullable Key place, @Nullable String district) {

  /** What a line of the table is. */
  enum By {
    KIND,
    MONTH,
    PLACE,
    DISTRICT,
    ACTIVITY
  }

  /** What the form sends: everything as it was typed. */
  record Form(@Nullable By by, @Nullable Figure picture, @Nullable String from, @Nullable String to, Project.@Nullable Key project,
      Activity.@Nullable Kind kind, Place.@Nullable Key place, @Nullable String district) {

    /** The filter. @throws fi.polku.platform.web.Invalid when some of it cannot be read: where there is no form to say so */
    FigureFilter require(LocalDate today) {
      Problems problems = Problems.none();
      FigureFilter filter = read(today, problems);
      problems.refuse();
      return filter;
    }

    /** The filter; without dates, the running year until today. A date that is none is told to {@code problems} and left open. */
    FigureFilter read(LocalDate today, Problems problems) {
      LocalDate first = from == null ? today.withDayOfYear(1) : date("from", from, problems);
      LocalDate last = to == null ? today : date("to", to, problems);
      if (first != null && last != null && last.isBefore(first)) problems.add("to", "activity.figures.endsBeforeItStarts");
      return new FigureFilter(by == null ? By.KIND : by, picture == null || picture.leftOut() ? Figure.SESSIONS : picture, first, last,
          project, kind, place, district == null || district.isBlank() ? null : district);
    }
  }

  /** A day as "2026-11-22", or as Finns write it, "22.11.2026"; empty means open. */
  static @Nullable LocalDate date(String field, @Nullable String text, Problems problems) {
    if (text == null || text.isBlank()) return null;
    LocalDate date = Helsinki.day(text.strip()).filter(day -> day.getYear() >= 1900 && day.getYear() < 2200).orElse(null);
    problems.addIf(date == null, field, "activity.figures.notADate." + field, text);
    return date;
  }

  /** The same question over all that is known of one project, as the public and the reports ask it. */
  static FigureFilter of(Project.@Nullable Key project, @Nullable LocalDate from, @Nullable LocalDate to) {
    return new FigureFilter(By.KIND, Figure.SESSIONS, from, to, project, null, null, null);
  }

  /** This filter as the query of an address. */
  String query() {
    List<String> parts = new ArrayList<>();
    add(parts, "by", code(by));
    add(parts, "picture", picture.code());
    parts.add("from=" + (from == null ? "" : from));
    parts.add("to=" + (to == null ? "" : to));
    add(parts, "project", project == null ? null : project.value().toString());
    add(parts, "kind", kind == null ? null : code(kind));
    add(parts, "place", place == null ? null : place.value().toString());
    add(parts, "district", district);
    return String.join("&", parts);
  }

  /** The address of the rows behind a figure of one line, or of the whole. */
  String rows(Figure figure, FigureTable.Line line) {
    String key = line.part().equals("total") ? "" : "&key=" + encoded(line.key() == null ? "" : line.key());
    return "/figures/rows?figure=" + figure.code() + key + "&" + query();
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static void add(List<String> parts, String name, @Nullable String value) {
    if (value != null) parts.add(name + "=" + encoded(value));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
