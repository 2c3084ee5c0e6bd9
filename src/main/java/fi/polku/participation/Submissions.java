package fi.polku.participation;

import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Conflict;
import fi.polku.platform.web.Problems;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends a form: its answers go where they belong (stay, status, person) in one act, or not at all. */
@Component
class Submissions {
  /** The reason kept when a person's own answer on their phone differs from what stood. */
  static final String OWN_ANSWER = "own-answer";

  private final Database database;
  private final Spells spells;
  private final FundedProjects projects;
  private final Snapshots snapshots;
  private final Drafts drafts;
  private final Dues dues;
  private final Clock clock;

  Submissions(Database database, Spells spells, FundedProjects projects, Snapshots snapshots, Drafts drafts, Dues dues, Clock clock) {
    this.database = database;
    this.spells = spells;
    this.projects = projects;
    this.snapshots = snapshots;
    this.drafts = drafts;
    this.dues = dues;
    this.clock = clock;
  }

  /** @param revision of the stay when the form was shown; @param reason why something given before is changed */
  record Sent(Draft draft, Filled filled, int revision, String reason, LocalDate today, boolean everyAnswer) {}

  /** The questions that wait for an answer on the person's own phone: what has been given is not asked, nor shown, again. */
  List<Question> open(Tx tx, Spell spell, FundedProject project, FormKind kind) {
    Snapshot known = kind == FormKind.START ? snapshots.read(tx, spell) : Snapshot.empty();
    return SensitiveAnswers.asked(tx, spell.participantId(), project.programme(), kind).stream().filter(q -> !known.given(q)).toList();
  }

  /** What stands in the way; nothing when it has been sent. The same form sent twice is one. */
  Problems send(Scope scope, Sent sent) {
    return database.in(scope, tx -> {
      Problems problems = Problems.none();
      hold(tx, sent.draft);
      Spell spell = spells.get(tx, sent.draft.participantId(), sent.draft.spellId());
      require(spell, sent.draft.kind());
      Optional<Form> before = sentBefore(tx, sent.draft);
      if (before.isPresent()) return again(tx, spell, sent, before.get());
      FundedProject project = projects.get(tx, spell.projectId());
      List<Question> asked = sent.everyAnswer ? open(tx, spell, project, sent.draft.kind()) : SensitiveAnswers.asked(tx, spell.participantId(), project.programme(), sent.draft.kind());
      Snapshot said = sent.filled.read(new Filled.Reading(asked, spell.entered(), sent.today, sent.everyAnswer), problems);
      if (problems.any()) return problems;
      if (spell.revision() != sent.revision) return problems.add("reason", "participation.problem.changed");
      if (sent.draft.kind() == FormKind.START) start(tx, spell, sent, said, problems);
      else afterwards(tx, spell, sent, said);
      if (problems.any()) return problems;
      if (!drafts.send(tx, sent.draft)) throw new Conflict("participation.form.sentMeanwhile");
      dues.renew(tx, Optional.of(spell.participantId()));
      tx.audit(List.of(spell.participantId()), spell.id(), sent.draft.id());
      return problems;
    });
  }

  static void require(Spell spell, FormKind kind) {
    if (kind == FormKind.START && !spell.first()) throw new Conflict("participation.form.onlyFirst");
    if (kind.afterwards() && (spell.open() || !spell.last())) throw new Conflict("participation.form.onlyLeft");
  }

  private static void hold(Tx tx, Draft draft) {
    tx.query("SELECT id FROM participation_spell WHERE organisation_id = :organisation AND id = :id FOR UPDATE").bind("id", draft.spellId()).mapTo(UUID.class).findOne();
  }

  /** The form, if it has been sent: under this id, or a form after leaving under another. */
  private static Optional<Form> sentBefore(Tx tx, Draft draft) {
    return Drafts.sent(tx, draft.participantId()).stream()
        .filter(f -> f.spellId().equals(draft.spellId()) && f.kind() == draft.kind() && (f.kind().afterwards() || f.id().equals(draft.id())))
        .findFirst();
  }

  /** The same form with the same answers is one act; other answers are not taken in silence for what was sent. */
  private Problems again(Tx tx, Spell spell, Sent sent, Form form) {
    Problems problems = Problems.none();
    FormKind kind = form.kind();
    // of a phone only what was asked there can be told again
    List<Question> asked = SensitiveAnswers.asked(tx, spell.participantId(), projects.get(tx, spell.projectId()).programme(), kind).stream().filter(q -> !sent.everyAnswer || sent.filled.told(q)).toList();
    Snapshot said = sent.filled.read(new Filled.Reading(asked, spell.entered(), sent.today, false), problems);
    boolean same = form.id().equals(sent.draft.id()) && !problems.any() && Objects.equals(form.paperDate(), sent.draft.paperDate()) && Objects.equals(form.signedBy(), sent.draft.signedBy())
        && (kind == FormKind.START ? unchanged(tx, spell, sent, said, asked) : new Resent(tx, spell, kind).says(said, asked, since(spell, sent, said), situations(spell, sent, said)));
    return same ? Problems.none() : problems.add("saved", kind == FormKind.START ? "participation.problem.sentStart" : "participation.problem.sentAfterwards");
  }

  private boolean unchanged(Tx tx, Spell spell, Sent sent, Snapshot said, List<Question> asked) {
    Snapshot before = snapshots.read(tx, spell);
    Snapshot to = wanted(before, said, sent, asked);
    return asked.stream().noneMatch(q -> before.differs(q, to));
  }

  private void start(Tx tx, Spell spell, Sent sent, Snapshot said, Problems problems) {
    Snapshot before = snapshots.read(tx, spell);
    List<Question> asked = Question.of(FormKind.START, projects.get(tx, spell.projectId()).programme());
    Snapshot to = wanted(before, said, sent, asked);
    List<Question> corrected = asked.stream().filter(q -> before.given(q) && before.differs(q, to)).toList();
    if (!corrected.isEmpty() && sent.reason.isBlank()) {
      problems.add("reason", "participation.problem.reason");
      return;
    }
    for (Question question : corrected) {
      Corrections.note(tx, spell, question.code(), before.word(question).orElse(null), to.word(question).orElse(null), sent.reason, clock.instant());
    }
    snapshots.write(tx, spell, to);
    to.value(Question.ENTRY_STATUS).ifPresent(status -> onEntering(tx, spell, status, to));
  }

  private static Snapshot wanted(Snapshot before, Snapshot said, Sent sent, List<Question> asked) {
    Snapshot to = over(before, said, asked);
    if (said.value(Question.ENTRY_STATUS).isPresent()) Question.DETAILS.stream().filter(q -> !sent.filled.applies(q)).forEach(q -> to.values().remove(q));
    return to;
  }

  /** What the form did not ask stays as it stood. On the phone only what was open is asked. */
  private static Snapshot over(Snapshot before, Snapshot said, List<Question> asked) {
    Snapshot to = Snapshot.empty();
    for (Question question : Question.values()) {
      // nobody's birthday goes away: an empty field of the person leaves what is known
      boolean kept = Question.OF_PERSON.contains(question) && said.value(question).isEmpty() && before.value(question).isPresent();
      boolean spoken = asked.contains(question) && said.word(question).isPresent() && !kept;
      Snapshot from = spoken ? said : before;
      from.value(question).ifPresent(value -> to.values().put(question, value));
      from.why(question).ifPresent(reason -> to.missing().put(question, reason));
    }
    return to;
  }

  /** The same in the one table that tells the situation on any day; a period that stands already stays. */
  private static void onEntering(Tx tx, Spell spell, String entryStatus, Snapshot to) {
    Status.Kind kind = switch (entryStatus) {
      case "unemployed" -> Status.Kind.UNEMPLOYED_JOB_SEEKER;
      case "inactive-in-education" -> Status.Kind.IN_EDUCATION;
      case "employed" -> Status.Kind.EMPLOYED;
      default -> Status.Kind.INACTIVE;
    };
    boolean covered = Statuses.list(tx, spell.participantId()).stream()
        .anyMatch(s -> s.status() == kind && !s.fromDate().isAfter(spell.entered()) && (s.toDate() == null || !s.toDate().isBefore(spell.entered())));
    LocalDate from = to.value(Question.STATUS_SINCE).map(LocalDate::parse).orElse(spell.entered());
    if (covered) return;
    Statuses.add(tx, spell.participantId(), status(from, kind, to.values().get(Question.ENTRY_CONTRACT), to.values().get(Question.ENTRY_HOURS), "start-form"));
  }

  private void afterwards(Tx tx, Spell spell, Sent sent, Snapshot said) {
    FormKind kind = sent.draft.kind();
    List<Status> now = situations(spell, sent, said);
    if (!now.isEmpty()) Statuses.become(tx, spell.participantId(), since(spell, sent, said), now);
    said.value(Question.QUALIFICATION).ifPresent(name -> Qualifications.add(tx, spell.participantId(), spell.projectId(),
        said.value(Question.QUALIFICATION_DATE).map(LocalDate::parse).orElse(spell.leftOn()), name));
    Snapshots.explain(tx, spell, kind, said);
  }

  private static LocalDate since(Spell spell, Sent sent, Snapshot said) {
    return said.value(Question.SITUATION_SINCE).map(LocalDate::parse).orElse(Clocks.day(sent.draft.kind(), spell.leftOn(), sent.today));
  }

  private static List<Status> situations(Spell spell, Sent sent, Snapshot said) {
    LocalDate from = since(spell, sent, said);
    return said.value(Question.SITUATION).map(s -> List.of(s.split(","))).orElse(List.of()).stream().map(code -> situation(code, from, sent.draft.kind(), said)).toList();
  }

  private static Status situation(String code, LocalDate from, FormKind form, Snapshot said) {
    Status.Kind kind = Typed.code(Status.Kind.class, code).orElseThrow();
    boolean employed = kind == Status.Kind.EMPLOYED || kind == Status.Kind.WAGE_SUBSIDISED || kind == Status.Kind.APPRENTICESHIP;
    return status(from, kind, employed ? said.values().get(Question.CONTRACT) : null, employed ? said.values().get(Question.HOURS) : null, Typed.code(form) + "-form");
  }

  private static Status status(LocalDate from, Status.Kind kind, @Nullable String contract, @Nullable String hours, String source) {
    return new Status(new Status.Key(UUID.randomUUID()), from, null, kind, Typed.code(Status.Contract.class, contract).orElse(null), Typed.code(Status.Hours.class, hours).orElse(null), source);
  }
}
