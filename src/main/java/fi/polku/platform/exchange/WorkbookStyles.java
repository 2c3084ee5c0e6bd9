package fi.polku.platform.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Which cell styles of a workbook show a number as a date or time: nothing else tells them from numbers. */
final class WorkbookStyles {
  private final List<Boolean> moments = new ArrayList<>();

  static WorkbookStyles read(Xml xml) throws XMLStreamException {
    WorkbookStyles styles = new WorkbookStyles();
    Map<String, String> formats = new HashMap<>();
    try (xml) {
      XMLStreamReader in = xml.reader();
      boolean cells = false;
      while (in.hasNext()) {
        int event = in.next();
        if (event == XMLStreamReader.END_ELEMENT && in.getLocalName().equals("cellXfs")) cells = false;
        if (event != XMLStreamReader.START_ELEMENT) continue;
        switch (in.getLocalName()) {
          case "numFmt" -> formats.put(in.getAttributeValue(null, "numFmtId"), String.valueOf(in.getAttributeValue(null, "formatCode")));
          case "cellXfs" -> cells = true;
          case "xf" -> {
            if (cells) styles.moments.add(moment(in.getAttributeValue(null, "numFmtId"), formats));
          }
          default -> {}
        }
      }
    }
    return styles;
  }

  boolean moment(@Nullable String style) {
    if (style == null) return false;
    try {
      int index = Integer.parseInt(style);
      return index >= 0 && index < moments.size() && moments.get(index);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean moment(@Nullable String id, Map<String, String> formats) {
    String format = formats.get(id);
    if (format != null) return format.replaceAll("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|General", "").matches("(?is).*[dmyhs].*");
    return id != null && id.matches("1[4-9]|2[0-2]|2[7-9]|3[0-6]|4[5-7]|5[0-8]");
  }
}
