package fi.polku.platform.web;

/** Nobody is logged in, and this is not for everybody. */
public class LoginNeeded extends RuntimeException {
  public LoginNeeded() {
    super(null, null, false, false);
  }
}
