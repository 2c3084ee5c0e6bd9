package fi.polku.organisation;

import fi.polku.organisation.OrganisationAction.Requires;
import fi.polku.platform.security.Role;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The organisation's staff: adding, roles, links for logging in, and ending access. */
@RestController
public class StaffPages {
  private final StaffMembers staff;
  private final Invitations invitations;
  private final Templates templates;

  StaffPages(StaffMembers staff, Invitations invitations, Templates templates) {
    this.staff = staff;
    this.invitations = invitations;
    this.templates = templates;
  }

  /** @param id the id of a new member of staff, made when the form was shown */
  public record Form(@Nullable UUID id, @Nullable String name, @Nullable String email, @Nullable Role role) {
    public Form {
      id = id == null ? UUID.randomUUID() : id;
      name = Typed.text(name);
      email = Typed.text(email);
    }

    Problems check() {
      return Problems.none()
          .addIf(name.isEmpty(), "name", "organisation.staff.nameMissing")
          .addIf(!Typed.email(email), "email", "organisation.staff.emailWrong")
          .addIf(role == null, "role", "organisation.staff.roleMissing");
    }
  }

  public record StaffPage(List<Colleague> staff, Form form, Problems problems) {}

  public record MemberPage(Staff member, Form form, Problems problems) {}

  /** @param link shown this once */
  public record LinkPage(String name, String link) {}

  @Requires(OrganisationAction.MANAGE_STAFF)
  @GetMapping("/settings/staff")
  JteModel list(Frame frame, Scope scope) {
    return list(frame, scope, new Form(null, null, null, null), Problems.none());
  }

  @Requires(OrganisationAction.MANAGE_STAFF)
  @PostMapping("/settings/staff")
  ResponseEntity<JteModel> add(Frame frame, Scope scope, Form form) {
    Problems problems = form.check();
    if (!problems.any()) {
      boolean known = staff.findByEmail(scope, form.email()).filter(s -> !s.id().value().equals(form.id())).isPresent();
      problems.addIf(known, "email", "organisation.staff.emailKnown");
    }
    if (problems.any()) return Answers.invalid(list(frame, scope, form, problems));
    Staff.Key id = new Staff.Key(form.id());
    staff.add(scope, id, form.name(), form.email(), form.role());
    return Answers.page(link(frame, form.name(), invitations.make(scope, id)));
  }

  @Requires(OrganisationAction.MANAGE_STAFF)
  @GetMapping("/settings/staff/{id}")
  JteModel show(Frame frame, Scope scope, @PathVariable Staff.Key id) {
    Staff member = staff.get(scope, id);
    return templates.organisationMember(frame, new MemberPage(member, new Form(id.value(), member.name(), member.email(), member.role()), Problems.none()));
  }

  @Requires(OrganisationAction.MANAGE_STAFF)
  @PostMapping("/settings/staff/{id}")
  ResponseEntity<JteModel> change(Frame frame, Scope scope, @PathVariable Staff.Key id, Form form) {
    Staff member = staff.get(scope, id);
    Problems problems = form.check();
    boolean known = staff.findByEmail(scope, form.email()).filter(s -> !s.id().equals(id)).isPresent();
    problems.addIf(known, "email", "organisation.staff.emailKnown");
    if (problems.any()) return Answers.invalid(templates.organisationMember(frame, new MemberPage(member, form, problems)));
    staff.change(scope, id, form.name(), form.email(), form.role());
    return Answers.seeOther("/settings/staff");
  }

  @Requires(OrganisationAction.MANAGE_STAFF)
  @PostMapping("/settings/staff/{id}/invitation")
  ResponseEntity<JteModel> invite(Frame frame, Scope scope, @PathVariable Staff.Key id) {
    Staff member = staff.get(scope, id);
    return Answers.page(link(frame, member.name(), invitations.make(scope, id)));
  }

  @Requires(OrganisationAction.MANAGE_STAFF)
  @PostMapping("/settings/staff/{id}/disabling")
  ResponseEntity<JteModel> disable(Scope scope, @PathVariable Staff.Key id) {
    staff.disable(scope, id);
    return Answers.seeOther("/settings/staff");
  }

  @Requires(OrganisationAction.MANAGE_STAFF)
  @PostMapping("/settings/staff/{id}/enabling")
  ResponseEntity<JteModel> enable(Scope scope, @PathVariable Staff.Key id) {
    staff.enable(scope, id);
    return Answers.seeOther("/settings/staff/" + id.value());
  }

  private JteModel list(Frame frame, Scope scope, Form form, Problems problems) {
    return templates.organisationStaff(frame, new StaffPage(staff.listWithLogins(scope), form, problems));
  }

  private JteModel link(Frame frame, String name, Secret word) {
    String link = ServletUriComponentsBuilder.fromCurrentContextPath().path("/invitations/" + word.text()).toUriString();
    return templates.organisationLink(frame, new LinkPage(name, link));
  }
}
