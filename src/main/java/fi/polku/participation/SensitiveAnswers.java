package fi.polku.participation;

import fi.polku.participant.Participant;
import fi.polku.platform.db.Tx;
import java.util.List;

/** Whether a person may be asked what is sensitive: whoever has taken that consent back is not. */
final class SensitiveAnswers {
  private SensitiveAnswers() {}

  /** True when the consent has been given and taken back, and not given anew (GDPR art. 7(3)). */
  static boolean withdrawn(Tx tx, Participant.Key participant) {
    return tx.query("""
            SELECT coalesce(bool_and(c.withdrawn_on IS NOT NULL), false)
            FROM participant_consent c
            WHERE c.organisation_id = :organisation AND c.participant_id = :participant AND c.kind = 'sensitive-answers'
            """)
        .bind("participant", participant)
        .mapTo(Boolean.class)
        .one();
  }

  /** What a form asks of this person. */
  static List<Question> asked(Tx tx, Participant.Key participant, Programme programme, FormKind kind) {
    return asked(withdrawn(tx, participant), programme, kind);
  }

  static List<Question> asked(boolean withdrawn, Programme programme, FormKind kind) {
    return Question.of(kind, programme).stream().filter(q -> !withdrawn || !q.sensitiveIn(programme)).toList();
  }
}
