package fi.polku.organisation;

import fi.polku.organisation.OrganisationAction.Requires;
import fi.polku.platform.security.Actor;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.KeptForm;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was being sent when the login had ended: still there, and sent with one press. */
@RestController
public class KeptFormPages {
  private final KeptForm kept;
  private final Templates templates;

  KeptFormPages(KeptForm kept, Templates templates) {
    this.kept = kept;
    this.templates = templates;
  }

  public record KeptPage(KeptForm.Form form) {}

  @Requires(OrganisationAction.USE_OWN_LOGIN)
  @GetMapping(KeptForm.PATH)
  ResponseEntity<JteModel> show(Frame frame, Actor actor, HttpServletRequest request) {
    Optional<KeptForm.Form> form = kept.find(request, actor.staff());
    if (form.isEmpty()) return Answers.seeOther("/today");
    return Answers.page(templates.organisationKept(frame, new KeptPage(form.get())));
  }
}
