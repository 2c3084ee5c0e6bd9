package fi.polku.platform.web;

import fi.polku.platform.security.Action;

/** One thing on the settings page: each module adds its own as a bean. Its words are {@code <key>.title} and {@code <key>.lead}. */
public interface SettingsEntry {
  String key();

  String path();

  /** Who sees it: those who may do this. */
  Action action();
}
