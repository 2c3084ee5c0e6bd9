package fi.polku.platform.exchange;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/** Rows on their way into the database in COPY's text form, a buffer at a time. */
final class CopyRows {
  private final CopyIn copy;
  private final byte[] buffer = new byte[1 << 16];
  private int length;
  private boolean inRow;

  CopyRows(CopyIn copy) {
    this.copy = copy;
  }

  void nothing() {
    separate();
    put('\\');
    put('N');
  }

  void number(int value) {
    separate();
    raw(Integer.toString(value));
  }

  /** A value that has no character COPY knows as its own. */
  void plain(String value) {
    separate();
    raw(value);
  }

  void text(String value) {
    separate();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> escaped('\\');
        case '\t' -> escaped('t');
        case '\n' -> escaped('n');
        case '\r' -> escaped('r');
        default -> {
          if (c >= 0x80) {
            wide(value.substring(i));
            return;
          }
          put(c);
        }
      }
    }
  }

  void endRow() {
    put('\n');
    inRow = false;
  }

  private void flush() {
    if (length == 0) return;
    try {
      copy.writeToCopy(buffer, 0, length);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    length = 0;
  }

  void end() {
    flush();
    try {
      copy.endCopy();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void wide(String rest) {
    for (byte b : rest.getBytes(StandardCharsets.UTF_8)) {
      switch (b) {
        case '\\' -> escaped('\\');
        case '\t' -> escaped('t');
        case '\n' -> escaped('n');
        case '\r' -> escaped('r');
        default -> put(b);
      }
    }
  }

  private void separate() {
    if (inRow) put('\t');
    inRow = true;
  }

  private void escaped(char letter) {
    put('\\');
    put(letter);
  }

  private void raw(String ascii) {
    for (int i = 0; i < ascii.length(); i++) put(ascii.charAt(i));
  }

  private void put(int value) {
    if (length == buffer.length) flush();
    buffer[length++] = (byte) value;
  }
}
