package fi.polku.organisation;

import fi.polku.platform.i18n.Municipalities;
import fi.polku.platform.security.OrganisationKey;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The first page of an empty installation, behind the link that the start printed: the organisation, its admin, the first log-in. */
@RestController
public class SetupPages {
  private static final Scope SCOPE = Scope.system("set up");
  private final Setups setups;
  private final Enrolment enrolment;
  private final Gate gate;
  private final Templates templates;

  SetupPages(Setups setups, Enrolment enrolment, Gate gate, Templates templates) {
    this.setups = setups;
    this.enrolment = enrolment;
    this.gate = gate;
    this.templates = templates;
  }

  /** @param staff the id the first admin will have, made when the form was shown */
  public record Form(@Nullable UUID staff, @Nullable String organisation, @Nullable String municipality, @Nullable String name, @Nullable String email) {
    public Form {
      staff = staff == null ? UUID.randomUUID() : staff;
      organisation = Typed.text(organisation);
      municipality = Typed.text(municipality);
      name = Typed.text(name);
      email = Typed.text(email);
    }

    Problems check() {
      return Problems.none()
          .addIf(organisation.isEmpty(), "organisation", "organisation.details.nameMissing")
          .addIf(!Municipalities.exists(municipality), "municipality", "organisation.details.municipalityMissing")
          .addIf(name.isEmpty(), "name", "organisation.staff.nameMissing")
          .addIf(!Typed.email(email), "email", "organisation.staff.emailWrong");
    }

    RelyingParty.Person person() {
      return new RelyingParty.Person(staff, email, name);
    }
  }

  public record SetupPage(String path, Form form, List<Municipalities.Municipality> municipalities, LoginOffer offer, Problems problems) {}

  @Public
  @GetMapping("/setup/{word}")
  JteModel show(Frame frame, @PathVariable String word) {
    requireWaiting(word);
    return page(frame, word, new Form(null, null, null, null, null), Enrolment.Proof.EMPTY, Problems.none());
  }

  @Public
  @PostMapping("/setup/{word}/passkey-options")
  ResponseEntity<String> options(@PathVariable String word, Form form, HttpServletRequest request, HttpServletResponse response) {
    requireWaiting(word);
    // no passkey for a form that is not ready: the browser sends the form as it is and its page says what is missing
    if (form.check().any()) return ResponseEntity.unprocessableContent().build();
    return PasskeyPages.json(enrolment.options(form.person(), List.of(), request, response));
  }

  @Public
  @PostMapping("/setup/{word}")
  ResponseEntity<JteModel> found(Frame frame, @PathVariable String word, Form form, Enrolment.Proof login, HttpServletRequest request, HttpServletResponse response) {
    requireWaiting(word);
    Problems problems = form.check();
    boolean later = problems.any() && login.password().isEmpty() && login.credential().isEmpty();
    Optional<NewLogin> made = later ? Optional.empty() : enrolment.check(login, form.person(), request, problems);
    if (problems.any() || made.isEmpty()) return Answers.invalid(page(frame, word, form, login, problems));
    OrganisationKey organisation = new OrganisationKey(UUID.randomUUID());
    Scope scope = new Scope(Scope.Kind.SYSTEM, organisation, null, null, "SETUP", "organisation.founded", Requests.id(request));
    setups.found(scope, new Secret(word), new Setups.First(form.staff(), form.organisation(), form.municipality(), form.name(), form.email()), made.get());
    gate.open(new Credentials.Known(new Staff.Key(form.staff()), organisation), InvitationPages.assurance(made.get()), request, response);
    return Answers.seeOther("/settings");
  }

  private void requireWaiting(String word) {
    if (!setups.waits(SCOPE, new Secret(word))) throw new NotFound();
  }

  private JteModel page(Frame frame, String word, Form form, Enrolment.Proof login, Problems problems) {
    String path = "/setup/" + word;
    LoginOffer offer = enrolment.offer(form.staff(), form.email(), path + "/passkey-options", login);
    return templates.organisationSetup(frame, new SetupPage(path, form, Municipalities.list(frame.language(), form.municipality()), offer, problems));
  }
}
