package fi.polku.platform.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One XML file of a workbook, as a stream: without DTD, without entities, without anything fetched from elsewhere. */
record Xml(InputStream in, XMLStreamReader reader) implements AutoCloseable {
  private static final XMLInputFactory FACTORY = factory();

  Xml(InputStream in) throws XMLStreamException {
    this(in, FACTORY.createXMLStreamReader(in));
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  /** The text of the element at hand, at most so long: the rest is read and dropped, so a cell of gigabytes takes no memory. */
  static void text(XMLStreamReader in, StringBuilder into, int most) throws XMLStreamException {
    int depth = 1;
    while (depth > 0 && in.hasNext()) {
      switch (in.next()) {
        case XMLStreamReader.START_ELEMENT -> depth++;
        case XMLStreamReader.END_ELEMENT -> depth--;
        case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE -> {
          int room = most - into.length();
          if (room > 0) into.append(in.getTextCharacters(), in.getTextStart(), Math.min(room, in.getTextLength()));
        }
        default -> {}
      }
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
