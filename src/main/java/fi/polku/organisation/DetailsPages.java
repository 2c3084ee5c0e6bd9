package fi.polku.organisation;

import fi.polku.organisation.OrganisationAction.Requires;
import fi.polku.platform.i18n.Municipalities;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What everybody sees of the organisation: its name, where it is, how to reach it. */
@RestController
public class DetailsPages {
  private final Organisations organisations;
  private final Templates templates;

  DetailsPages(Organisations organisations, Templates templates) {
    this.organisations = organisations;
    this.templates = templates;
  }

  public record Form(@Nullable String name, @Nullable String municipality, @Nullable String homepage, @Nullable String email, @Nullable String phone) {
    public Form {
      name = Typed.text(name);
      municipality = Typed.text(municipality);
      homepage = Typed.text(homepage);
      email = Typed.text(email);
      phone = Typed.text(phone);
    }

    static Form of(Organisation o) {
      return new Form(o.name(), o.municipality(), o.homepage(), o.email(), o.phone());
    }

    Problems check() {
      return Problems.none()
          .addIf(name.isEmpty(), "name", "organisation.details.nameMissing")
          .addIf(!Municipalities.exists(municipality), "municipality", "organisation.details.municipalityMissing")
          .addIf(!homepage.isEmpty() && !webAddress(homepage), "homepage", "organisation.details.homepageWrong")
          .addIf(!email.isEmpty() && !Typed.email(email), "email", "organisation.staff.emailWrong")
          .addIf(!phone.isEmpty() && !phone.matches("\\+?[0-9][0-9 ()-]{4,24}"), "phone", "organisation.details.phoneWrong");
    }

    Organisation changed(Organisation was) {
      return new Organisation(was.id(), name, was.slug(), municipality, Typed.orNull(homepage), Typed.orNull(email), Typed.orNull(phone));
    }

    /** Only the two kinds of address a browser opens as a page; "javascript:" is none. */
    private static boolean webAddress(String address) {
      try {
        URI uri = URI.create(address);
        return List.of("http", "https").contains(Objects.requireNonNullElse(uri.getScheme(), "")) && uri.getHost() != null;
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  }

  public record DetailsPage(Form form, boolean saved, List<Municipalities.Municipality> municipalities, Problems problems) {}

  @Requires(OrganisationAction.EDIT_ORGANISATION)
  @GetMapping("/settings/organisation")
  JteModel show(Frame frame, Scope scope, @RequestParam(defaultValue = "false") boolean saved) {
    return page(frame, Form.of(organisations.get(scope)), saved, Problems.none());
  }

  @Requires(OrganisationAction.EDIT_ORGANISATION)
  @PostMapping("/settings/organisation")
  ResponseEntity<JteModel> change(Frame frame, Scope scope, Form form) {
    Problems problems = form.check();
    if (problems.any()) return Answers.invalid(page(frame, form, false, problems));
    organisations.change(scope, form.changed(organisations.get(scope)));
    return Answers.seeOther("/settings/organisation?saved=true");
  }

  private JteModel page(Frame frame, Form form, boolean saved, Problems problems) {
    return templates.organisationDetails(frame, new DetailsPage(form, saved, Municipalities.list(frame.language(), form.municipality()), problems));
  }
}
