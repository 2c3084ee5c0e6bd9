package fi.polku.platform.web;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import org.springframework.core.io.ClassPathResource;

/** A page set on paper: an accessible PDF (PDF/UA) with its type embedded, that reaches nothing but the style sheets of paper inside the program. */
public final class Paper {
  private static final String TYPE = "Liberation Sans";

  /** What XML has no place for, such as the soft line break of a word processor. */
  private static final String UNPRINTABLE = "[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

  static {
    // it has its own log, which would tell of every style sheet and font it reads
    XRLog.listRegisteredLoggers().forEach(log -> XRLog.setLevel(log, Level.WARNING));
  }

  private Paper() {}

  /** @param html names its style sheet as {@code paper:/cards.css} */
  public static byte[] pdf(String html) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.useFastMode();
      builder.usePdfUaAccessibility(true);
      builder.useFont(() -> Paper.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"), TYPE);
      builder.useProtocolsStreamImplementation(Styles::new, "paper");
      builder.withHtmlContent(html.replaceAll(UNPRINTABLE, " "), "paper:/");
      builder.toStream(out);
      builder.run();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Styles(String address) implements FSStream {
    @Override
    public InputStream getStream() {
      try {
        return new ByteArrayInputStream(new ClassPathResource("paper/" + address.replaceAll("[^a-z.]|^paper:", "")).getContentAsByteArray());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Reader getReader() {
      return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
    }
  }
}
