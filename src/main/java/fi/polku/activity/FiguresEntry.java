package fi.polku.activity;

import fi.polku.platform.security.Action;

/** One more page of figures, which a higher module has; each is a bean. */
public interface FiguresEntry {
  /** The message key of its name. */
  String title();

  String path();

  /** Who sees it: those who may do this. */
  Action action();
}
