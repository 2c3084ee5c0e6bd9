package fi.polku.platform.exchange;

import fi.polku.platform.security.Action;
import fi.polku.platform.web.SettingsEntry;
import org.springframework.stereotype.Component;

/** The way to imports and exports on the settings page. */
@Component
class ImportsEntry implements SettingsEntry {
  @Override
  public String key() {
    return "platform.imports";
  }

  @Override
  public String path() {
    return "/settings/imports";
  }

  @Override
  public Action action() {
    return ExchangeAction.IMPORT_PACKAGE;
  }
}
