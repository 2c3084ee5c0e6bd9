package fi.polku.activity;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import org.springframework.core.io.ClassPathResource;

/** Paper: QR pictures, and a page set as an accessible PDF (PDF/UA) with its type embedded. Nothing is kept. */
final class CardSheet {
  private static final String TYPE = "Liberation Sans";
  /** Dots for each square of the QR: sharp at three centimetres. */
  private static final int DOTS = 8;

  private CardSheet() {}

  /** The QR of this text as a picture inside the page. */
  static String qr(String text) {
    try {
      Map<EncodeHintType, Object> hints = Map.of(EncodeHintType.MARGIN, 0, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
      BitMatrix matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
      BufferedImage image = new BufferedImage(matrix.getWidth() * DOTS, matrix.getHeight() * DOTS, BufferedImage.TYPE_BYTE_BINARY);
      for (int y = 0; y < image.getHeight(); y++) {
        for (int x = 0; x < image.getWidth(); x++) image.setRGB(x, y, matrix.get(x / DOTS, y / DOTS) ? 0 : 0xffffff);
      }
      return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(image));
    } catch (WriterException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] png(BufferedImage image) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] pdf(String html) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.useFastMode();
      builder.usePdfUaAccessibility(true);
      builder.useFont(CardSheet::type, TYPE);
      builder.useProtocolsStreamImplementation(Paper::new, "paper");
      builder.withHtmlContent(html, "paper:/");
      builder.toStream(out);
      builder.run();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream type() {
    return CardSheet.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");
  }

  /** The style sheet of paper, from inside the program; a page on paper reaches nothing else. */
  private record Paper(String address) implements com.openhtmltopdf.extend.FSStream {
    @Override
    public InputStream getStream() {
      return new ByteArrayInputStream(content());
    }

    @Override
    public Reader getReader() {
      return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
    }

    private byte[] content() {
      try {
        return new ClassPathResource("door/" + address.replaceFirst("^paper:/*", "")).getContentAsByteArray();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
