package fi.polku.benefit;

import java.time.YearMonth;

/** A parameter's value from a month on, with the law, where it was read and how sure it is. */
public record LawRow(Parameter parameter, YearMonth from, double value, Certainty mark, Source source) {

  /** @param unit euro, share, percent, days …; @param law the act; @param read where the value was read */
  public record Source(String unit, String law, String read) {}
}
