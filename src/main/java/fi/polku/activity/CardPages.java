package fi.polku.activity;

import fi.polku.activity.ActivityAction.Requires;
import fi.polku.participant.Participant;
import fi.polku.platform.security.Action;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Paper;
import fi.polku.platform.web.Problems;
import fi.polku.platform.web.SettingsEntry;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Printed cards: sheets of them for nobody yet, and the card of one person. */
@RestController
public class CardPages {
  private static final int MOST_SHEETS = 20;
  private final Cards cards;
  private final DoorTiles people;
  private final Templates templates;

  CardPages(Cards cards, DoorTiles people, Templates templates) {
    this.cards = cards;
    this.people = people;
    this.templates = templates;
  }

  /** The cards among the settings. */
  @Component
  static class Entry implements SettingsEntry {
    @Override
    public String key() {
      return "activity.cards";
    }

    @Override
    public String path() {
      return "/work/cards";
    }

    @Override
    public Action action() {
      return ActivityAction.PRINT_CARDS;
    }
  }

  public record CardsPage(List<Card.Batch> batches, Card.BatchKey id, String sheets, Problems problems) {}

  /** @param qr a picture; @param code the same in groups of letters */
  public record Printed(String qr, String code) {}

  public record CardSheetPage(List<List<Printed>> sheets) {}

  public record CardHolderPage(Participant.Key id, String name, List<Card> cards, String code, boolean given, Problems problems) {}

  @Requires(ActivityAction.PRINT_CARDS)
  @GetMapping("/work/cards")
  JteModel list(Frame frame, Scope scope) {
    return templates.activityCards(frame, new CardsPage(cards.batches(scope), new Card.BatchKey(UUID.randomUUID()), "1", Problems.none()));
  }

  /** The codes leave in this one answer and are kept nowhere. */
  @Requires(ActivityAction.PRINT_CARDS)
  @PostMapping("/work/cards")
  ResponseEntity<?> print(Frame frame, Scope scope, @RequestParam Card.BatchKey id, @RequestParam(defaultValue = "") String sheets) {
    boolean readable = sheets.strip().matches("[0-9]{1,2}") && Integer.parseInt(sheets.strip()) >= 1 && Integer.parseInt(sheets.strip()) <= MOST_SHEETS;
    if (!readable) {
      Problems problems = Problems.none().add("sheets", "activity.cards.sheets.wrong", MOST_SHEETS);
      return Answers.invalid(templates.activityCards(frame, new CardsPage(cards.batches(scope), id, sheets, problems)));
    }
    List<Printed> printed = cards.print(scope, id, Integer.parseInt(sheets.strip())).stream()
        .map(code -> new Printed(CardSheet.qr(Card.printed(code)), Card.grouped(code)))
        .toList();
    List<List<Printed>> pages = IntStream.range(0, printed.size() / Cards.ON_A_SHEET)
        .mapToObj(i -> printed.subList(i * Cards.ON_A_SHEET, (i + 1) * Cards.ON_A_SHEET)).toList();
    byte[] pdf = Paper.pdf(templates.activityCardSheet(frame, new CardSheetPage(pages)).render());
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).cacheControl(CacheControl.noStore())
        .header("Content-Disposition", "inline; filename=\"" + frame.text("activity.cards.file") + ".pdf\"").body(pdf);
  }

  @Requires(ActivityAction.PRINT_CARDS)
  @PostMapping("/work/cards/{batch}/revocation")
  ResponseEntity<JteModel> revokeUngiven(Scope scope, @PathVariable Card.BatchKey batch) {
    cards.revokeUngiven(scope, batch);
    return Answers.seeOther("/work/cards");
  }

  @Requires(ActivityAction.PRINT_CARDS)
  @GetMapping("/participants/{participant}/card")
  JteModel person(Frame frame, Scope scope, @PathVariable Participant.Key participant, @RequestParam(defaultValue = "false") boolean given) {
    return templates.activityCard(frame, page(scope, participant, "", given, Problems.none()));
  }

  private CardHolderPage page(Scope scope, Participant.Key participant, String code, boolean given, Problems problems) {
    return new CardHolderPage(participant, people.person(scope, participant).shownName(), cards.list(scope, participant), code, given, problems);
  }

  @Requires(ActivityAction.PRINT_CARDS)
  @PostMapping("/participants/{participant}/card")
  ResponseEntity<JteModel> give(Frame frame, Scope scope, @PathVariable Participant.Key participant, @RequestParam(defaultValue = "") String code) {
    Optional<String> wrong = cards.give(scope, participant, code);
    if (wrong.isPresent()) {
      return Answers.invalid(templates.activityCard(frame, page(scope, participant, code, false, Problems.none().add("code", wrong.get()))));
    }
    return Answers.seeOther("/participants/" + participant.value() + "/card?given=true");
  }

  @Requires(ActivityAction.PRINT_CARDS)
  @PostMapping("/participants/{participant}/card/{card}/revocation")
  ResponseEntity<JteModel> revoke(Scope scope, @PathVariable Participant.Key participant, @PathVariable Card.Key card) {
    cards.revoke(scope, participant, card);
    return Answers.seeOther("/participants/" + participant.value() + "/card");
  }
}
