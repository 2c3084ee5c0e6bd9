package fi.polku.platform.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A zip with one CSV file for each table, at its top. */
final class CsvPackage implements ExchangeFile {
  private static final String END = ".csv";

  private final ZipFile zip;
  private final InflateLimits limits;
  private final List<String> tables = new ArrayList<>();

  CsvPackage(ZipFile zip, InflateLimits limits) {
    this.zip = zip;
    this.limits = limits;
    Set<String> seen = new HashSet<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      String name = entry.getName();
      if (name.contains("/") || name.contains("\\") || name.contains("..")) throw new Unreadable(ExchangeError.in(name, "platform.exchange.error.folder"));
      if (!name.endsWith(END)) throw new Unreadable(ExchangeError.in(name, "platform.exchange.error.notCsv"));
      if (!seen.add(name)) throw new Unreadable(ExchangeError.in(name, "platform.exchange.error.tableTwice"));
      tables.add(name.substring(0, name.length() - END.length()));
    }
  }

  @Override
  public List<String> tables() {
    return tables;
  }

  @Override
  public Sheet open(String table) {
    return new CsvSheet(table, limits.open(zip.getEntry(table + END)));
  }

  @Override
  public void close() {
    ExchangeFile.close(zip);
  }
}
