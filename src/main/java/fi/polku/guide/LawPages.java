package fi.polku.guide;

import fi.polku.benefit.Certainty;
import fi.polku.benefit.LawBook;
import fi.polku.benefit.LawRow;
import fi.polku.benefit.Parameter;
import fi.polku.guide.GuideAction.Requires;
import fi.polku.platform.security.Action;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import fi.polku.platform.web.SettingsEntry;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The dated values of the law that calculations use, and a way to add a newer one without a new release. */
@RestController
public class LawPages {
  private final LawAdditions additions;
  private final Templates templates;

  LawPages(LawAdditions additions, Templates templates) {
    this.additions = additions;
    this.templates = templates;
  }

  /** The values of the law among the settings. */
  @Component
  @Order(70)
  static class Entry implements SettingsEntry {
    @Override
    public String key() {
      return "guide.law";
    }

    @Override
    public String path() {
      return "/settings/law";
    }

    @Override
    public Action action() {
      return GuideAction.KEEP_LAW;
    }
  }

  /** A value in force this month. */
  public record LawValue(LawName parameter, String value, String unit, YearMonth from, Certainty mark, String law, String source) {}

  /** A parameter in words, and its name in the data. */
  public record LawName(String code, String words) {}

  public record LawPage(LawForm form, Problems problems, List<LawAddition> additions, List<LawValue> values, List<LawName> parameters, YearMonth month) {
    /** What an added value is called. */
    public String named(String code) {
      return parameters.stream().filter(p -> p.code.equals(code)).map(LawName::words).findFirst().orElse(code);
    }
  }

  @Requires(GuideAction.KEEP_LAW)
  @GetMapping("/settings/law")
  JteModel list(Frame frame, Scope scope) {
    return page(frame, scope, LawForm.empty(new LawAddition.Key(UUID.randomUUID())), Problems.none());
  }

  @Requires(GuideAction.KEEP_LAW)
  @PostMapping("/settings/law")
  ResponseEntity<JteModel> add(Frame frame, Scope scope, LawForm form) {
    Problems problems = Problems.none();
    Optional<LawAddition> addition = form.read(additions.book(scope), frame.now(), problems);
    if (addition.isEmpty()) return Answers.invalid(page(frame, scope, form, problems));
    additions.add(scope, addition.get());
    return Answers.seeOther("/settings/law");
  }

  @Requires(GuideAction.KEEP_LAW)
  @PostMapping("/settings/law/{id}/withdrawal")
  ResponseEntity<JteModel> withdraw(Scope scope, @PathVariable LawAddition.Key id) {
    additions.withdraw(scope, id);
    return Answers.seeOther("/settings/law");
  }

  private JteModel page(Frame frame, Scope scope, LawForm form, Problems problems) {
    LawBook book = additions.book(scope);
    YearMonth month = YearMonth.from(frame.today()).isAfter(book.last()) ? book.last() : YearMonth.from(frame.today());
    RuleWords words = new RuleWords(frame);
    List<LawValue> values = Arrays.stream(Parameter.values()).flatMap(p -> book.row(p, month).stream()).map(row -> value(frame, words, row)).toList();
    List<LawName> names = Arrays.stream(Parameter.values()).map(p -> name(words, p)).toList();
    return templates.guideLaw(frame, new LawPage(form, problems, additions.list(scope), values, names, month));
  }

  private static LawName name(RuleWords words, Parameter parameter) {
    return new LawName(parameter.code(), words.parameter(parameter.code()));
  }

  private static LawValue value(Frame frame, RuleWords words, LawRow row) {
    String unit = row.source().unit();
    BigDecimal value = BigDecimal.valueOf(row.value()).stripTrailingZeros();
    String number = unit.equals("year") ? value.toPlainString() : frame.exact(value);
    return new LawValue(name(words, row.parameter()), number, unit.equals("year") ? "" : words.unit(unit), row.from(), row.mark(), words.law(row.source().law()), row.source().read());
  }
}
