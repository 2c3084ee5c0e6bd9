package fi.polku.guide;

import fi.polku.benefit.Certainty;
import fi.polku.benefit.Curve;
import fi.polku.benefit.Figures.Sums;
import fi.polku.benefit.Household;
import fi.polku.benefit.HouseholdCheck;
import fi.polku.benefit.InHand;
import fi.polku.benefit.LawBook;
import fi.polku.benefit.Line;
import fi.polku.benefit.Note;
import fi.polku.guide.InHandPages.InHandBar;
import fi.polku.guide.InHandPages.InHandPart;
import fi.polku.guide.InHandPages.InHandPayer;
import fi.polku.guide.InHandPages.InHandPicture;
import fi.polku.guide.InHandPages.InHandRemarks;
import fi.polku.guide.InHandPages.InHandResult;
import fi.polku.guide.InHandPages.InHandStep;
import fi.polku.guide.InHandPages.InHandYear;
import fi.polku.platform.web.Frame;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An answer told in the reader's words: first the sentence, then the picture, then line by line. */
final class InHandStory {
  private static final long MOST_CENTS = 200_000;
  private static final int POINTS_A_BAR = 10;
  private static final int HUNDRED_EUROS = 10_000;
  private final Frame frame;
  private final LawBook book;
  private final InHandForm form;
  private final RuleWords words;

  InHandStory(Frame frame, LawBook book, InHandForm form) {
    this.frame = frame;
    this.book = book;
    this.form = form;
    words = new RuleWords(frame);
  }

  InHandResult tell(InHandQuestion question) {
    Household household = question.household();
    InHand answer = InHand.of(book, household);
    String before = frame.text("guide.inHand.before", words.euros(answer.without().inHandCents()), words.euros(answer.with().inHandCents()));
    InHandRemarks remarks = new InHandRemarks(notes(answer.notCalculated()), notes(answer.notes()), notes(answer.decisions()));
    String cost = frame.text("guide.inHand.payer", words.brief(answer.with().wageCents()), words.euros(answer.employer().cents()));
    return new InHandResult(facts(), sentence(household, answer), before, parts(answer), picture(household), years(question), steps(answer.lines()), steps(answer.linesWithout()), remarks,
        new InHandPayer(cost, steps(answer.employer().lines()), notes(answer.duties())));
  }

  /** The questions that were answered, as they were answered. */
  private List<String> facts() {
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("wage", InHandForm.text(form.wage()));
    answers.put("benefit", frame.text("guide.inHand.benefit." + (List.of(InHandForm.FUND, "none").contains(InHandForm.text(form.benefit())) ? form.benefit() : InHandForm.BASIC)));
    answers.put("rent", InHandForm.text(form.rent()));
    answers.put("municipality", frame.municipality(InHandForm.text(form.municipality())));
    answers.put("adults", InHandForm.text(form.adults()));
    answers.put("children", InHandForm.text(form.children()));
    answers.put("enforcement", frame.text("guide.inHand.enforcement." + ("yes".equals(form.enforcement()) ? "yes" : "no")));
    answers.put("dependants", InHandForm.text(form.dependants()));
    answers.put("taxPercent", InHandForm.text(form.taxPercent()));
    return answers.entrySet().stream().filter(a -> !a.getValue().isEmpty()).map(a -> fact(frame.text("guide.inHand." + a.getKey()), a.getValue())).toList();
  }

  private static String fact(String question, String answer) {
    return question + (question.endsWith("?") ? " " : ": ") + answer;
  }

  private String sentence(Household household, InHand answer) {
    long wage = household.job().wageCents();
    long gain = answer.gainCents();
    String key = !answer.complete() ? "partial" : wage == 0 ? "noWage" : gain < 0 ? "less" : gain == 0 ? "none" : "some";
    long kept = wage == 0 ? 0 : Math.floorDiv(gain * 100 + wage / 2, wage);
    return frame.text("guide.inHand.answer." + key, words.brief(wage), frame.month(household.month()), words.euros(Math.abs(gain)), kept, words.euros(answer.without().inHandCents()), frame.text("guide.taker." + RuleWords.code(Curve.taker(book, household.earning(0), household))));
  }

  private List<InHandPart> parts(InHand answer) {
    Sums a = answer.without();
    Sums b = answer.with();
    List<InHandPart> parts = new ArrayList<>();
    parts.add(part("wage", 0, b.wageCents(), false));
    parts.add(part("unemployment", a.unemploymentBenefitCents(), b.unemploymentBenefitCents(), false));
    parts.add(part("housing", a.housingAllowanceCents(), b.housingAllowanceCents(), false));
    parts.add(part("assistance", a.socialAssistanceCents(), b.socialAssistanceCents(), false));
    if (b.childBenefitCents() > 0) parts.add(part("child-benefit", a.childBenefitCents(), b.childBenefitCents(), false));
    parts.add(part("tax", -a.taxAndContributionsCents(), -b.taxAndContributionsCents(), false));
    if ("yes".equals(form.enforcement())) parts.add(part("enforcement", -a.enforcementCents(), -b.enforcementCents(), false));
    parts.add(part("in-hand", a.inHandCents(), b.inHandCents(), true));
    return parts;
  }

  private InHandPart part(String name, long without, long with, boolean total) {
    return new InHandPart(frame.text("guide.part." + name), words.euros(without), words.euros(with), words.change(with - without), total);
  }

  private InHandPicture picture(Household household) {
    Curve curve = Curve.of(book, household, MOST_CENTS);
    List<InHandBar> bars = new ArrayList<>();
    for (int to = POINTS_A_BAR; to < curve.points().size(); to += POINTS_A_BAR) bars.add(bar(curve.points().get(to - POINTS_A_BAR), curve.points().get(to), household.job().wageCents()));
    List<String> bends = curve.bends().stream().map(b -> frame.text("guide.bend." + RuleWords.code(b.part()) + "-" + RuleWords.code(b.turn()), words.brief(b.wageCents()))).toList();
    return new InHandPicture(bars, bends);
  }

  private InHandBar bar(Curve.Point from, Curve.Point to, long wage) {
    long kept = to.inHandCents() - from.inHandCents();
    boolean here = wage > from.wageCents() && wage <= to.wageCents();
    return new InHandBar(words.brief(from.wageCents()), words.brief(to.wageCents()), words.euros(to.inHandCents()), words.change(kept), (int) Math.clamp(Math.round(kept * 100.0 / HUNDRED_EUROS), 0, 100), here);
  }

  /** The same month of 2019, of 2023 and of now, beside the one asked about. */
  private List<InHandYear> years(InHandQuestion question) {
    YearMonth now = YearMonth.from(frame.today()).isAfter(book.last()) ? book.last() : YearMonth.from(frame.today());
    int month = question.month.getMonthValue();
    return Stream.of(YearMonth.of(2019, month), YearMonth.of(2023, month), question.month, now).distinct().sorted()
        .filter(m -> HouseholdCheck.faults(book, question.in(m).household()).isEmpty())
        .map(m -> year(m, m.equals(question.month) ? question : question.in(m), m.equals(question.month)))
        .toList();
  }

  private InHandYear year(YearMonth month, InHandQuestion question, boolean here) {
    InHand answer = InHand.of(book, question.household());
    return new InHandYear(frame.month(month), form.in(month), words.euros(answer.without().inHandCents()), words.euros(answer.with().inHandCents()), words.change(answer.gainCents()), here);
  }

  private List<InHandStep> steps(List<Line> lines) {
    return lines.stream().map(line -> new InHandStep(words.title(line), words.euros(line.cents()), words.formula(line), law(line.basis()), line.basis().source(), line.basis().mark() == Certainty.VERIFIED, steps(line.lines()))).toList();
  }

  private String law(Line.Basis basis) {
    return basis.law().isEmpty() ? "" : frame.text("guide.inHand.law", words.law(basis.law()), frame.text("guide.dateKey." + RuleWords.code(basis.key())), frame.date(basis.date()));
  }

  private List<String> notes(List<Note> notes) {
    return notes.stream().map(words::note).toList();
  }
}
