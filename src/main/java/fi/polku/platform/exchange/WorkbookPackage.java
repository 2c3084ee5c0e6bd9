package fi.polku.platform.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An Excel workbook (.xlsx) with one sheet for each table: read as a stream, nothing in it is run or computed. */
final class WorkbookPackage implements ExchangeFile {
  private static final String RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final ZipFile zip;
  private final InflateLimits limits;
  private final Map<String, String> files = new LinkedHashMap<>();
  private final WorkbookStyles styles;
  private final SharedTexts texts;
  private boolean since1904;

  WorkbookPackage(ZipFile zip, InflateLimits limits) {
    this.zip = zip;
    this.limits = limits;
    refuseMacros();
    try {
      readSheets(relationships());
      this.styles = zip.getEntry("xl/styles.xml") == null ? new WorkbookStyles() : WorkbookStyles.read(part("xl/styles.xml"));
      this.texts = zip.getEntry("xl/sharedStrings.xml") == null ? new SharedTexts() : SharedTexts.read(part("xl/sharedStrings.xml"));
    } catch (XMLStreamException e) {
      throw new Unreadable(ExchangeError.of("platform.exchange.error.brokenWorkbook"));
    }
  }

  private void refuseMacros() {
    boolean macros = zip.stream().anyMatch(entry -> entry.getName().toLowerCase(java.util.Locale.ROOT).contains("vbaproject") || entry.getName().contains("macrosheets"));
    if (macros) throw new Unreadable(ExchangeError.of("platform.exchange.error.macros"));
  }

  private Map<String, String> relationships() throws XMLStreamException {
    Map<String, String> targets = new HashMap<>();
    try (Xml xml = part("xl/_rels/workbook.xml.rels")) {
      XMLStreamReader in = xml.reader();
      while (in.hasNext()) {
        if (in.next() != XMLStreamReader.START_ELEMENT || !in.getLocalName().equals("Relationship")) continue;
        if ("External".equals(in.getAttributeValue(null, "TargetMode"))) continue;
        String target = String.valueOf(in.getAttributeValue(null, "Target"));
        targets.put(in.getAttributeValue(null, "Id"), target.startsWith("/") ? target.substring(1) : "xl/" + target);
      }
    }
    return targets;
  }

  private void readSheets(Map<String, String> targets) throws XMLStreamException {
    try (Xml xml = part("xl/workbook.xml")) {
      XMLStreamReader in = xml.reader();
      while (in.hasNext()) {
        if (in.next() != XMLStreamReader.START_ELEMENT) continue;
        if (in.getLocalName().equals("workbookPr")) since1904 = List.of("1", "true").contains(String.valueOf(in.getAttributeValue(null, "date1904")));
        if (!in.getLocalName().equals("sheet")) continue;
        String name = String.valueOf(in.getAttributeValue(null, "name"));
        String file = targets.get(in.getAttributeValue(RELATIONSHIP, "id"));
        if (file == null || zip.getEntry(file) == null) throw new Unreadable(ExchangeError.in(name, "platform.exchange.error.brokenWorkbook"));
        if (files.putIfAbsent(name, file) != null) throw new Unreadable(ExchangeError.in(name, "platform.exchange.error.tableTwice"));
      }
    }
  }

  private Xml part(String file) throws XMLStreamException {
    ZipEntry entry = zip.getEntry(file);
    if (entry == null) throw new Unreadable(ExchangeError.of("platform.exchange.error.brokenWorkbook"));
    return new Xml(limits.open(entry));
  }

  @Override
  public List<String> tables() {
    return new ArrayList<>(files.keySet());
  }

  @Override
  public Sheet open(String table) {
    try {
      return new WorkbookSheet(table, part(files.get(table)), styles, texts, since1904);
    } catch (XMLStreamException e) {
      throw new Unreadable(ExchangeError.in(table, "platform.exchange.error.brokenWorkbook"));
    }
  }

  @Override
  public void close() {
    ExchangeFile.close(zip);
  }
}
