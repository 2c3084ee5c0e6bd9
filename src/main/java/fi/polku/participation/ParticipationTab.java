package fi.polku.participation;

import fi.polku.participant.Participant;
import fi.polku.participant.ParticipantTab;
import fi.polku.platform.security.Action;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** On a person's page: the projects they have been in, their situation in working life, and what is to be done next. */
@Component
public class ParticipationTab implements ParticipantTab {
  private final Participations participations;
  private final Templates templates;

  ParticipationTab(Participations participations, Templates templates) {
    this.participations = participations;
    this.templates = templates;
  }

  public record LifePage(Participant.Key participant, List<InProject> projects, List<StatusLine> statuses, List<StatusPast> past, List<Qualification> qualifications) {}

  /** One participation, in words. */
  public record InProject(FundedProject project, String responsible, List<Stay> stays, boolean open, String responsiblePath, boolean eura) {}

  /** @param forms the forms that can be filled, or have been; @param open what the start form that was sent lacks, each with its place on the form */
  public record Stay(Spell spell, List<StayForm> forms, List<String> dues, String path, List<OpenPoint> open) {}

  public record OpenPoint(String name, String path) {}

  /** @param sent when it has been sent, in words */
  public record StayForm(String kind, String path, @Nullable String sent) {}

  public record StatusLine(Status status, String details, String path) {}

  /** What was said of a status before it was corrected. */
  public record StatusPast(String when, String before, String after, String reason) {}

  @Override
  public String key() {
    return "participations";
  }

  @Override
  public String title() {
    return "participation.tab.title";
  }

  @Override
  public Action action() {
    return ParticipationAction.READ_PARTICIPATION;
  }

  @Override
  public JteModel section(Scope scope, Frame frame, Participant.Key participant, int page) {
    Participations.Life life = participations.life(scope, participant);
    List<InProject> projects = life.participations().stream().map(p -> project(frame, life, p)).toList();
    List<StatusLine> statuses = life.statuses().stream().map(s -> new StatusLine(s, details(frame, s), "/participants/" + participant.value() + "/statuses/" + s.id().value())).toList();
    List<StatusPast> past = life.past().stream()
        .map(p -> new StatusPast(frame.date(p.correctedAt()), StatusPages.line(frame, p.before()), p.after() == null ? frame.text("participation.status.removed") : StatusPages.line(frame, p.after()), p.reason()))
        .toList();
    return templates.participationLife(frame, new LifePage(participant, projects, statuses, past, life.qualifications()));
  }

  private static InProject project(Frame frame, Participations.Life life, Participation p) {
    List<Stay> stays = new ArrayList<>(p.spells().stream().map(s -> stay(frame, life, p, s)).toList());
    java.util.Collections.reverse(stays);
    String path = "/participants/" + p.participant().value() + "/participations/" + p.project().id().value() + "/responsible";
    return new InProject(p.project(), p.responsibleName() == null ? frame.text("participation.nobody") : p.responsibleName(), stays, p.last().open(), path, p.project().programme().eura());
  }

  private static Stay stay(Frame frame, Participations.Life life, Participation p, Spell spell) {
    List<StayForm> forms = new ArrayList<>();
    for (FormKind kind : FormKind.values()) {
      boolean now = kind == FormKind.START ? spell.first() : spell.last() && !spell.open() && Clocks.asked(kind, spell.leftOn(), frame.today());
      if (!now || Question.of(kind, p.project().programme()).isEmpty()) continue;
      String sent = life.forms().stream().filter(f -> f.spellId().equals(spell.id()) && f.kind() == kind).findFirst().map(f -> frame.date(f.submittedAt())).orElse(null);
      forms.add(new StayForm(Typed.code(kind), FormPages.path(spell, kind), sent));
    }
    List<String> dues = life.dues().stream().filter(d -> d.spellId().equals(spell.id()) && !d.openedAt().isAfter(frame.now())).map(d -> say(frame, d)).toList();
    return new Stay(spell, forms, dues, "/participants/" + spell.participantId().value() + "/spells/" + spell.id().value(),
        life.open().getOrDefault(spell.id(), List.of()).stream().map(q -> new OpenPoint(frame.text("participation.question." + q.code()), FormPages.path(spell, FormKind.START) + "#" + q.code())).toList());
  }

  private static String say(Frame frame, Due due) {
    LocalDate day = due.dueOn();
    return frame.text(day.isBefore(frame.today()) ? "participation.due.late" : "participation.due.by", frame.label("participation.due", due.kind()), frame.date(day));
  }

  static String details(Frame frame, Status s) {
    List<String> words = new ArrayList<>();
    if (s.contract() != null) words.add(frame.label("participation.contract", s.contract()));
    if (s.hours() != null) words.add(frame.label("participation.hours", s.hours()));
    if (s.source() != null) words.add(source(frame, s.source()));
    return String.join(" · ", words);
  }

  /** Where it is known from: one of our own forms, or as staff wrote it. */
  static String source(Frame frame, String source) {
    String key = "participation.source." + source;
    return source.matches("[a-z-]+") && frame.has(key) ? frame.text(key) : source;
  }
}
