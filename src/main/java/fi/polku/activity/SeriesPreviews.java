package fi.polku.activity;

import fi.polku.activity.Series.Standing;
import fi.polku.activity.SeriesPages.Day;
import fi.polku.activity.SeriesPages.Preview;
import fi.polku.activity.SessionRow.Taken;
import fi.polku.activity.Spot.Offer;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a series would become, before anybody saves it. */
@Component
class SeriesPreviews {
  private final Timetables timetables;
  private final Bookings bookings;
  private final Places places;

  SeriesPreviews(Timetables timetables, Bookings bookings, Places places) {
    this.timetables = timetables;
    this.bookings = bookings;
    this.places = places;
  }

  Preview of(Scope scope, ActivityProfile activity, @Nullable Standing standing, Series rule, Typed typed, Instant now) {
    Spot spot = Spot.of(typed.value("where"));
    Room.Key room = spot.place() == null ? activity.roomId() : spot.room();
    Series.Key except = standing == null ? null : standing.id();
    List<Taken> taken = room == null ? List.of() : bookings.taken(scope, room, Helsinki.start(rule.firstOn()), Helsinki.end(rule.lastOn().plusDays(1)), except);
    Series whole = new Series(rule.weekdays(), rule.everyWeeks(), rule.firstOn(), rule.lastOn(), rule.startsAt(), rule.endsAt(), java.util.Set.of());
    List<Day> days = whole.occurrences().stream()
        .map(occurrence -> new Day(occurrence.date(), rule.skippedOn().contains(occurrence.date()), taken.stream().filter(other -> other.meets(occurrence)).toList()))
        .toList();
    SeriesPlan plan = standing == null ? null : timetables.plan(scope, activity.id(), standing.id(), rule.firstOn(), rule, now);
    return new Preview(plan == null ? rule : plan.rule(), days, SeriesForm.seen(typed), plan);
  }

  List<Offer> offers(Scope scope, Typed typed) {
    return places.offers(scope, Spot.of(typed.value("where")));
  }
}
