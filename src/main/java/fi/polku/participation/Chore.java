package fi.polku.participation;

/** What the work list asks for. The clocks' own are dues; the others follow from what is missing. */
public enum Chore {
  START_DATA,
  EURA_START,
  QUIET,
  END_FORM,
  EURA_END,
  FOUR_WEEKS,
  SIX_MONTHS
}
