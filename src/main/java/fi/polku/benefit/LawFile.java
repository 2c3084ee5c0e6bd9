package fi.polku.benefit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The rows of a file under {@code /law}: fields between semicolons, lines beginning with # are remarks. */
final class LawFile {
  private LawFile() {}

  /** The fields of each row below the header. */
  static List<String[]> rows(String name) {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(Objects.requireNonNull(LawFile.class.getResourceAsStream("/law/" + name), name), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).skip(1).map(line -> line.split(";", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<LawRow> parameters() {
    return rows("parameters.csv").stream().flatMap(LawFile::parameter).toList();
  }

  private static Stream<LawRow> parameter(String[] row) {
    Parameter parameter = Parameter.of(row[0]).orElseThrow(() -> new IllegalArgumentException("no parameter " + row[0]));
    LawRow.Source source = new LawRow.Source(row[1], row[3], row[4]);
    return Arrays.stream(row[5].split(" ")).map(dated -> dated.split("="))
        .map(dated -> new LawRow(parameter, YearMonth.parse(dated[0]), Double.parseDouble(dated[1]), Certainty.read(row[2]), source));
  }
}
