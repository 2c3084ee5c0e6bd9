package fi.polku.platform.audit;

/** The log would not take its line: so nothing has been read and nothing written. */
public class Untraced extends RuntimeException {
  public Untraced(Throwable cause) {
    super(cause);
  }
}
