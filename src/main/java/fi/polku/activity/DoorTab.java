package fi.polku.activity;

import fi.polku.participant.Participant;
import fi.polku.participant.ParticipantTab;
import fi.polku.platform.security.Action;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a person comes in: what the door shows of them, and their card. */
@Component
public class DoorTab implements ParticipantTab {
  private final DoorTiles tiles;
  private final Cards cards;
  private final Templates templates;

  DoorTab(DoorTiles tiles, Cards cards, Templates templates) {
    this.tiles = tiles;
    this.cards = cards;
    this.templates = templates;
  }

  /** @param shown "alias", "symbol" or "hidden"; @param cards how many cards stand for the person now */
  public record DoorTabPage(Participant.Key participant, String shown, @Nullable String symbol, @Nullable String tone, long cards) {}

  @Override
  public String key() {
    return "door";
  }

  @Override
  public String title() {
    return "activity.doorTab.title";
  }

  @Override
  public Action action() {
    return ActivityAction.MANAGE_DOORS;
  }

  @Override
  public JteModel section(Scope scope, Frame frame, Participant.Key participant, int page) {
    boolean aliased = tiles.person(scope, participant).alias() != null;
    DoorTile tile = tiles.choice(scope, participant);
    DoorTile.ShownAs shown = tile.shownAs() == DoorTile.ShownAs.ALIAS && !aliased ? DoorTile.ShownAs.HIDDEN : tile.shownAs();
    long valid = cards.list(scope, participant).stream().filter(card -> card.revokedAt() == null).count();
    return templates.activityDoorTab(frame, new DoorTabPage(participant, shown.name().toLowerCase(java.util.Locale.ROOT),
        tile.symbol() == null ? null : tile.symbol().code(), tile.tone() == null ? null : tile.tone().code(), valid));
  }
}
