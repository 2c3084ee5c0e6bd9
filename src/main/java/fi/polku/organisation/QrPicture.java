package fi.polku.organisation;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code drawn as one SVG path.
 *
 * @param size units on each side, the quiet border of four included
 */
public record QrPicture(int size, String path) {
  private static final int BORDER = 4;

  public static QrPicture of(String text) {
    try {
      ByteMatrix dots = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
      StringBuilder path = new StringBuilder();
      for (int y = 0; y < dots.getHeight(); y++) {
        for (int x = 0; x < dots.getWidth(); x++) {
          if (dots.get(x, y) == 1) path.append('M').append(x + BORDER).append(' ').append(y + BORDER).append("h1v1h-1z");
        }
      }
      return new QrPicture(dots.getWidth() + 2 * BORDER, path.toString());
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a picture", e);
    }
  }
}
