package fi.polku.platform.web;

/** A request that no page of ours makes: a value that cannot be read, a missing field. Says so by a message key. */
public class Invalid extends RuntimeException {
  private final transient Object[] arguments;

  public Invalid(String key, Object... arguments) {
    super(key, null, false, false);
    this.arguments = arguments;
  }

  public Object[] arguments() {
    return arguments;
  }
}
