package fi.polku.participant;

import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Since when a person is known here: visits linked later and stays brought in are older than the record itself. */
@Component
class Acquaintance {
  private final Database database;
  private final List<FirstDay> days;

  Acquaintance(Database database, List<FirstDay> days) {
    this.database = database;
    this.days = days;
  }

  /** The first day the person was here, if any module knows one. */
  Optional<LocalDate> firstDay(Tx tx, Participant.Key participant) {
    return days.stream().flatMap(day -> day.of(tx, participant).stream()).min(LocalDate::compareTo);
  }

  Optional<LocalDate> firstDay(Scope scope, Participant.Key participant) {
    return database.in(scope, tx -> {
      tx.audit("participant.read-participant", List.of(participant), List.of(), 1);
      return firstDay(tx, participant);
    });
  }

  /** The day or the moment the record was made, whichever was earlier. */
  static Instant since(Instant made, Optional<LocalDate> firstDay) {
    return firstDay.map(Helsinki::start).filter(day -> day.isBefore(made)).orElse(made);
  }
}
