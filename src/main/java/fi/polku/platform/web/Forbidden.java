package fi.polku.platform.web;

/** The form was not made by this page: its guard against forgery is missing or too old. */
public class Forbidden extends RuntimeException {
  public Forbidden() {
    super(null, null, false, false);
  }
}
