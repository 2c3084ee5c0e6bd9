package fi.polku.participation;

/** How a form is filled. */
enum Way {
  SCREEN,
  PHONE,
  PAPER
}
