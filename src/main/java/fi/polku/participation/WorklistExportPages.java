package fi.polku.participation;

import static fi.polku.participation.ParticipationAction.EXPORT_WORKLIST;

import fi.polku.organisation.Project;
import fi.polku.participation.ParticipationAction.Requires;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.TableFile;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The work list to take along: exactly what the filter shows. */
@RestController
class WorklistExportPages {
  private final Worklist worklist;

  WorklistExportPages(Worklist worklist) {
    this.worklist = worklist;
  }

  @Requires(EXPORT_WORKLIST)
  @GetMapping("/work/worklist.xlsx")
  ResponseEntity<byte[]> workbook(Frame frame, Scope scope, @RequestParam(name = "of", required = false) Project.@Nullable Key of, @RequestParam(defaultValue = "") String whose, @RequestParam(required = false) @Nullable String kind) {
    return file(frame, scope, WorklistPages.filter(of, whose, kind)).workbook();
  }

  @Requires(EXPORT_WORKLIST)
  @GetMapping("/work/worklist.csv")
  ResponseEntity<byte[]> csv(Frame frame, Scope scope, @RequestParam(name = "of", required = false) Project.@Nullable Key of, @RequestParam(defaultValue = "") String whose, @RequestParam(required = false) @Nullable String kind) {
    return file(frame, scope, WorklistPages.filter(of, whose, kind)).csv();
  }

  private TableFile file(Frame frame, Scope scope, Worklist.Filter filter) {
    List<String> columns = Stream.of("by", "who", "what", "detail", "project", "whose").map(c -> frame.text("participation.worklist.column." + c)).toList();
    List<List<Object>> rows = worklist.all(scope, filter).stream().map(i -> WorklistPages.line(frame, i))
        .map(l -> List.<Object>of(l.by(), l.name(), l.what(), l.detail(), l.project(), l.responsible() == null ? frame.text("participation.nobody") : l.responsible()))
        .toList();
    return new TableFile(frame.text("participation.worklist.file"), frame.text("participation.worklist.title"), List.of(frame.date(frame.today())), columns, rows);
  }
}
