package fi.polku.organisation;

import fi.polku.organisation.OrganisationAction.Requires;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.NotFound;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An organisation's own projects: their cards, and opening them to the public. */
@RestController
public class ProjectPages {
  private final Projects projects;
  private final Targets targets;
  private final List<ProjectEntry> entries;
  private final Templates templates;

  ProjectPages(Projects projects, Targets targets, List<ProjectEntry> entries, Templates templates) {
    this.projects = projects;
    this.targets = targets;
    this.entries = entries;
    this.templates = templates;
  }

  public record OwnProjectsPage(List<Projects.Line> projects, boolean mayEdit) {}

  /** @param entries what other modules know of the project */
  public record OwnProjectPage(ProjectCard project, List<Target> targets, List<ProjectEntry> entries, boolean mayEdit, TargetForm form, Problems problems) {}

  /** @param made false while the project is being made for the first time */
  public record ProjectEditPage(Project.Key id, ProjectForm form, boolean made, Problems problems) {
    public String action() {
      return made ? "/work/projects/" + id.value() + "/card" : "/work/projects";
    }
  }

  @Requires(OrganisationAction.SEE_PROJECTS)
  @GetMapping("/work/projects")
  JteModel list(Frame frame, Scope scope) {
    return templates.organisationProjects(frame, new OwnProjectsPage(projects.list(scope), frame.may(OrganisationAction.EDIT_PROJECTS)));
  }

  @Requires(OrganisationAction.EDIT_PROJECTS)
  @GetMapping("/work/projects/new")
  JteModel begin(Frame frame) {
    return templates.organisationProjectForm(frame, new ProjectEditPage(new Project.Key(UUID.randomUUID()), ProjectForm.empty(), false, Problems.none()));
  }

  @Requires(OrganisationAction.EDIT_PROJECTS)
  @PostMapping("/work/projects")
  ResponseEntity<JteModel> add(Frame frame, Scope scope, @RequestParam Project.Key id, ProjectForm form) {
    Problems problems = form.check();
    if (!problems.any() && projects.add(scope, id, form) == Projects.Saved.CODE_TAKEN) problems.add("code", "organisation.project.problem.taken", form.code());
    if (problems.any()) return Answers.invalid(templates.organisationProjectForm(frame, new ProjectEditPage(id, form, false, problems)));
    return Answers.seeOther("/work/projects/" + id.value());
  }

  @Requires(OrganisationAction.SEE_PROJECTS)
  @GetMapping("/work/projects/{project}")
  JteModel get(Frame frame, Scope scope, @PathVariable Project.Key project, @RequestParam(required = false) Target.Key target) {
    ProjectCard card = projects.get(scope, project);
    List<Target> all = targets.list(scope, project);
    TargetForm form = target == null ? TargetForm.empty() : all.stream().filter(t -> t.id().equals(target)).findFirst().map(TargetForm::of).orElseThrow(NotFound::new);
    return templates.organisationProject(frame, new OwnProjectPage(card, all, entries(frame), frame.may(OrganisationAction.EDIT_PROJECTS), form, Problems.none()));
  }

  @Requires(OrganisationAction.EDIT_PROJECTS)
  @GetMapping("/work/projects/{project}/card")
  JteModel change(Frame frame, Scope scope, @PathVariable Project.Key project) {
    return templates.organisationProjectForm(frame, new ProjectEditPage(project, ProjectForm.of(projects.get(scope, project)), true, Problems.none()));
  }

  @Requires(OrganisationAction.EDIT_PROJECTS)
  @PostMapping("/work/projects/{project}/card")
  ResponseEntity<JteModel> edit(Frame frame, Scope scope, @PathVariable Project.Key project, ProjectForm form) {
    ProjectCard before = projects.get(scope, project);
    Problems problems = form.check();
    if (!problems.any()) {
      switch (projects.edit(scope, project, form)) {
        case CODE_TAKEN -> problems.add("code", "organisation.project.problem.taken", form.code());
        case CHANGED_MEANWHILE -> problems.add("name", "organisation.project.problem.changed");
        case DONE -> {}
      }
    }
    if (problems.any()) return Answers.invalid(templates.organisationProjectForm(frame, new ProjectEditPage(project, form.over(before.revision()), true, problems)));
    return Answers.seeOther("/work/projects/" + project.value());
  }

  @Requires(OrganisationAction.EDIT_PROJECTS)
  @PostMapping("/work/projects/{project}/publication")
  ResponseEntity<JteModel> publish(Scope scope, @PathVariable Project.Key project) {
    projects.publish(scope, project);
    return Answers.seeOther("/work/projects/" + project.value());
  }

  @Requires(OrganisationAction.EDIT_PROJECTS)
  @PostMapping("/work/projects/{project}/publication/end")
  ResponseEntity<JteModel> withdraw(Scope scope, @PathVariable Project.Key project) {
    projects.withdraw(scope, project);
    return Answers.seeOther("/work/projects/" + project.value());
  }

  @Requires(OrganisationAction.EDIT_PROJECTS)
  @PostMapping("/work/projects/{project}/targets")
  ResponseEntity<JteModel> promise(Frame frame, Scope scope, @PathVariable Project.Key project, TargetForm form) {
    ProjectCard card = projects.get(scope, project);
    Problems problems = form.check();
    if (!problems.any() && !targets.save(scope, project, form.asTarget())) problems.add("target", "organisation.project.problem.sameTarget");
    if (problems.any()) return Answers.invalid(templates.organisationProject(frame, new OwnProjectPage(card, targets.list(scope, project), entries(frame), true, form, problems)));
    return Answers.seeOther("/work/projects/" + project.value() + "#targets");
  }

  @Requires(OrganisationAction.EDIT_PROJECTS)
  @PostMapping("/work/projects/{project}/targets/{target}/removal")
  ResponseEntity<JteModel> remove(Scope scope, @PathVariable Project.Key project, @PathVariable Target.Key target) {
    targets.remove(scope, project, target);
    return Answers.seeOther("/work/projects/" + project.value() + "#targets");
  }

  private List<ProjectEntry> entries(Frame frame) {
    return entries.stream().filter(e -> frame.may(e.action())).toList();
  }
}
