package fi.polku.benefit;

/** Which date decides what law a rule is taken from: there is no single "law as of". */
public enum DateKey {
  PERIOD_START,
  DAY,
  PAYMENT,
  EARNING,
  REVIEW,
  MONTH,
  PAYDAY,
  TAX_YEAR
}
