package fi.polku.platform.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A package as somebody brought it: a zip of CSV files or a workbook, refused when it is neither. */
interface ExchangeFile extends AutoCloseable {
  List<String> tables();

  Sheet open(String table);

  @Override
  void close();

  /** @throws Unreadable with what it is instead, and what to do */
  static ExchangeFile open(Path path) {
    byte[] start = start(path);
    if (matches(start, 0xD0, 0xCF, 0x11, 0xE0)) throw new Unreadable(ExchangeError.of("platform.exchange.error.oldWorkbook"));
    if (!matches(start, 'P', 'K', 3, 4) && !matches(start, 'P', 'K', 5, 6)) throw new Unreadable(ExchangeError.of("platform.exchange.error.notPackage"));
    ZipFile zip = zip(path);
    try {
      InflateLimits limits = new InflateLimits(zip);
      return zip.getEntry("[Content_Types].xml") == null ? new CsvPackage(zip, limits) : new WorkbookPackage(zip, limits);
    } catch (RuntimeException failure) {
      close(zip);
      throw failure;
    }
  }

  private static ZipFile zip(Path path) {
    try {
      return new ZipFile(path.toFile());
    } catch (ZipException e) {
      boolean encrypted = e.getMessage() != null && e.getMessage().contains("encrypted");
      throw new Unreadable(ExchangeError.of(encrypted ? "platform.exchange.error.encrypted" : "platform.exchange.error.brokenZip"));
    } catch (IOException e) {
      throw new Unreadable(ExchangeError.of("platform.exchange.error.brokenZip"));
    }
  }

  static void close(ZipFile zip) {
    try {
      zip.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] start(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean matches(byte[] start, int... bytes) {
    if (start.length < bytes.length) return false;
    for (int i = 0; i < bytes.length; i++) {
      if ((start[i] & 0xff) != bytes[i]) return false;
    }
    return true;
  }
}
