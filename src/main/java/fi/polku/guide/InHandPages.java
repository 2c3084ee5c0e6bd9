package fi.polku.guide;

import fi.polku.benefit.Household;
import fi.polku.benefit.HouseholdCheck;
import fi.polku.benefit.LawBook;
import fi.polku.platform.i18n.Municipalities;
import fi.polku.platform.security.Public;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** "Is it worth it?": what is left in hand of a wage, for anybody, nothing kept. */
@RestController
public class InHandPages {
  private final LawAdditions law;
  private final Templates templates;

  InHandPages(LawAdditions law, Templates templates) {
    this.law = law;
    this.templates = templates;
  }

  /** @param month the one that is asked about or, at first, this one; @param first and @param last what may be asked */
  public record InHandPage(InHandForm form, Problems problems, YearMonth month, YearMonth first, YearMonth last, List<Municipalities.Municipality> municipalities, Optional<InHandResult> result) {}

  /**
   * @param facts what was asked, for the sheet on paper; @param sentence the answer; @param before what one has without the job and with it
   * @param parts one row a part; @param steps how each came about, with the job, @param stepsWithout without it
   */
  public record InHandResult(List<String> facts, String sentence, String before, List<InHandPart> parts, InHandPicture picture, List<InHandYear> years, List<InHandStep> steps, List<InHandStep> stepsWithout,
      InHandRemarks remarks, InHandPayer payer) {}

  public record InHandPart(String name, String without, String with, String change, boolean total) {}

  /** One line of how: a name, an arithmetic, and the law it is from. */
  public record InHandStep(String name, String amount, String formula, String law, String source, boolean sure, List<InHandStep> steps) {}

  public record InHandRemarks(List<String> notCalculated, List<String> notes, List<String> decisions) {}

  public record InHandPayer(String sentence, List<InHandStep> steps, List<String> duties) {}

  /** The same household and wage in the law of another month. */
  public record InHandYear(String month, String address, String without, String with, String gain, boolean here) {}

  /** What stays of each hundred euros. */
  public record InHandPicture(List<InHandBar> bars, List<String> bends) {}

  /** @param height of a hundred; @param here the one that holds the wage asked about */
  public record InHandBar(String from, String to, String inHand, String kept, int height, boolean here) {}

  @Public
  @GetMapping("/guide/in-hand")
  ResponseEntity<JteModel> ask(Frame frame, Scope scope, InHandForm form) {
    LawBook book = law.book(scope);
    Problems problems = Problems.none();
    InHandQuestion question = form.unasked() ? InHandForm.first(book, frame.today()) : form.read(book, frame.today(), problems);
    Household household = question.household();
    if (!form.unasked()) InHandForm.tell(HouseholdCheck.faults(book, household), problems);
    boolean answered = !form.unasked() && !problems.any();
    Optional<InHandResult> result = answered ? Optional.of(new InHandStory(frame, book, form).tell(question)) : Optional.empty();
    JteModel page = templates.guideInHand(frame, new InHandPage(form, problems, question.month, LawBook.FIRST, book.last(), Municipalities.list(frame.language(), form.municipality()), result));
    return problems.any() ? Answers.invalid(page) : Answers.page(page);
  }
}
