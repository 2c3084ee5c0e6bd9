package fi.polku.participation;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose questions a project asks: it follows from its indicator set and specific objective. */
enum Programme {
  ESF,
  ESF_PLUS,
  /** Material deprivation, Regulation (EU) 2021/1057 art. 4(1)(l): Annex I asks only how many and how old. */
  ESF_PLUS_AGES,
  OWN;

  private static final Pattern OBJECTIVE_L = Pattern.compile("(?iu)(erityistavoite|särskilt mål|specific objective|kohta|led|point)?\\s*\\(?l\\)?([\\s.,:–-].*)?|(.*[^0-9.])?4\\.12(?!\\.?[0-9]).*");

  static Programme of(@Nullable String indicatorSet, @Nullable String specificObjective) {
    return switch (indicatorSet == null ? "own" : indicatorSet) {
      case "esf-2014-2020" -> ESF;
      case "esf-plus-2021-2027" -> specificObjective != null && OBJECTIVE_L.matcher(specificObjective.strip()).matches() ? ESF_PLUS_AGES : ESF_PLUS;
      default -> OWN;
    };
  }

  /** Whether the participant tells their data in the funder's own service. */
  boolean eura() {
    return this == ESF_PLUS || this == ESF_PLUS_AGES;
  }

  /** Whether anything is asked when somebody has left. */
  boolean asksAfterwards() {
    return this != ESF_PLUS_AGES;
  }
}
