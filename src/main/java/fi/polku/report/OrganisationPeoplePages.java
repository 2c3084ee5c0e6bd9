package fi.polku.report;

import static fi.polku.report.ReportAction.SEE_INDICATORS;

import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import fi.polku.report.ReportAction.Requires;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The people of the whole organisation, each counted once. */
@RestController
public class OrganisationPeoplePages {
  private final OrganisationPeople people;
  private final Templates templates;

  OrganisationPeoplePages(OrganisationPeople people, Templates templates) {
    this.people = people;
    this.templates = templates;
  }

  /** @param whole where everybody is counted, from the first who came; null when they are already */
  public record OrganisationPeoplePage(OrganisationPeople.Counts counts, String from, String to, String period, @Nullable String whole, Problems problems) {}

  @Requires(SEE_INDICATORS)
  @GetMapping("/figures/organisation")
  ResponseEntity<JteModel> get(Frame frame, Scope scope, @RequestParam(required = false) @Nullable String from, @RequestParam(required = false) @Nullable String to) {
    Problems problems = Problems.none();
    LocalDate first = Days.read("from", from, problems);
    LocalDate last = Days.read("to", to, problems);
    LocalDate begins = first == null ? frame.today().withDayOfYear(1) : first;
    LocalDate ends = last == null ? frame.today() : last;
    problems.addIf(ends.isBefore(begins), "to", "report.period.endsBeforeItStarts");
    LocalDate earliest = people.first(scope, frame.today());
    String whole = earliest.isBefore(begins) || ends.isBefore(frame.today()) ? "/figures/organisation?from=" + earliest + "&to=" + frame.today() : null;
    JteModel page = templates.reportOrganisation(frame, new OrganisationPeoplePage(people.count(scope, begins, ends), from == null ? begins.toString() : from, to == null ? ends.toString() : to,
        frame.period(begins, ends), whole, problems));
    return problems.any() ? Answers.invalid(page) : Answers.page(page);
  }
}
