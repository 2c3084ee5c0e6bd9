package fi.polku.benefit;

/** A number in a formula, and how it is to be written: euros with two decimals, a share as a percent, or as it is. */
public record Quantity(double value, Kind kind) {

  /** How a number is written. */
  public enum Kind {
    EURO,
    SHARE,
    NUMBER
  }

  static Quantity euro(double value) {
    return new Quantity(value, Kind.EURO);
  }

  static Quantity share(double value) {
    return new Quantity(value, Kind.SHARE);
  }

  static Quantity number(double value) {
    return new Quantity(value, Kind.NUMBER);
  }
}
