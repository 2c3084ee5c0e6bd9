package fi.polku.guide;

import fi.polku.benefit.Certainty;
import fi.polku.benefit.LawBook;
import fi.polku.benefit.LawRow;
import fi.polku.benefit.Parameter;
import fi.polku.platform.web.Problems;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A newer value of the law, as an administrator types it. */
public record LawForm(LawAddition.@Nullable Key id, @Nullable String parameter, @Nullable String from, @Nullable String value, @Nullable Certainty mark, @Nullable String law, @Nullable String source) {
  private static final int LONGEST = 500;

  static LawForm empty(LawAddition.Key id) {
    return new LawForm(id, "", "", "", null, "", "");
  }

  /** What is to be added; nothing when anything is wrong, which {@code problems} says. */
  Optional<LawAddition> read(LawBook book, Instant now, Problems problems) {
    Optional<Parameter> known = Parameter.of(text(parameter));
    YearMonth month = month(problems);
    BigDecimal number = number(problems);
    problems.addIf(known.isEmpty(), "parameter", "guide.law.parameter.missing");
    if (known.isPresent() && month != null) newer(book, known.get(), month, problems);
    problems.addIf(mark == null, "mark", "guide.law.mark.missing");
    problems.addIf(text(source).isEmpty(), "source", "guide.law.source.missing");
    problems.addIf(text(source).length() > LONGEST, "source", "guide.law.long", LONGEST);
    problems.addIf(text(law).length() > LONGEST, "law", "guide.law.long", LONGEST);
    if (id == null || problems.any() || month == null || number == null || mark == null) return Optional.empty();
    return Optional.of(new LawAddition(id, known.orElseThrow().code(), month.atDay(1), number, mark, text(law), text(source), now, null));
  }

  /** What came with Polku has been checked and is not written over: only what follows it. */
  private static void newer(LawBook book, Parameter parameter, YearMonth month, Problems problems) {
    Optional<LawRow> last = LawBook.shipped().rows().stream().filter(row -> row.parameter() == parameter).reduce((a, b) -> a.from().isAfter(b.from()) ? a : b);
    last.filter(row -> !month.isAfter(row.from())).ifPresent(row -> problems.add("from", "guide.law.from.older", row.from().toString()));
    if (month.isAfter(book.last().plusYears(10))) problems.add("from", "guide.law.from.wrong");
  }

  private @Nullable YearMonth month(Problems problems) {
    try {
      return YearMonth.parse(text(from));
    } catch (DateTimeException e) {
      problems.add("from", "guide.law.from.wrong");
      return null;
    }
  }

  private @Nullable BigDecimal number(Problems problems) {
    String typed = text(value).replaceAll("[\\s\\u00a0]", "").replace(',', '.');
    if (typed.matches("[0-9]{1,9}(\\.[0-9]{1,6})?")) return new BigDecimal(typed);
    problems.add("value", "guide.law.value.wrong");
    return null;
  }

  private static String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }
}
