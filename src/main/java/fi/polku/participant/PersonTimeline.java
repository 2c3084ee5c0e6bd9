package fi.polku.participant;

import fi.polku.participant.Consent.Kind;
import fi.polku.platform.db.Database;
import fi.polku.platform.security.Action;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.Frame;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Of the person themselves: when they became known, could be reached, agreed to something, and when records were joined. */
@Component
class PersonTimeline implements TimelineSource {
  private final Database database;
  private final Acquaintance acquaintance;

  PersonTimeline(Database database, Acquaintance acquaintance) {
    this.database = database;
    this.acquaintance = acquaintance;
  }

  private record Row(String what, @Nullable Instant at, @Nullable LocalDate day, @Nullable Kind kind, @Nullable String partner) {
    TimelineItem item(Frame frame, Participant.Key participant) {
      Instant moment = day == null ? at : Helsinki.start(day);
      String of = kind == null ? "" : frame.label("participant.consent.kind", kind) + (partner == null ? "" : ": " + partner);
      return new TimelineItem(moment, false, kind == null ? TimelineItem.Kind.PERSON : TimelineItem.Kind.DOCUMENT, frame.text("participant.timeline." + what), of,
          kind == null ? null : "/participants/" + participant.value() + "/consents", false);
    }
  }

  @Override
  public Action action() {
    return ParticipantAction.READ_PARTICIPANT;
  }

  @Override
  public List<TimelineItem> items(Scope scope, Frame frame, Participant.Key participant, Instant before, int most) {
    List<Row> rows = database.in(scope, tx -> {
      tx.audit(List.of(participant));
      return tx.query("""
              SELECT e.what, e.at, e.day, e.kind, e.partner
              FROM (
                SELECT 'known' AS what, least(p.created_at, :since::timestamptz) AS at, NULL::date AS day, NULL AS kind, NULL AS partner
                FROM participant p
                WHERE p.organisation_id = :organisation AND p.id = :participant
                UNION ALL
                SELECT 'contactable', p.contactable_at, NULL, NULL, NULL
                FROM participant p
                WHERE p.organisation_id = :organisation AND p.id = :participant AND p.contactable_at IS NOT NULL
                UNION ALL
                SELECT CASE WHEN c.kind = 'privacy-notice' THEN 'notice' ELSE 'given' END, c.given_on::timestamp AT TIME ZONE 'Europe/Helsinki', c.given_on, c.kind, c.partner
                FROM participant_consent c
                WHERE c.organisation_id = :organisation AND c.participant_id = :participant
                UNION ALL
                SELECT 'withdrawn', c.withdrawn_on::timestamp AT TIME ZONE 'Europe/Helsinki', c.withdrawn_on, c.kind, c.partner
                FROM participant_consent c
                WHERE c.organisation_id = :organisation AND c.participant_id = :participant AND c.withdrawn_on IS NOT NULL
                UNION ALL
                SELECT CASE m.why WHEN 'own-wish' THEN 'linked' ELSE 'merged' END, m.merged_at, NULL, NULL, NULL
                FROM participant_merge m
                WHERE m.organisation_id = :organisation AND m.participant_id = :participant AND m.undone_at IS NULL
              ) e
              WHERE e.at < :before
              ORDER BY e.at DESC
              LIMIT :most
              """)
          .bind("participant", participant)
          .bind("since", acquaintance.firstDay(tx, participant).map(Helsinki::start).orElse(null))
          .bind("before", before)
          .bind("most", most)
          .mapTo(Row.class)
          .list();
    });
    return rows.stream().map(row -> row.item(frame, participant)).toList();
  }
}
