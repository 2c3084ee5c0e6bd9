package fi.polku.platform.exchange;

/** How far a run has come: read by the page while another thread writes it. */
public final class Progress {
  /** What is being done to the table at hand. */
  public enum Step {
    WAITING,
    READING,
    CHECKING,
    WRITING
  }

  /** @param table none yet when empty; @param rows of this table so far */
  public record Where(Step step, String table, long rows) {}

  private volatile Where where = new Where(Step.WAITING, "", 0);

  void at(Step step, String table, long rows) {
    where = new Where(step, table, rows);
  }

  Where where() {
    return where;
  }
}
