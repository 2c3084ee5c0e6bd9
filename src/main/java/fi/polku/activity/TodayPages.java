package fi.polku.activity;

import static fi.polku.activity.ActivityAction.SEE_TODAY;

import fi.polku.activity.ActivityAction.Requires;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.TodayCard;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where the staff's day begins: what goes on now, what comes next, and what was left unfinished. */
@RestController
public class TodayPages {
  private final Days days;
  private final List<TodayCard> cards;
  private final Templates templates;

  TodayPages(Days days, List<TodayCard> cards, Templates templates) {
    this.days = days;
    this.cards = cards;
    this.templates = templates;
  }

  /** @param unfinished of the days before; only on today's page */
  public record TodayPage(LocalDate date, LocalDate today, Day day, List<Day.Item> unfinished, List<TodayCard.Note> notes) {
    public boolean isToday() {
      return date.equals(today);
    }

    public boolean past() {
      return date.isBefore(today);
    }
  }


  @Requires(SEE_TODAY)
  @GetMapping("/today")
  JteModel today(Frame frame, Scope scope, @RequestParam(defaultValue = "") String day) {
    LocalDate date = date(day, frame.today());
    boolean today = date.equals(frame.today());
    List<Day.Item> unfinished = today ? days.unfinished(scope, date) : List.of();
    return templates.activityToday(frame, new TodayPage(date, frame.today(), days.get(scope, date), unfinished, today ? notes(frame) : List.of()));
  }

  private List<TodayCard.Note> notes(Frame frame) {
    return cards.stream()
        .filter(card -> frame.may(card.action()))
        .flatMap(card -> card.note(Scope.staff(frame.actor(), card.action(), frame.request()), frame).stream())
        .toList();
  }

  private static LocalDate date(String typed, LocalDate today) {
    try {
      LocalDate date = LocalDate.parse(typed);
      return date.isBefore(today.minusYears(20)) || date.isAfter(today.plusYears(5)) ? today : date;
    } catch (DateTimeParseException e) {
      return today;
    }
  }
}
