package fi.polku.platform.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One table of the exchange package, and the statements by which its module takes it in and gives it out.
 *
 * <p>A package is first copied as it is into temporary tables, {@code exchange_<name>}: {@code row_number} (1 is the header)
 * and its columns, a bad cell as null. Then each table others refer to has a table {@code exchange_<name>_key}: {@code key},
 * as the package writes it, and {@code id}, the row's own or the one it is about to get. Every statement knows
 * {@code :organisation}, {@code :actor}, {@code :now} and, for each column, {@code :has_<column>}: whether the package has it.
 *
 * @param people whether its rows are people: the log names them
 * @param told whether a check tells what each changed row says before and after
 * @param find for a table others refer to: gives {@code key} and {@code id} of the rows there already among {@code exchange_mentioned}
 *     ({@code key}, and {@code uuid} when the key is one); null for a table nobody refers to
 * @param checks what cannot be seen from one cell
 * @param merge statements in order, each answering {@code added} and {@code changed}
 * @param export gives the columns in their order; knows {@code :project}, the project's id or null, and {@code exchange_people}
 */
public record ExchangeTable(String name, boolean people, boolean told, List<ExchangeColumn> columns, @Nullable String find, List<Check> checks, List<String> merge, String export) {
  public ExchangeTable(String name, boolean people, List<ExchangeColumn> columns, @Nullable String find, List<Check> checks, List<String> merge, String export) {
    this(name, people, false, columns, find, checks, merge, export);
  }

  /** The same, and a check tells what each changed row says before and after: its rows are few, and about nobody. */
  public ExchangeTable withChangesTold() {
    return new ExchangeTable(name, people, true, columns, find, checks, merge, export);
  }

  /**
   * A statement that gives {@code row_number} and {@code value} of the rows that break a rule, in order; the words say what to do.
   *
   * @param table whose rows they are, when it is another one: a lower module's, which knows nothing of the rule; else null
   */
  public record Check(@Nullable String table, String column, String words, String sql) {
    public Check(String column, String words, String sql) {
      this(null, column, words, sql);
    }
  }

  /** The column by which others refer to rows of this table: the first. */
  ExchangeColumn key() {
    return columns.getFirst();
  }

  boolean referable() {
    return find != null;
  }

  /** The columns that together name a row. */
  List<ExchangeColumn> identity() {
    return columns.stream().filter(ExchangeColumn::identity).toList();
  }
}
