package fi.polku.activity;

import fi.polku.activity.ActivityAction.Requires;
import fi.polku.participant.Participant;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Invalid;
import gg.jte.models.runtime.JteModel;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Earlier visits of a card: linked to the person by their own wish, and parted again. */
@RestController
public class CardVisitPages {
  private final CardVisits visits;

  CardVisitPages(CardVisits visits) {
    this.visits = visits;
  }

  /** @param wish the person has wished it themselves: without that nothing is linked */
  @Requires(ActivityAction.PRINT_CARDS)
  @PostMapping("/participants/{participant}/card/{card}/visits")
  ResponseEntity<JteModel> link(Scope scope, @PathVariable Participant.Key participant, @PathVariable Card.Key card, @RequestParam(defaultValue = "false") boolean wish) {
    if (!wish) throw new Invalid("activity.card.wishMissing");
    visits.link(scope, participant, card);
    return Answers.seeOther("/participants/" + participant.value() + "/card");
  }

  @Requires(ActivityAction.PRINT_CARDS)
  @PostMapping("/participants/{participant}/card/{card}/visits/parting")
  ResponseEntity<JteModel> part(Scope scope, @PathVariable Participant.Key participant, @PathVariable Card.Key card) {
    visits.part(scope, participant, card);
    return Answers.seeOther("/participants/" + participant.value() + "/card");
  }
}
