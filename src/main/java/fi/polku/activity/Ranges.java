package fi.polku.activity;

import fi.polku.activity.Cancellations.Move;
import fi.polku.activity.Cancellations.Of;
import fi.polku.activity.Cancellations.Picked;
import fi.polku.activity.Spot.Offer;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Invalid;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Many sessions in one act: from a day to a day, what is there, and what is done to those that were chosen. */
@Component
public class Ranges {
  /** Rows that one page shows, and one act takes at most. */
  static final int MOST = 300;

  private static final int USUAL_DAYS = 28;
  private final Cancellations cancellations;
  private final Sessions sessions;
  private final Places places;
  private final Templates templates;

  Ranges(Cancellations cancellations, Sessions sessions, Places places, Templates templates) {
    this.cancellations = cancellations;
    this.sessions = sessions;
    this.places = places;
    this.templates = templates;
  }

  /** What the sessions are of. @param path the page of it, to come back to */
  record Target(Of of, String name, String path) {}

  /** @param path where the forms go */
  public record RangePage(String name, String back, boolean place, LocalDate from, LocalDate to, List<SessionRow> sessions, List<Offer> offers, Typed typed) {
    public String path() {
      return back + "/cancellations";
    }

    /** Those that "all of these" means: whoever has marks is chosen one by one. */
    public List<SessionRow> untouched() {
      return sessions.stream().filter(row -> row.marks() == 0).toList();
    }
  }

  JteModel show(Scope scope, Frame frame, Target target, Typed typed) {
    LocalDate from = or(typed.date("from"), frame.today());
    LocalDate to = or(typed.date("to"), from.plusDays(USUAL_DAYS));
    typed.problems().addIf(to.isBefore(from), "to", "activity.problem.order");
    List<SessionRow> found = sessions.list(scope, new Sessions.Range(target.of.activity(), target.of.place(), Helsinki.start(from), Helsinki.end(to), MOST))
        .stream().filter(row -> row.closedAt() == null).toList();
    return templates.activityWorkRange(frame, new RangePage(target.name, target.path, target.of.place() != null, from, to, found, places.offers(scope, Spot.NONE), typed));
  }

  ResponseEntity<JteModel> act(Scope scope, Frame frame, Target target, MultiValueMap<String, String> fields) {
    Typed typed = new Typed(fields);
    List<Picked> picked = picked(typed);
    typed.problems().addIf(picked.isEmpty(), "picks", "activity.activities.problem.picks");
    String notice = typed.text("notice", 500);
    String act = typed.value("act");
    Move move = act.equals("move") ? move(typed) : null;
    if (!typed.fine()) return Answers.invalid(show(scope, frame, target, typed));
    int count = switch (act) {
      case "cancel" -> cancellations.cancel(scope, target.of, picked, notice, frame.now());
      case "restore" -> cancellations.restore(scope, target.of, picked, notice);
      case "move" -> cancellations.move(scope, target.of, picked, move, notice, frame.now());
      default -> throw new Invalid("platform.fault.invalid.sentence");
    };
    return Answers.seeOther(Done.at(target.path, done(act), count));
  }

  private static String done(String act) {
    return switch (act) {
      case "cancel" -> "cancelled";
      case "restore" -> "restored";
      default -> "moved";
    };
  }

  private static List<Picked> picked(Typed typed) {
    Stream<String> all = typed.value("all").isEmpty() ? Stream.empty() : typed.all("shown").stream();
    List<Picked> picked = Stream.concat(typed.all("pick").stream(), all).distinct().map(Ranges::picked).toList();
    if (picked.size() > MOST) throw new Invalid("platform.fault.invalid.sentence");
    return picked;
  }

  private static Picked picked(String text) {
    String[] parts = text.split("@");
    if (parts.length != 2 || !parts[1].matches("-?[0-9]{1,11}")) throw new Invalid("platform.fault.invalid.sentence");
    return new Picked(new Session.Key(Typed.id(parts[0])), Instant.ofEpochSecond(Long.parseLong(parts[1])));
  }

  private static Move move(Typed typed) {
    String days = typed.value("days").strip();
    boolean whole = days.isEmpty() || (days.matches("[+-]?[0-9]{1,3}") && Math.abs(Integer.parseInt(days)) <= 366);
    typed.problems().addIf(!whole, "days", "activity.activities.problem.days");
    LocalTime starts = typed.time("starts");
    LocalTime ends = typed.time("ends");
    typed.problems().addIf(starts != null && ends != null && Series.turned(starts, ends), "ends", "activity.problem.turned");
    Spot spot = typed.value("where").isBlank() ? null : Spot.of(typed.value("where"));
    Move move = new Move(whole && !days.isEmpty() ? Integer.parseInt(days) : 0, starts, ends, spot);
    typed.problems().addIf(typed.fine() && move.days() == 0 && starts == null && ends == null && spot == null, "days", "activity.activities.problem.move");
    return move;
  }

  private static LocalDate or(@Nullable LocalDate date, LocalDate fallback) {
    return date == null ? fallback : date;
  }
}
