package fi.polku.platform.exchange;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Text as a workbook writes it: in runs, with {@code _x000D_} for what XML cannot hold. */
final class WorkbookText {
  /** A spreadsheet's own limit is 32,767: one more shows that it was passed. */
  static final int LONGEST = 32_768;

  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
  private static final Pattern NEEDS_ESCAPE = Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\uFFFE\\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)");

  private WorkbookText() {}

  /** Reads the runs of the {@code si} or {@code is} element at hand; how a name is pronounced ({@code rPh}) is no part of it. */
  static String read(XMLStreamReader in, String element) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamReader.END_ELEMENT && in.getLocalName().equals(element)) break;
      if (event != XMLStreamReader.START_ELEMENT) continue;
      if (in.getLocalName().equals("t")) Xml.text(in, text, LONGEST);
      else if (in.getLocalName().equals("rPh")) Xml.text(in, new StringBuilder(), 0);
    }
    return plain(text.toString());
  }

  static String plain(String written) {
    if (!written.contains("_x")) return written;
    return ESCAPE.matcher(written).replaceAll(found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }

  static String written(String plain) {
    return NEEDS_ESCAPE.matcher(plain).replaceAll(found -> String.format("_x%04X_", (int) found.group().charAt(0)));
  }
}
