package fi.polku.report;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fi.polku.platform.web.Problems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The yearly file of municipalities: a CSV table whose headings tell which column is which. Read are the year ({@code year} or
 * {@code vuosi}; without it the year that is given), the municipality ({@code code}, {@code sourceCode}, {@code kunta}) and its
 * class ({@code urbanity_code}, {@code targetCode}): 1 urban, 2 semi-urban, 3 rural.
 */
record MunicipalityFile(List<Line> lines) {
  private static final int MOST = 100_000;

  record Line(int year, String municipality, int urbanity) {}

  private record Said(int urbanity, long line) {}

  /** The file's lines, or what is wrong with the first bad one, told. */
  static MunicipalityFile read(byte[] content, String year, Problems problems) {
    String text = new String(content, StandardCharsets.UTF_8).replace("\uFEFF", "");
    char separator = text.lines().findFirst().orElse("").contains(";") ? ';' : ',';
    List<Line> lines = new ArrayList<>();
    Map<String, Said> said = new HashMap<>();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(text)) {
      for (NamedCsvRecord row : reader) {
        Line line = line(row, year);
                if (line == null || lines.size() == MOST) {
          problems.add("file", "report.municipalities.badLine", row.getStartingLineNumber());
          return new MunicipalityFile(List.of());
        }
        Said before = said.putIfAbsent(line.year + " " + line.municipality, new Said(line.urbanity, row.getStartingLineNumber()));
        if (before != null && before.urbanity != line.urbanity) {
          problems.add("file", "report.municipalities.twice", before.line, row.getStartingLineNumber(), line.municipality, String.valueOf(line.year));
          return new MunicipalityFile(List.of());
        }
        lines.add(line);
      }
    } catch (CsvParseException | java.io.IOException e) {
      problems.add("file", "report.municipalities.unreadable");
      return new MunicipalityFile(List.of());
    }
    if (lines.isEmpty()) problems.add("file", "report.municipalities.unreadable");
    return new MunicipalityFile(lines);
  }

  private static @Nullable Line line(NamedCsvRecord row, String given) {
    String year = field(row, given, "year", "vuosi");
    String code = field(row, "", "code", "sourceCode", "kunta");
    String urbanity = field(row, "", "urbanity_code", "targetCode", "kuntaryhmitys");
    if (!year.matches("(19|20|21)\\d\\d") || !code.matches("\\d{1,3}") || !urbanity.matches("[123]")) return null;
    return new Line(Integer.parseInt(year), "0".repeat(3 - code.length()) + code, Integer.parseInt(urbanity));
  }

  private static String field(NamedCsvRecord row, String otherwise, String... names) {
    for (String name : names) {
      String found = row.findField(name).map(f -> f.strip().replace("'", "")).orElse("");
      if (!found.isEmpty()) return found;
    }
    return otherwise.strip();
  }
}
