package fi.polku.participation;

/** When a form is filled: on entering, on leaving, and twice after. */
public enum FormKind {
  START,
  END,
  FOUR_WEEKS,
  SIX_MONTHS;

  /** About the situation on or after leaving, not about entering. */
  boolean afterwards() {
    return this != START;
  }
}
