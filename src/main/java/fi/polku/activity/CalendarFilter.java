package fi.polku.activity;

import fi.polku.platform.i18n.Municipalities.Municipality;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a visitor has chosen to see of the calendar; it stands in the address, so that a link shows the same to a friend. */
public record CalendarFilter(@Nullable String municipality, @Nullable String district, Activity.@Nullable Kind kind) {

  /** What can be chosen: only where something is going on. */
  public record Choices(List<Municipality> municipalities, List<String> districts) {}

  public CalendarFilter {
    municipality = chosen(municipality);
    district = chosen(district);
  }

  public boolean any() {
    return municipality != null || district != null || kind != null;
  }

  /** The choices as the end of an address, each with a leading "&"; empty when nothing is chosen. */
  public String query() {
    return Stream.of(part("municipality", municipality), part("district", district), part("kind", kind == null ? null : code(kind))).collect(Collectors.joining());
  }

  public static String code(Activity.Kind kind) {
    return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static String part(String name, @Nullable String value) {
    return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static @Nullable String chosen(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
