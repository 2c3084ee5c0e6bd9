package fi.polku.platform.web;

/** The act does not fit what has happened meanwhile (a closed session, a revoked card): says so by a message key. */
public class Conflict extends RuntimeException {
  private final transient Object[] arguments;

  public Conflict(String key, Object... arguments) {
    super(key, null, false, false);
    this.arguments = arguments;
  }

  public Object[] arguments() {
    return arguments;
  }
}
