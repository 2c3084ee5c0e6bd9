package fi.polku.platform.web;

/** There is nothing here for the one who asks: it does not exist, or is not theirs; the two look the same. */
public class NotFound extends RuntimeException {
  public NotFound() {
    super(null, null, false, false);
  }
}
