package fi.polku.benefit;

/** How sure a value is. What is not verified is never used: the part that needs it is not calculated, and says so. */
public enum Certainty {
  VERIFIED,
  DERIVED,
  UNVERIFIED;

  static Certainty read(String letter) {
    return switch (letter) {
      case "V", "V2" -> VERIFIED;
      case "D" -> DERIVED;
      case "U" -> UNVERIFIED;
      default -> throw new IllegalArgumentException("no mark " + letter);
    };
  }
}
