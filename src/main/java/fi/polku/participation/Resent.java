package fi.polku.participation;

import fi.polku.platform.db.Tx;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A form after leaving that comes once more: its answers are not kept, so it is held against what stands where they went. */
record Resent(Tx tx, Spell spell, FormKind kind) {
  /** Whether sending it would tell nothing but what it told the first time. */
  boolean says(Snapshot said, List<Question> asked, LocalDate from, List<Status> now) {
    return reasons(said, asked) && situations(from, now) && qualification(said);
  }

  private boolean reasons(Snapshot said, List<Question> asked) {
    Map<String, String> stand = new HashMap<>();
    tx.query("SELECT field, reason FROM participation_missing WHERE organisation_id = :organisation AND spell_id = :spell")
        .bind("spell", spell.id())
        .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(entry -> stand.put(entry.getKey(), entry.getValue()));
    return asked.stream().allMatch(q -> said.why(q).map(Typed::code).equals(Optional.ofNullable(stand.get(q.field(kind)))));
  }

  private boolean situations(LocalDate from, List<Status> now) {
    List<Status> stand = Statuses.list(tx, spell.participantId());
    boolean all = now.stream().allMatch(wanted -> stand.stream().anyMatch(s -> holds(s, from, wanted)));
    return all && stand.stream().filter(this::own).allMatch(s -> now.stream().anyMatch(wanted -> holds(s, from, wanted)));
  }

  /** What the form began itself is just as it says; what went on from before only has to hold. */
  private boolean holds(Status stands, LocalDate from, Status wanted) {
    if (stands.status() != wanted.status()) return false;
    if (own(stands)) return stands.fromDate().equals(from) && stands.contract() == wanted.contract() && stands.hours() == wanted.hours();
    return !stands.fromDate().isAfter(from) && (stands.toDate() == null || !stands.toDate().isBefore(from)) && (wanted.contract() == null || wanted.contract() == stands.contract())
        && (wanted.hours() == null || wanted.hours() == stands.hours());
  }

  /** Begun by this form and not by the same of an earlier stay. */
  private boolean own(Status status) {
    return (Typed.code(kind) + "-form").equals(status.source()) && !status.fromDate().isBefore(spell.entered());
  }

  /** Without one, none may have been told since leaving. */
  private boolean qualification(Snapshot said) {
    LocalDate day = said.value(Question.QUALIFICATION_DATE).map(LocalDate::parse).orElse(spell.leftOn());
    List<Qualification> stand = Qualifications.list(tx, spell.participantId()).stream().filter(q -> q.projectId().equals(spell.projectId())).toList();
    return said.value(Question.QUALIFICATION)
        .map(name -> stand.stream().anyMatch(q -> q.name().equals(name) && q.gainedOn().equals(day)))
        .orElseGet(() -> kind == FormKind.SIX_MONTHS || stand.stream().noneMatch(q -> !q.gainedOn().isBefore(spell.leftOn())));
  }
}
