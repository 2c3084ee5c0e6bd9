package fi.polku.platform.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * How much a package may grow when it is unpacked, watched while it is: a small file that unfolds into gigabytes is an
 * attack, or a mistake nobody can read.
 */
final class InflateLimits {
  private static final long MOST_BYTES = 2L << 30;
  /** Tables of real data shrink to a tenth, the XML of a workbook to a thirtieth. */
  private static final long MOST_TIMES = 100;
  private static final long ALWAYS_ALLOWED = 1 << 20;

  private final ZipFile zip;
  private long total;

  InflateLimits(ZipFile zip) {
    this.zip = zip;
  }

  InputStream open(ZipEntry entry) {
    try {
      return new Watched(zip.getInputStream(entry), Math.max(ALWAYS_ALLOWED, entry.getCompressedSize() * MOST_TIMES));
    } catch (IOException e) {
      throw broken(e);
    }
  }

  static Unreadable broken(IOException e) {
    boolean encrypted = e.getMessage() != null && e.getMessage().contains("encrypted");
    return new Unreadable(ExchangeError.of(encrypted ? "platform.exchange.error.encrypted" : "platform.exchange.error.brokenZip"));
  }

  private final class Watched extends FilterInputStream {
    private final long most;
    private long read;

    Watched(InputStream in, long most) {
      super(in);
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      if (one >= 0) count(1);
      return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int some = super.read(bytes, from, length);
      if (some > 0) count(some);
      return some;
    }

    private void count(int some) {
      read += some;
      total += some;
      if (read > most || total > MOST_BYTES) throw new Unreadable(ExchangeError.of("platform.exchange.error.tooLarge"));
    }
  }
}
