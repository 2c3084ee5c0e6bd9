package fi.polku.path;

import fi.polku.activity.FiguresEntry;
import fi.polku.platform.security.Action;
import org.springframework.stereotype.Component;

/** From the page of figures to the flow of the whole organisation. */
@Component
class FlowEntry implements FiguresEntry {
  @Override
  public String title() {
    return "path.flow.title";
  }

  @Override
  public String path() {
    return "/figures/flow";
  }

  @Override
  public Action action() {
    return PathAction.SEE_FLOW;
  }
}
