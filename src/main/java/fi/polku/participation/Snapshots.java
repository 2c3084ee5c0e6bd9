package fi.polku.participation;

import fi.polku.participant.Participant;
import fi.polku.participant.Participants;
import fi.polku.platform.db.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What was true on entering, kept in the first stay; birth date, gender and municipality are the person's own. */
@Component
class Snapshots {
  private static final Set<String> IN_COLUMN = Set.of("refused", "not-asked");
  private final Participants participants;

  Snapshots(Participants participants) {
    this.participants = participants;
  }

  private record Reason(String field, MissingReason reason) {}

  Snapshot read(Tx tx, Spell spell) {
    Snapshot known = Snapshot.empty();
    Map<String, Object> row = tx.query("""
            SELECT p.birth_date::text AS birth_date, p.gender, p.municipality, s.entry_status, s.status_since::text AS status_since, s.isced::text AS isced,
              s.disability, s.foreign_background, s.third_country_national, s.minority, s.homeless, s.other_disadvantage,
              t.contract AS entry_contract, t.hours AS entry_hours
            FROM participation_spell s
            JOIN participant p ON p.organisation_id = s.organisation_id AND p.id = s.participant_id
            LEFT JOIN LATERAL (
              SELECT t.contract, t.hours
              FROM participation_status t
              WHERE t.organisation_id = s.organisation_id AND t.participant_id = s.participant_id AND t.status = 'employed'
                AND t.from_date <= s.entered AND (t.to_date IS NULL OR t.to_date >= s.entered)
              ORDER BY t.from_date DESC
              LIMIT 1) t ON s.entry_status = 'employed'
            WHERE s.organisation_id = :organisation AND s.id = :spell
            """)
        .bind("spell", spell.id())
        .mapToMap()
        .one();
    for (Question question : Question.values()) {
      Object value = row.get(question.code().replace('-', '_'));
      if (value == null) continue;
      if (IN_COLUMN.contains(value.toString())) known.missing().put(question, Typed.code(MissingReason.class, value.toString()).orElseThrow());
      else known.values().put(question, value.toString());
    }
    reasons(tx, spell, FormKind.START).forEach((question, reason) -> known.missing().putIfAbsent(question, reason));
    known.missing().keySet().removeAll(known.values().keySet());
    return known;
  }

  static Map<Question, MissingReason> reasons(Tx tx, Spell spell, FormKind kind) {
    Map<Question, MissingReason> all = new java.util.EnumMap<>(Question.class);
    List<Reason> rows = tx.query("""
            SELECT m.field, m.reason
            FROM participation_missing m
            WHERE m.organisation_id = :organisation AND m.spell_id = :spell
            """)
        .bind("spell", spell.id())
        .mapTo(Reason.class)
        .list();
    for (Question question : Question.values()) {
      if (!question.forms.contains(kind)) continue;
      rows.stream().filter(row -> row.field.equals(question.field(kind))).findFirst().ifPresent(row -> all.put(question, row.reason));
    }
    return all;
  }

  /** Writes the entry data over what stood; the caller has looked at what that changes. */
  void write(Tx tx, Spell spell, Snapshot to) {
    var update = tx.update("""
        UPDATE participation_spell
        SET entry_status = :entry_status, status_since = :status_since::date, isced = :isced::smallint, disability = :disability, foreign_background = :foreign_background,
          third_country_national = :third_country_national, minority = :minority, homeless = :homeless, other_disadvantage = :other_disadvantage, revision = revision + 1
        WHERE organisation_id = :organisation AND id = :spell
        """).bind("spell", spell.id());
    for (Question question : List.of(Question.ENTRY_STATUS, Question.STATUS_SINCE, Question.ISCED)) update.bind(question.code().replace('-', '_'), to.values().get(question));
    for (Question question : Question.YES_NO) update.bind(question.code().replace('-', '_'), column(question, to));
    update.execute();
    String gender = column(Question.GENDER, to);
    participants.answered(tx, spell.participantId(), to.value(Question.BIRTH_DATE).map(LocalDate::parse).orElse(null),
        Typed.code(Participant.Gender.class, gender).orElse(null), to.values().get(Question.MUNICIPALITY));
    explain(tx, spell, FormKind.START, to);
  }

  /** The reasons for what is not there, in place of those of the same form before. */
  static void explain(Tx tx, Spell spell, FormKind kind, Snapshot to) {
    for (Question question : Question.values()) {
      if (!question.forms.contains(kind)) continue;
      tx.update("DELETE FROM participation_missing WHERE organisation_id = :organisation AND spell_id = :spell AND field = :field")
          .bind("spell", spell.id())
          .bind("field", question.field(kind))
          .execute();
      if (column(question, to) == null) to.why(question).ifPresent(reason -> explain(tx, spell, question.field(kind), reason));
    }
  }

  private static void explain(Tx tx, Spell spell, String field, MissingReason reason) {
    tx.update("""
            INSERT INTO participation_missing (organisation_id, spell_id, participant_id, field, reason, noted_by)
            VALUES (:organisation, :spell, :participant, :field, :reason, :actor)
            """)
        .bind("spell", spell.id())
        .bind("participant", spell.participantId())
        .bind("field", field)
        .bind("reason", reason)
        .execute();
  }

  /** What stands in the question's own column: the answer, or those reasons the column knows. */
  private static @org.jspecify.annotations.Nullable String column(Question question, Snapshot to) {
    String value = to.values().get(question);
    boolean knows = Question.YES_NO.contains(question) || question == Question.GENDER;
    return value != null || !knows ? value : to.why(question).map(Typed::code).filter(IN_COLUMN::contains).orElse(null);
  }
}
