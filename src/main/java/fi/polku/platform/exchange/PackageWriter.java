package fi.polku.platform.exchange;

import java.io.IOException;

/** A package being written, table by table and row by row. */
interface PackageWriter extends AutoCloseable {
  void begin(ExchangeTable table) throws IOException;

  void cell(ExchangeColumn column, String text) throws IOException;

  void endRow() throws IOException;

  void end() throws IOException;

  @Override
  void close() throws IOException;
}
