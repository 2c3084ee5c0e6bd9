package fi.polku.organisation;

import fi.polku.platform.security.Action;
import fi.polku.platform.security.Actor;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.SettingsEntry;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The hub of the settings: what each module offers, to those who may use it. */
@RestController
public class SettingsPages {
  private final List<SettingsEntry> entries;
  private final Templates templates;

  SettingsPages(List<SettingsEntry> entries, Templates templates) {
    this.entries = entries;
    this.templates = templates;
  }

  public record SettingsPage(String name, String organisation, List<SettingsEntry> entries) {}

  @OrganisationAction.Requires(OrganisationAction.USE_OWN_LOGIN)
  @GetMapping("/settings")
  JteModel show(Frame frame, Actor actor) {
    return templates.organisationSettings(frame, new SettingsPage(actor.name(), actor.organisationName(), entries.stream().filter(e -> actor.may(e.action())).toList()));
  }

  private record Entry(String key, String path, Action action) implements SettingsEntry {}

  /** This module's own entries. */
  @Configuration
  static class Entries {
    @Bean
    @Order(10)
    SettingsEntry ownLoginEntry() {
      return new Entry("organisation.login", "/settings/login", OrganisationAction.USE_OWN_LOGIN);
    }

    @Bean
    @Order(20)
    SettingsEntry staffEntry() {
      return new Entry("organisation.staff", "/settings/staff", OrganisationAction.MANAGE_STAFF);
    }

    @Bean
    @Order(30)
    SettingsEntry detailsEntry() {
      return new Entry("organisation.details", "/settings/organisation", OrganisationAction.EDIT_ORGANISATION);
    }

    @Bean
    @Order(80)
    SettingsEntry tokensEntry() {
      return new Entry("organisation.tokens", "/settings/tokens", OrganisationAction.MANAGE_TOKENS);
    }

    @Bean
    @Order(90)
    SettingsEntry auditEntry() {
      return new Entry("organisation.audit", "/settings/audit", OrganisationAction.READ_AUDIT);
    }
  }
}
