package fi.polku.guide;

import fi.polku.benefit.Certainty;
import fi.polku.benefit.LawRow;
import fi.polku.benefit.Parameter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A value of the law that an organisation has added to what came with Polku; withdrawn, it is kept but no longer counts. */
public record LawAddition(Key id, String parameter, LocalDate effectiveFrom, BigDecimal value, Certainty mark, String law, String source, Instant addedAt, @Nullable Instant withdrawnAt) {

  /** The identity of an addition. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}

  /** As the calculation reads it; nothing for a parameter that no rule knows. */
  Optional<LawRow> row() {
    return Parameter.of(parameter).map(known -> new LawRow(known, YearMonth.from(effectiveFrom), value.doubleValue(), mark, new LawRow.Source("", law, source)));
  }
}
