package fi.polku.platform.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The texts of a workbook that its cells point to, packed: a byte for a letter and four for each text. */
final class SharedTexts {
  private static final int MOST_BYTES = 48 << 20;

  private byte[] bytes = new byte[1 << 14];
  private int[] ends = new int[1 << 10];
  private int count;

  static SharedTexts read(Xml xml) throws XMLStreamException {
    SharedTexts texts = new SharedTexts();
    try (xml) {
      XMLStreamReader in = xml.reader();
      while (in.hasNext()) {
        if (in.next() == XMLStreamReader.START_ELEMENT && in.getLocalName().equals("si")) texts.add(WorkbookText.read(in, "si"));
      }
    }
    return texts;
  }

  private void add(String text) {
    byte[] more = text.getBytes(StandardCharsets.UTF_8);
    int start = count == 0 ? 0 : ends[count - 1];
    if (start + more.length > MOST_BYTES) throw new Unreadable(ExchangeError.of("platform.exchange.error.workbookTooLarge"));
    while (start + more.length > bytes.length) bytes = Arrays.copyOf(bytes, bytes.length * 2);
    if (count == ends.length) ends = Arrays.copyOf(ends, count * 2);
    System.arraycopy(more, 0, bytes, start, more.length);
    ends[count++] = start + more.length;
  }

  /** The text of this number, or null when there is none. */
  @Nullable String get(String number) {
    try {
      int index = Integer.parseInt(number);
      if (index < 0 || index >= count) return null;
      int start = index == 0 ? 0 : ends[index - 1];
      return new String(bytes, start, ends[index] - start, StandardCharsets.UTF_8);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
