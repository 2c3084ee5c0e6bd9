package fi.polku.participation;

/** What has happened in EURA 2021, where the participant tells their data themself. That the end is due is never written: it follows. */
public enum EuraState {
  NOT_NEEDED,
  INVITED,
  START_SUBMITTED,
  START_ACCEPTED,
  END_SUBMITTED,
  END_ACCEPTED,
  COULD_NOT;

  boolean start() {
    return this == START_SUBMITTED || this == START_ACCEPTED;
  }

  boolean end() {
    return this == END_SUBMITTED || this == END_ACCEPTED;
  }
}
