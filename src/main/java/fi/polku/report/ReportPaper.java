package fi.polku.report;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** A page set as an accessible PDF (PDF/UA): tagged, with its language and title, its type embedded. */
final class ReportPaper {
  private static final String TYPE = "Liberation Sans";

  private ReportPaper() {}

  static byte[] pdf(String html) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.useFastMode();
      builder.usePdfUaAccessibility(true);
      builder.useFont(() -> ReportPaper.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"), TYPE);
      builder.useProtocolsStreamImplementation(address -> new Sheet(), "paper");
      builder.withHtmlContent(html, "paper:/");
      builder.toStream(out);
      builder.run();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one style sheet of paper; it reaches nothing else. */
  private record Sheet() implements FSStream {
    @Override
    public InputStream getStream() {
      try {
        return new ByteArrayInputStream(new ClassPathResource("report/paper.css").getContentAsByteArray());
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
