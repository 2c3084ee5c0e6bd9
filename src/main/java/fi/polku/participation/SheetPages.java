package fi.polku.participation;

import static fi.polku.participation.ParticipationAction.PRINT_FORMS;

import fi.polku.organisation.Project;
import fi.polku.organisation.QrPicture;
import fi.polku.participation.FormPages.Asked;
import fi.polku.participation.ParticipationAction.Requires;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A form on paper, the same questions as on the screen: nothing of anybody stands on it, and its picture leads to the project's public page. */
@RestController
public class SheetPages {
  private final FundedProjects projects;
  private final Templates templates;

  SheetPages(FundedProjects projects, Templates templates) {
    this.projects = projects;
    this.templates = templates;
  }

  public record PaperFormPage(String kind, FundedProject project, List<Asked> asked, QrPicture picture) {}

  @Requires(PRINT_FORMS)
  @GetMapping("/work/projects/{project}/forms/{kind}")
  JteModel blank(Frame frame, Scope scope, @PathVariable Project.Key project, @PathVariable FormKind kind) {
    FundedProject found = projects.get(scope, project);
    List<Asked> asked = new FormView(frame, found.programme(), kind, true).asked(Question.of(kind, found.programme()), new Filled(Map.of()));
    String address = ServletUriComponentsBuilder.fromCurrentContextPath().pathSegment("projects", found.code()).queryParam("organisation", found.slug()).encode().toUriString();
    return templates.participationPaperForm(frame, new PaperFormPage(Typed.code(kind), found, asked, QrPicture.of(address)));
  }
}
