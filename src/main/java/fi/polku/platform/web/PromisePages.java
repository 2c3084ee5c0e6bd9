package fi.polku.platform.web;

import fi.polku.platform.security.Public;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Polku promises to people, in public: privacy and accessibility. */
@RestController
public class PromisePages {
  private final Responsible.Source responsible;
  private final Templates templates;

  PromisePages(Responsible.Source responsible, Templates templates) {
    this.responsible = responsible;
    this.templates = templates;
  }

  /** The lists are the ends of message keys, in the order in which they are read. */
  public record PrivacyPage(List<Responsible> responsible) {
    public List<String> kept() {
      return List.of("nothing", "alias", "contact", "project");
    }

    public List<String> promises() {
      return List.of("sanction", "log", "sell", "numbers");
    }

    public List<String> rights() {
      return List.of("see", "correct", "erase", "complain");
    }
  }

  public record AccessibilityPage(List<Responsible> responsible) {
    public List<String> can() {
      return List.of("keyboard", "reader", "zoom", "script", "words");
    }

    public List<String> lacks() {
      return List.of("text", "passkey");
    }
  }

  @Public
  @GetMapping("/privacy")
  JteModel privacy(Frame frame) {
    return templates.platformPrivacy(frame, new PrivacyPage(responsible.responsible()));
  }

  @Public
  @GetMapping("/accessibility")
  JteModel accessibility(Frame frame) {
    return templates.platformAccessibility(frame, new AccessibilityPage(responsible.responsible()));
  }
}
