package fi.polku.organisation;

import fi.polku.platform.security.Actor.Assurance;
import fi.polku.platform.security.Public;
import fi.polku.platform.security.Requests;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.NotFound;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The link an admin hands over: its owner chooses how to log in, and is in. */
@RestController
public class InvitationPages {
  private static final Scope SCOPE = Scope.system("invitation");
  private final Invitations invitations;
  private final Enrolment enrolment;
  private final Gate gate;
  private final Templates templates;

  InvitationPages(Invitations invitations, Enrolment enrolment, Gate gate, Templates templates) {
    this.invitations = invitations;
    this.enrolment = enrolment;
    this.gate = gate;
    this.templates = templates;
  }

  public record InvitationPage(String path, String organisation, String name, String email, LoginOffer offer, Problems problems) {}

  @Public
  @GetMapping("/invitations/{word}")
  JteModel show(Frame frame, @PathVariable String word) {
    return page(frame, word, waiting(word), Enrolment.Proof.EMPTY, Problems.none());
  }

  @Public
  @PostMapping("/invitations/{word}/passkey-options")
  ResponseEntity<String> options(@PathVariable String word, HttpServletRequest request, HttpServletResponse response) {
    return PasskeyPages.json(enrolment.options(person(waiting(word)), List.of(), request, response));
  }

  @Public
  @PostMapping("/invitations/{word}")
  ResponseEntity<JteModel> use(Frame frame, @PathVariable String word, Enrolment.Proof form, HttpServletRequest request, HttpServletResponse response) {
    Invitations.Waiting waiting = waiting(word);
    Problems problems = Problems.none();
    Optional<NewLogin> login = enrolment.check(form, person(waiting), request, problems);
    if (login.isEmpty()) return Answers.invalid(page(frame, word, waiting, form, problems));
    Scope scope = new Scope(Scope.Kind.STAFF, waiting.organisationId(), waiting.staffId().value(), null, "INVITATION", "organisation.invitation-used", Requests.id(request));
    invitations.use(scope, new Secret(word), waiting.staffId(), login.get());
    gate.open(new Credentials.Known(waiting.staffId(), waiting.organisationId()), assurance(login.get()), request, response);
    return Answers.seeOther("/today");
  }

  static Assurance assurance(NewLogin login) {
    return login instanceof NewLogin.WithPasskey ? Assurance.PASSKEY : Assurance.PASSWORD_TOTP;
  }

  private Invitations.Waiting waiting(String word) {
    return invitations.find(SCOPE, new Secret(word)).orElseThrow(NotFound::new);
  }

  private static RelyingParty.Person person(Invitations.Waiting waiting) {
    return new RelyingParty.Person(waiting.staffId().value(), waiting.email(), waiting.name());
  }

  private JteModel page(Frame frame, String word, Invitations.Waiting waiting, Enrolment.Proof form, Problems problems) {
    String path = "/invitations/" + word;
    LoginOffer offer = enrolment.offer(waiting.staffId().value(), waiting.email(), path + "/passkey-options", form);
    return templates.organisationInvitation(frame, new InvitationPage(path, waiting.organisationName(), waiting.name(), waiting.email(), offer, problems));
  }
}
