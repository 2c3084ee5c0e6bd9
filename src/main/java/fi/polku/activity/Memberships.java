package fi.polku.activity;

import fi.polku.activity.ActivityProfile.Member;
import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who belongs to a group: joining is done where people come in, leaving and coming back here. */
@Component
class Memberships {
  private final Database database;
  private final Activities activities;

  Memberships(Database database, Activities activities) {
    this.database = database;
    this.activities = activities;
  }

  /** Everybody who belongs or has belonged, those who do first. */
  List<Member> list(Scope scope, Activity.Key activity) {
    return database.in(scope, tx -> {
      activities.get(tx, activity);
      List<Member> members = tx.query("""
              SELECT p.id, p.shown_name, m.joined_on, m.left_on
              FROM activity_member m
              JOIN participant p ON p.organisation_id = m.organisation_id AND p.id = m.participant_id
              WHERE m.organisation_id = :organisation AND m.activity_id = :activity AND p.erased_at IS NULL AND p.id <> ALL (ARRAY (SELECT participant_hidden(:organisation, :actor)))
              ORDER BY m.left_on IS NOT NULL, p.shown_name, p.id
              """)
          .bind("activity", activity)
          .mapTo(Member.class)
          .list();
      if (!members.isEmpty()) tx.audit(members.stream().map(Member::id).toList(), activity);
      return members;
    });
  }

  /** The person no longer belongs from this day on; what they have taken part in stays. */
  void end(Scope scope, Activity.Key activity, Participant.Key participant, LocalDate today) {
    write(scope, activity, participant, "UPDATE activity_member SET left_on = coalesce(left_on, greatest(joined_on, :today)) WHERE organisation_id = :organisation AND activity_id = :activity AND participant_id = :participant", today);
  }

  /** They belong again, as if they had never left. */
  void resume(Scope scope, Activity.Key activity, Participant.Key participant, LocalDate today) {
    write(scope, activity, participant, "UPDATE activity_member SET left_on = NULL WHERE organisation_id = :organisation AND activity_id = :activity AND participant_id = :participant", today);
  }

  private void write(Scope scope, Activity.Key activity, Participant.Key participant, String sql, LocalDate today) {
    database.act(scope, tx -> {
      activities.hold(tx, activity);
      int written = tx.update(sql).bind("activity", activity).bind("participant", participant).bind("today", today).execute();
      if (written == 0) throw new NotFound();
      tx.audit(List.of(participant), activity);
    });
  }
}
