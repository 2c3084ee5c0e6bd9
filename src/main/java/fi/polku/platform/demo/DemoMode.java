package fi.polku.platform.demo;

/** What {@code POLKU_DEMO} says: no demo, a demo organisation with nothing in it, or a whole invented world. */
public enum DemoMode {
  OFF,
  EMPTY,
  WORLD;

  public static DemoMode of(String setting) {
    return switch (setting.strip().toLowerCase(java.util.Locale.ROOT)) {
      case "true" -> WORLD;
      case "empty" -> EMPTY;
      case "false", "" -> OFF;
      default -> throw new fi.polku.platform.db.StartupFailure("POLKU_DEMO is \"" + setting + "\". It can be true, empty or false.");
    };
  }
}
