package fi.polku.activity;

import fi.polku.activity.ActivityAction.Requires;
import fi.polku.activity.DoorTile.ShownAs;
import fi.polku.activity.DoorTile.Symbol;
import fi.polku.activity.DoorTile.Tone;
import fi.polku.participant.Participant;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How a person is shown at the door: chosen together with the person. */
@RestController
public class TilePages {
  private final DoorTiles tiles;
  private final Templates templates;

  TilePages(DoorTiles tiles, Templates templates) {
    this.tiles = tiles;
    this.templates = templates;
  }

  /** @param shown "alias", "symbol" or "hidden"; @param saved true right after choosing */
  public record TilePage(Participant.Key id, String name, @Nullable String alias, String shown, String symbol, String tone, boolean saved, Problems problems) {
    public List<String> symbols() {
      return Stream.of(Symbol.values()).map(Symbol::code).toList();
    }

    public List<String> tones() {
      return Stream.of(Tone.values()).map(Tone::code).toList();
    }
  }

  @Requires(ActivityAction.MANAGE_DOORS)
  @GetMapping("/participants/{participant}/tile")
  JteModel choose(Frame frame, Scope scope, @PathVariable Participant.Key participant, @RequestParam(defaultValue = "false") boolean saved) {
    DoorTiles.Person person = tiles.person(scope, participant);
    return templates.activityDoorTile(frame, page(participant, person, tiles.choice(scope, participant), saved, Problems.none()));
  }

  private static TilePage page(Participant.Key id, DoorTiles.Person person, DoorTile tile, boolean saved, Problems problems) {
    ShownAs shown = tile.shownAs() == ShownAs.ALIAS && person.alias() == null && !problems.any() ? ShownAs.HIDDEN : tile.shownAs();
    return new TilePage(id, person.shownName(), person.alias(), shown.name().toLowerCase(java.util.Locale.ROOT),
        tile.symbol() == null ? "" : tile.symbol().code(), tile.tone() == null ? Tone.SPRUCE.code() : tile.tone().code(), saved, problems);
  }

  @Requires(ActivityAction.MANAGE_DOORS)
  @PostMapping("/participants/{participant}/tile")
  ResponseEntity<JteModel> chosen(Frame frame, Scope scope, @PathVariable Participant.Key participant, @RequestParam ShownAs shown,
      @RequestParam(required = false) @Nullable Symbol symbol, @RequestParam(required = false) @Nullable Tone tone) {
    DoorTile tile = new DoorTile(shown, symbol, symbol == null ? null : tone == null ? Tone.SPRUCE : tone);
    DoorTiles.Person person = tiles.person(scope, participant);
    Problems problems = Problems.none()
        .addIf(shown == ShownAs.SYMBOL && symbol == null, "symbol-leaf", "activity.tile.symbol.missing")
        .addIf(shown == ShownAs.ALIAS && person.alias() == null, "shown-symbol", "activity.tile.alias.missing");
    if (!problems.any()) problems.addIf(shown == ShownAs.SYMBOL && tiles.taken(scope, participant, tile.stored()), "symbol-leaf", "activity.tile.symbol.taken");
    if (problems.any()) return Answers.invalid(templates.activityDoorTile(frame, page(participant, person, tile, false, problems)));
    tiles.choose(scope, participant, tile);
    return Answers.seeOther("/participants/" + participant.value() + "/tile?saved=true");
  }
}
