package fi.polku.platform.jobs;

import java.time.LocalTime;

/** Work that Polku does by itself once a night, in one program however many run: each is a bean, and may be done twice without harm. */
public interface NightlyJob {
  /** Its name in the database. */
  String name();

  /** When, in Finland. */
  LocalTime at();

  void run();
}
