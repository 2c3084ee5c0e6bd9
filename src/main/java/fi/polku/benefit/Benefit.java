package fi.polku.benefit;

/** The unemployment benefit a person gets. General support took the place of two others on 1 May 2026 (48/2026). */
public enum Benefit {
  NONE,
  LABOUR_MARKET_SUPPORT,
  BASIC_ALLOWANCE,
  GENERAL_SUPPORT,
  EARNINGS_RELATED;

  boolean meansTested() {
    return this == LABOUR_MARKET_SUPPORT || this == GENERAL_SUPPORT;
  }
}
