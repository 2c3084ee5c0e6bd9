package fi.polku.platform.exchange;

/** One table of a package as it is written, read row by row and forgotten. */
interface Sheet extends AutoCloseable {
  /** What a cell is before anybody knows what it should be. */
  enum Kind {
    TEXT,
    NUMBER,
    /** A date or time of a spreadsheet, here as {@code 2016-02-02T10:00}. */
    MOMENT,
    FORMULA,
    /** A spreadsheet's own error, such as #REF!. */
    BROKEN
  }

  /** Goes to the next row that has something in it; false at the end. */
  boolean next();

  /** The row as a spreadsheet counts: 1 is the first. */
  int row();

  /** How many cells the row has. */
  int width();

  /** What the cell says; empty for nothing. */
  String cell(int index);

  Kind kind(int index);

  @Override
  void close();
}
