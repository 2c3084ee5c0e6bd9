package fi.polku.platform.exchange;

/** The package, or one table of it, cannot be read further. */
final class Unreadable extends RuntimeException {
  private final transient ExchangeError error;

  Unreadable(ExchangeError error) {
    super(error.words(), null, false, false);
    this.error = error;
  }

  ExchangeError error() {
    return error;
  }
}
