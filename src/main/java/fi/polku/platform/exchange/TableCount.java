package fi.polku.platform.exchange;

/** What an import does, or would do, to one table, in rows. */
public record TableCount(String table, long added, long changed, long unchanged) {
  long rows() {
    return added + changed + unchanged;
  }
}
