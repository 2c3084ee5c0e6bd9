package fi.polku.participation;

import fi.polku.participant.MergeForeseen;
import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stays of two records that become one stay when the records become one person. */
@Component
class UnitedStays implements MergeForeseen {
  private final Database database;

  UnitedStays(Database database) {
    this.database = database;
  }

  /** What one stretch is made of; a stay that goes on has no day of leaving. */
  record Stretch(String project, LocalDate[] entered, @Nullable LocalDate[] leftOn) {
    /** The last day of the one that ended last, null when one of them goes on. */
    @Nullable LocalDate ends() {
      boolean open = Arrays.stream(leftOn).anyMatch(day -> day == null);
      return open ? null : Arrays.stream(leftOn).max(LocalDate::compareTo).orElseThrow();
    }
  }

  @Override
  public List<String> sentences(Scope scope, Frame frame, Participant.Key kept, Participant.Key other) {
    return stretches(scope, kept, other).stream().map(stretch -> sentence(frame, stretch)).toList();
  }

  List<Stretch> stretches(Scope scope, Participant.Key kept, Participant.Key other) {
    return database.in(scope, tx -> {
      tx.audit("participation.read-participation", List.of(kept, other), List.of(), 2);
      return tx.query("""
              SELECT j.name AS project, array_agg(t.entered ORDER BY t.entered, t.spell_id) AS entered, array_agg(t.left_on ORDER BY t.entered, t.spell_id) AS left_on
              FROM participation_spell_stretches(:organisation, ARRAY[:kept, :other]::uuid[]) t
              JOIN organisation_project j ON j.organisation_id = :organisation AND j.id = t.project_id
              GROUP BY j.id, j.name, t.stretch
              HAVING count(DISTINCT t.participant_id) = 2
              ORDER BY j.name, t.stretch
              """)
          .bind("kept", kept)
          .bind("other", other)
          .mapTo(Stretch.class)
          .list();
    });
  }

  private static String sentence(Frame frame, Stretch stretch) {
    String stays = IntStream.range(0, stretch.entered.length).mapToObj(i -> span(frame, stretch.entered[i], stretch.leftOn[i])).collect(Collectors.joining(", "));
    LocalDate ends = stretch.ends();
    String from = frame.date(stretch.entered[0]);
    return ends == null ? frame.text("participation.united.open", stretch.project, stays, from) : frame.text("participation.united.closed", stretch.project, stays, from, frame.date(ends));
  }

  private static String span(Frame frame, LocalDate from, @Nullable LocalDate to) {
    return frame.period(from, to);
  }
}
