package fi.polku.platform.db;

/** Why Polku cannot start, as one line that a person who installs it can act on. */
public class StartupFailure extends RuntimeException {
  public StartupFailure(String line) {
    super(line, null, false, false);
  }
}
