package fi.polku.guide;

import fi.polku.benefit.Figures.Sums;
import fi.polku.benefit.Household;
import fi.polku.benefit.InHand;
import fi.polku.benefit.Line;
import fi.polku.benefit.Note;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What programs send and get: the shapes of {@code /api/v1/calculations/in-hand}. */
final class InHandAnswers {
  private InHandAnswers() {}

  /** The question, for its description only: it is read field by field. */
  @Schema(name = "InHandQuestion", requiredProperties = {"month", "adults", "wageCents"})
  record Asked(
      @Schema(description = "The month that is asked about, 2014-01 to 2026-12", example = "2026-06", pattern = "^[0-9]{4}-[0-9]{2}$") String month,
      @Schema(minimum = "1", maximum = "10") int adults,
      @Schema(description = "Ages of the children at home, 0-17; default none") @Nullable List<Integer> children,
      @Schema(description = "Three digits; default none: the group with the lowest limits") @Nullable String municipality,
      @Schema(defaultValue = "0", description = "A month") @Nullable Long rentCents,
      @Schema(defaultValue = "0", description = "Electricity, water and other costs that social assistance accepts, a month") @Nullable Long otherHousingCostsCents,
      @Schema(defaultValue = "none", allowableValues = {"none", "labour-market-support", "basic-allowance", "general-support", "earnings-related"}) @Nullable String benefit,
      @Schema(defaultValue = "month", allowableValues = {"month", "four-weeks"}, description = "The adjustment period") @Nullable String period,
      @Schema(format = "date", description = "First day of the adjustment period; default the first of the month") @Nullable String periodStart,
      @Schema(description = "Gross wage of the adjustment period", minimum = "0", maximum = "2000000") long wageCents,
      @Schema(format = "date", description = "Default the first day of the adjustment period that is in the month; it also decides the tax year and the year of enforcement") @Nullable String wagePaidOn,
      @Schema(format = "date", description = "When the housing allowance was last decided; default the first of the month") @Nullable String housingReviewedOn,
      @Schema(defaultValue = "false") @Nullable Boolean enforcement,
      @Schema(defaultValue = "0", description = "Persons whom the debtor supports, for enforcement") @Nullable Integer dependants,
      @Schema(description = "Of the tax card; default null: the estimate of a year with the same wage every month, average municipal tax, no church") @Nullable Double taxPercent,
      @Schema(defaultValue = "30", description = "Years, 15-67") @Nullable Integer age,
      @Schema(description = "Working hours of the period, for the 80 % test; default null: not tested") @Nullable Double hours,
      @Schema(description = "Full-time hours of the period; needed with hours") @Nullable Double fullTimeHours,
      @Schema(description = "Monthly wage that an earnings-related allowance is counted from; needed with earnings-related") @Nullable Long wageBaseCents,
      @Schema(description = "Paid days of earnings-related allowance so far; default null: not stepped down") @Nullable Integer paidDays,
      @Schema(description = "2018-2019: hours of paid work in the last 65 paid days; default null: not cut") @Nullable Double activeHours,
      @Schema(defaultValue = "0", description = "The person's own other income a month") @Nullable Long otherIncomeCents,
      @Schema(defaultValue = "0", description = "Net income of the others at home a month") @Nullable Long partnerIncomeCents,
      @Schema(description = "Child benefit paid a month; it is not calculated; default null: not counted") @Nullable Long childBenefitCents,
      @Schema(defaultValue = "false", description = "Water is paid on top of the rent: its norm counts for housing allowance") @Nullable Boolean waterApart,
      @Schema(defaultValue = "false", description = "Since 4/2024: social assistance accepts no more rent than the municipality's limit") @Nullable Boolean rentLimited) {}

  /** @param complete false when a part that the sums need is not calculated; @param gainCents in hand with the job less in hand without it */
  @Schema(name = "InHandAnswer")
  record Answer(String month, Sums with, Sums without, long gainCents, boolean complete, List<Step> lines, List<Step> linesWithout,
      List<Remark> notCalculated, List<Remark> notes, List<Remark> decisions, Payer employer) {}

  /** @param dateKey which date chose the law: period-start, day, payment, earning, review, month, payday or tax-year */
  @Schema(name = "InHandLine")
  record Step(String rule, String label, long amountCents, String formula, String dateKey, String dateValue, String law, String source, String mark, List<Step> lines) {}

  /** @param parameters the names in the data of what the reason speaks of, if it names any */
  @Schema(name = "InHandRemark")
  record Remark(String rule, String reason, List<String> parameters) {}

  @Schema(name = "InHandEmployer", description = "The wage and the average contributions on top of it")
  record Payer(long costCents, List<Step> lines, List<Remark> duties) {}

  @Schema(name = "InHandFault")
  record Refused(String field, String code, String reason) {}

  @Schema(name = "InHandProblem", description = "field and reason: of the first fault; errors: all of them")
  record Refusal(String type, String title, int status, String detail, String instance, String field, String reason, List<Refused> errors) {}

  static Answer of(RuleWords words, Household household, InHand inHand) {
    return new Answer(household.month().toString(), inHand.with(), inHand.without(), inHand.gainCents(), inHand.complete(), steps(words, inHand.lines()), steps(words, inHand.linesWithout()),
        remarks(words, inHand.notCalculated()), remarks(words, inHand.notes()), remarks(words, inHand.decisions()),
        new Payer(inHand.employer().cents(), steps(words, inHand.employer().lines()), remarks(words, inHand.duties())));
  }

  private static List<Step> steps(RuleWords words, List<Line> lines) {
    return lines.stream().map(line -> new Step(line.rule(), words.title(line), line.cents(), words.formula(line), RuleWords.code(line.basis().key()), line.basis().date().toString(),
        line.basis().law(), line.basis().source(), RuleWords.code(line.basis().mark()), steps(words, line.lines()))).toList();
  }

  private static List<Remark> remarks(RuleWords words, List<Note> notes) {
    return notes.stream().map(note -> new Remark(note.key(), words.note(note), note.names())).toList();
  }
}
