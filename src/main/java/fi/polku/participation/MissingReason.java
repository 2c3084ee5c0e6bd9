package fi.polku.participation;

/** Why a datum is not there. Only a refusal is an answer given: the others give way to an answer without a word. */
enum MissingReason {
  REFUSED,
  DOES_NOT_KNOW,
  NOT_ASKED,
  NOT_APPLICABLE,
  NOT_REACHED
}
