package fi.polku.path;

import static fi.polku.path.PathAction.EXPORT_FOLLOW_UPS;

import fi.polku.organisation.Project;
import fi.polku.path.PathAction.Requires;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.NotFound;
import fi.polku.platform.web.TableFile;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whom to ask how it went, to take along: exactly what the filter shows. */
@RestController
class FollowUpExportPages {
  private final FollowUps followUps;

  FollowUpExportPages(FollowUps followUps) {
    this.followUps = followUps;
  }

  @Requires(EXPORT_FOLLOW_UPS)
  @GetMapping("/work/follow-ups.xlsx")
  ResponseEntity<byte[]> workbook(Frame frame, Scope scope, @RequestParam(defaultValue = "all") FollowUps.Whose whose, @RequestParam(required = false) Project.@Nullable Key project) {
    return file(frame, scope, new FollowUps.Filter(whose, project)).workbook();
  }

  @Requires(EXPORT_FOLLOW_UPS)
  @GetMapping("/work/follow-ups.csv")
  ResponseEntity<byte[]> csv(Frame frame, Scope scope, @RequestParam(defaultValue = "all") FollowUps.Whose whose, @RequestParam(required = false) Project.@Nullable Key project) {
    return file(frame, scope, new FollowUps.Filter(whose, project)).csv();
  }

  private TableFile file(Frame frame, Scope scope, FollowUps.Filter filter) {
    if (filter.project() != null && followUps.projects(scope).stream().noneMatch(p -> p.id().equals(filter.project()))) throw new NotFound();
    List<String> columns = Stream.of("by", "who", "what", "project", "whose").map(c -> frame.text("participation.worklist.column." + c)).toList();
    List<List<Object>> rows = followUps.due(scope, filter, frame.today()).stream()
        .map(f -> List.<Object>of(frame.date(f.due()), f.shownName(), frame.label("path.ask", f.kind()), f.project(), f.responsible() == null ? frame.text("participation.nobody") : f.responsible()))
        .toList();
    String about = frame.label("path.followUps.whose", filter.whose()) + ", " + frame.date(frame.today());
    return new TableFile(frame.text("path.followUps.file"), frame.text("path.followUps.title"), List.of(about), columns, rows);
  }
}
