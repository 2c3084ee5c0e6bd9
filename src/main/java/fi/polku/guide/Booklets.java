package fi.polku.guide;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import fi.polku.platform.i18n.Language;
import fi.polku.platform.web.Frame;
import gg.jte.generated.precompiled.Templates;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The guide set on paper as an accessible PDF (PDF/UA). Each language is set once and kept until something in it changes. */
@Component
class Booklets {
  private static final String TYPE = "Liberation Sans";
  private final Templates templates;
  private final Map<Language, Printed> kept = new EnumMap<>(Language.class);

  Booklets(Templates templates) {
    this.templates = templates;
  }

  private record Printed(Booklet booklet, byte[] pdf) {}

  /** One at a time: setting takes a second of a whole core, and many may ask at once. */
  synchronized byte[] get(Frame frame, Language language, List<ArticleStanding> standings) {
    Booklet booklet = Booklet.of(language, standings, frame.today());
    Printed printed = kept.get(language);
    if (printed == null || !printed.booklet.equals(booklet)) {
      Frame speaking = new Frame(frame.words(), language, null, frame.path(), false, () -> "", frame.clock(), frame.request(), null);
      printed = new Printed(booklet, pdf(templates.guideBooklet(speaking, booklet).render()));
      kept.put(language, printed);
    }
    return printed.pdf.clone();
  }

  private static byte[] pdf(String html) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.useFastMode();
      builder.usePdfUaAccessibility(true);
      builder.useFont(() -> Booklets.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"), TYPE);
      builder.useProtocolsStreamImplementation(Paper::new, "paper");
      builder.withHtmlContent(html, "paper:/");
      builder.toStream(out);
      builder.run();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The style sheet of the booklet, from inside the program; it reaches nothing else. */
  private record Paper(String address) implements com.openhtmltopdf.extend.FSStream {
    @Override
    public InputStream getStream() {
      try {
        return new ByteArrayInputStream(new ClassPathResource("guide/booklet.css").getContentAsByteArray());
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
