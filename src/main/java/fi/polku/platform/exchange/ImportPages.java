package fi.polku.platform.exchange;

import static fi.polku.platform.exchange.ExchangeAction.EXPORT_PACKAGE;
import static fi.polku.platform.exchange.ExchangeAction.IMPORT_PACKAGE;

import fi.polku.platform.exchange.ExchangeAction.Requires;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Invalid;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Packages in and out for people: bring, look what it would change, take in; and take out. */
@RestController
@RequestMapping("/settings/imports")
public class ImportPages {
  private static final int ERRORS_SHOWN = 100;
  private static final int LONGEST_NAME = 120;

  private final ImportWork work;
  private final Imports imports;
  private final ImportRun run;
  private final Exports exports;
  private final Templates templates;

  ImportPages(ImportWork work, Imports imports, ImportRun run, Exports exports, Templates templates) {
    this.work = work;
    this.imports = imports;
    this.run = run;
    this.exports = exports;
    this.templates = templates;
  }

  /** @param id of the import the form would make; @param projects one can export */
  public record ImportsPage(UUID id, Problems problems, List<Import> imports, List<ProjectChoice> projects) {}

  public record ProjectChoice(String code, String name) {}

  /** @param errors the first of them */
  public record ImportPage(Import brought, List<ErrorLine> errors) {}

  public record ErrorLine(String table, String row, String column, String value, String message) {}

  @Requires(IMPORT_PACKAGE)
  @GetMapping
  JteModel list(Frame frame, Scope scope) {
    return page(frame, scope, Problems.none());
  }

  @Requires(IMPORT_PACKAGE)
  @PostMapping
  ResponseEntity<JteModel> bring(Frame frame, Scope scope, @RequestParam UUID id, @RequestParam("package") @Nullable MultipartFile brought) {
    if (brought == null || brought.isEmpty()) return Answers.invalid(page(frame, scope, Problems.none().add("package", "platform.imports.noFile")));
    try (InputStream content = brought.getInputStream()) {
      work.bring(scope, new Import.Key(id), shown(brought), who(frame), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Answers.seeOther("/settings/imports/" + id);
  }

  @Requires(IMPORT_PACKAGE)
  @GetMapping("/{id}")
  JteModel look(Frame frame, Scope scope, @PathVariable Import.Key id) {
    Import brought = imports.get(scope, id);
    ImportPage page = new ImportPage(brought, brought.state() == Import.State.REFUSED ? errors(frame, scope, id, ERRORS_SHOWN) : List.of());
    return frame.fragment() ? templates.platformImportState(frame, page) : templates.platformImport(frame, page);
  }

  @Requires(IMPORT_PACKAGE)
  @PostMapping("/{id}/carry-out")
  ResponseEntity<JteModel> carryOut(Scope scope, @PathVariable Import.Key id) {
    work.carryOut(scope, id);
    return Answers.seeOther("/settings/imports/" + id.value());
  }

  @Requires(IMPORT_PACKAGE)
  @PostMapping("/{id}/discard")
  ResponseEntity<JteModel> discard(Scope scope, @PathVariable Import.Key id) {
    work.discard(scope, id);
    return Answers.seeOther("/settings/imports");
  }

  @Requires(IMPORT_PACKAGE)
  @GetMapping("/{id}/errors.csv")
  void errors(Frame frame, Scope scope, HttpServletResponse response, @PathVariable Import.Key id) throws IOException {
    List<ErrorLine> lines = errors(frame, scope, id, Integer.MAX_VALUE);
    attach(response, "text/csv;charset=UTF-8", "polku-korjattavat.csv");
    ErrorList.write(response.getOutputStream(), frame, lines);
  }

  @Requires(IMPORT_PACKAGE)
  @GetMapping("/template.xlsx")
  void template(HttpServletResponse response) throws IOException {
    attach(response, Exports.Format.XLSX.type, "polku-pohja.xlsx");
    try (WorkbookWriter writer = new WorkbookWriter(response.getOutputStream())) {
      for (ExchangeTable table : run.tables()) {
        writer.begin(table);
        writer.blank(table);
        writer.end();
      }
    }
  }

  @Requires(EXPORT_PACKAGE)
  @GetMapping("/export")
  void export(Frame frame, Scope scope, HttpServletResponse response, @RequestParam(required = false) @Nullable String project, @RequestParam(defaultValue = "zip") String format) {
    give(exports, scope, frame, response, project == null || project.isEmpty() ? null : project, format);
  }

  private JteModel page(Frame frame, Scope scope, Problems problems) {
    List<ProjectChoice> projects = exports.choices(scope).stream().map(c -> new ProjectChoice(c.code(), c.name())).toList();
    return templates.platformImports(frame, new ImportsPage(UUID.randomUUID(), problems, imports.list(scope), projects));
  }

  private List<ErrorLine> errors(Frame frame, Scope scope, Import.Key id, int most) {
    return imports.errors(scope, id).stream().limit(most).map(e -> new ErrorLine(orEmpty(e.table()), e.row() == null ? "" : e.row().toString(), orEmpty(e.column()),
        orEmpty(e.value()), frame.text(e.words(), e.wordArguments()))).toList();
  }

  /** Streams an export as an attachment. */
  static void give(Exports exports, Scope scope, Frame frame, HttpServletResponse response, @Nullable String project, String format) {
    Exports.Format written = switch (format) {
      case "zip" -> Exports.Format.ZIP;
      case "xlsx" -> Exports.Format.XLSX;
      default -> throw new Invalid("platform.exchange.export.format");
    };
    String name = "polku-" + (project == null ? "" : project.replaceAll("[^A-Za-z0-9._-]", "_") + "-") + frame.today() + "." + format;
    exports.write(scope, project, written, () -> {
      attach(response, written.type, name);
      return stream(response);
    });
  }

  /** What a browser says a file is called, as far as it can be shown. */
  static String shown(MultipartFile brought) {
    String name = String.valueOf(brought.getOriginalFilename()).replaceAll("^.*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }

  static String who(Frame frame) {
    return Objects.requireNonNull(frame.actor()).name();
  }

  private static void attach(HttpServletResponse response, String type, String name) {
    response.setContentType(type);
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private static OutputStream stream(HttpServletResponse response) {
    try {
      return response.getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
