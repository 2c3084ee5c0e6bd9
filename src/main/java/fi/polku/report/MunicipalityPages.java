package fi.polku.report;

import static fi.polku.report.ReportAction.CLASSIFY_MUNICIPALITIES;

import fi.polku.platform.security.Action;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import fi.polku.platform.web.SettingsEntry;
import fi.polku.report.ReportAction.Requires;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Bringing the yearly classes of the municipalities, by which people from the countryside are counted. */
@RestController
public class MunicipalityPages {
  private final MunicipalityClasses classes;
  private final Templates templates;

  MunicipalityPages(MunicipalityClasses classes, Templates templates) {
    this.classes = classes;
    this.templates = templates;
  }

  /** The classes among the settings. */
  @Component
  static class Entry implements SettingsEntry {
    @Override
    public String key() {
      return "report.municipalities";
    }

    @Override
    public String path() {
      return "/settings/municipalities";
    }

    @Override
    public Action action() {
      return CLASSIFY_MUNICIPALITIES;
    }
  }

  public record MunicipalitiesPage(List<MunicipalityClasses.Year> years, String year, Problems problems) {}

  @Requires(CLASSIFY_MUNICIPALITIES)
  @GetMapping("/settings/municipalities")
  JteModel get(Frame frame, Scope scope) {
    return templates.reportMunicipalities(frame, new MunicipalitiesPage(classes.years(scope), "", Problems.none()));
  }

  @Requires(CLASSIFY_MUNICIPALITIES)
  @PostMapping("/settings/municipalities")
  ResponseEntity<JteModel> bring(Frame frame, Scope scope, @RequestParam("file") @Nullable MultipartFile brought, @RequestParam(defaultValue = "") String year) {
    Problems problems = Problems.none();
    if (brought == null || brought.isEmpty()) problems.add("file", "report.municipalities.noFile");
    MunicipalityFile file = problems.any() ? new MunicipalityFile(List.of()) : MunicipalityFile.read(content(brought), year, problems);
    if (problems.any()) return Answers.invalid(templates.reportMunicipalities(frame, new MunicipalitiesPage(classes.years(scope), year, problems)));
    classes.bring(scope, file);
    return Answers.seeOther("/settings/municipalities");
  }

  private static byte[] content(MultipartFile brought) {
    try {
      return brought.getBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
