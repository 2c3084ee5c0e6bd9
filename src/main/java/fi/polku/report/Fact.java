package fi.polku.report;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * One thing that is so of a participation, or is not: a bit of its mask. The order is that of the statement in {@link Counting}
 * and of the masks kept in submitted reports: new facts go to the end.
 */
enum Fact {
  ENTERED,
  LEFT,
  GENDER,
  BIRTH_DATE,
  ENTRY_STATUS,
  ISCED,
  UNEMPLOYED,
  LONG_TERM,
  INACTIVE,
  INACTIVE_IN_EDUCATION,
  EMPLOYED,
  UNDER_18,
  UNDER_25,
  AGE_18_29,
  AGE_55,
  ISCED_0,
  ISCED_1_2,
  ISCED_3_4,
  ISCED_5_8,
  DISABILITY,
  FOREIGN_BACKGROUND,
  THIRD_COUNTRY,
  MINORITY,
  HOMELESS,
  OTHER_DISADVANTAGE,
  RURAL,
  YEAR_NOT_CLASSIFIED,
  MUNICIPALITY_NOT_KNOWN,
  JOB_SEEKING,
  STUDYING,
  QUALIFIED,
  WORKING,
  WORKING_LATER,
  IMPROVED;

  long bit() {
    return 1L << ordinal();
  }

  boolean in(long mask) {
    return (mask & bit()) != 0;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Fact of(String code) {
    return Stream.of(values()).filter(f -> f.code().equals(code)).findFirst().orElseThrow(() -> new IllegalArgumentException("no fact is called " + code));
  }
}
