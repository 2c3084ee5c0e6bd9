package fi.polku.activity;

import fi.polku.organisation.ProjectCard;
import fi.polku.organisation.Projects;
import fi.polku.organisation.Target;
import fi.polku.platform.security.Public;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.NotFound;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** The projects in public: what was promised, and what has come of it. */
@RestController
public class ProjectCardPages {
  private final Projects projects;
  private final ProjectFigures figures;
  private final List<PublicProjectPart> parts;
  private final Templates templates;

  ProjectCardPages(Projects projects, ProjectFigures figures, List<PublicProjectPart> parts, Templates templates) {
    this.projects = projects;
    this.figures = figures;
    this.parts = parts;
    this.templates = templates;
  }

  public record PublicProjectsPage(List<Item> projects) {}

  /** A project and the address of its card. */
  public record Item(Projects.Line line, String address) {}

  /** @param first what higher modules tell of the promises, @param parts and of the rest */
  public record PublicProjectPage(ProjectCard project, List<Target> targets, ProjectFigures.ProjectTable figures, List<JteModel> first, List<JteModel> parts) {}

  @Public
  @GetMapping("/projects")
  JteModel list(Frame frame, Scope scope) {
    return templates.activityPublicProjects(frame, new PublicProjectsPage(projects.listPublished(scope).stream().map(p -> new Item(p, address(p.code(), p.slug()))).toList()));
  }

  @Public
  @GetMapping("/projects/{code}")
  JteModel card(Frame frame, Scope scope, @PathVariable String code, @RequestParam(required = false) String organisation) {
    List<ProjectCard> found = projects.published(scope, code, organisation);
    if (found.isEmpty()) throw new NotFound();
    if (found.size() > 1) {
      return templates.activityPublicProjects(frame, new PublicProjectsPage(projects.listPublished(scope).stream()
          .filter(p -> p.code().equals(code))
          .map(p -> new Item(p, address(p.code(), p.slug())))
          .toList()));
    }
    ProjectCard project = found.getFirst();
    // the rows behind the figures are the organisation's own; only the figures, small ones left out, come out of there
    Scope within = Scope.system("public project figures", project.organisationId());
    return templates.activityPublicProject(frame, new PublicProjectPage(project, projects.publishedTargets(scope, project.id()), figures.of(within, project.id(), frame.now()),
        told(frame, within, project, true), told(frame, within, project, false)));
  }

  private List<JteModel> told(Frame frame, Scope within, ProjectCard project, boolean first) {
    return parts.stream().filter(part -> part.first() == first).flatMap(part -> part.part(within, frame, project.id()).stream()).toList();
  }

  private static String address(String code, String slug) {
    return "/projects/" + UriUtils.encodePathSegment(code, StandardCharsets.UTF_8) + "?organisation=" + slug;
  }
}
