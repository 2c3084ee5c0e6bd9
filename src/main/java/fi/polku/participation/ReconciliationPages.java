package fi.polku.participation;

import static fi.polku.participation.ParticipationAction.EDIT_EURA;

import fi.polku.organisation.Project;
import fi.polku.participant.Participant;
import fi.polku.participation.ActPages.FormPick;
import fi.polku.participation.ParticipationAction.Requires;
import fi.polku.platform.i18n.Language;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A list from EURA, pasted or brought as a file: first shown beside what Polku knows, then written in one act. */
@RestController
public class ReconciliationPages {
  private static final long MOST_BYTES = 1_000_000;
  private final EuraStates states;
  private final FundedProjects projects;
  private final Templates templates;

  ReconciliationPages(EuraStates states, FundedProjects projects, Templates templates) {
    this.states = states;
    this.projects = projects;
    this.templates = templates;
  }

  /** @param found what the list says; nothing before one has been given; @param words what the states are called, as the list may tell them; @param people those without a number, for lines nobody is known by */
  public record ReconciliationPage(FundedProject project, String list, List<FormPick> states, String words, String on, Optional<Found> found, List<FormPick> people, Problems problems) {}

  /** The list, line by line, in words. */
  public record Found(List<ListLine> matched, List<ListLine> odd, List<ListLine> repeats, List<ListLine> already, List<ListLine> unknown, List<ListLine> wrong) {}

  /** @param said the state and the day, or what is wrong; @param whose who has been chosen; @param why what speaks against it, empty for nothing; @param anyway chosen all the same */
  public record ListLine(int line, String number, String name, String said, String whose, String why, boolean anyway) {
    static ListLine of(int line, String number, String name, String said) {
      return new ListLine(line, number, name, said, "", "", false);
    }
  }

  @Requires(EDIT_EURA)
  @GetMapping("/work/projects/{project}/eura/reconciliation")
  JteModel blank(Frame frame, Scope scope, @PathVariable Project.Key project) {
    return page(frame, projects.get(scope, project), "", new Told("start-accepted", frame.today().toString(), Map.of()), null, List.of(), Problems.none());
  }

  /** @param chosen what has been chosen line by line: whose a number is, and what is written all the same */
  private record Told(String state, String on, Map<String, String> chosen) {
    String whose(int line) {
      return Typed.text(chosen.get("who-" + line));
    }

    boolean anyway(int line) {
      return "true".equals(chosen.get("anyway-" + line));
    }
  }

  @Requires(EDIT_EURA)
  @PostMapping("/work/projects/{project}/eura/reconciliation")
  ResponseEntity<JteModel> preview(Frame frame, Scope scope, @PathVariable Project.Key project, @RequestParam(defaultValue = "") String list, @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String on, @RequestParam(required = false) @Nullable MultipartFile file) {
    FundedProject found = projects.get(scope, project);
    Told told = new Told(state, on, Map.of());
    Problems problems = Problems.none();
    String text = text(list, file, problems);
    Optional<Reconciliation.Reader> reader = reader(frame, told, problems);
    problems.addIf(text.isBlank() && !problems.any(), "list", "participation.list.empty");
    if (problems.any()) return Answers.invalid(page(frame, found, text, told, null, List.of(), problems));
    List<EuraLine> people = states.list(scope, project);
    return Answers.page(page(frame, found, text, told, Reconciliation.of(text, reader.orElseThrow(), people), people, problems));
  }

  @Requires(EDIT_EURA)
  @PostMapping("/work/projects/{project}/eura/reconciliation/acceptance")
  ResponseEntity<JteModel> accept(Frame frame, Scope scope, @PathVariable Project.Key project, @RequestParam(defaultValue = "") String list, @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String on, @RequestParam MultiValueMap<String, String> fields) {
    FundedProject found = projects.get(scope, project);
    Told told = new Told(state, on, fields.toSingleValueMap());
    Problems problems = Problems.none();
    Optional<Reconciliation.Reader> reader = reader(frame, told, problems);
    List<EuraLine> people = states.list(scope, project);
    if (problems.any()) return Answers.invalid(page(frame, found, list, told, null, List.of(), problems));
    Reconciliation all = Reconciliation.of(list, reader.orElseThrow(), people);
    List<Reconciliation.Match> matches = new ArrayList<>(all.matched());
    all.odd().stream().map(Reconciliation.Odd::match).filter(m -> told.anyway(m.line())).forEach(matches::add);
    matches.addAll(told(all, people, told, problems));
    if (problems.any()) return Answers.invalid(page(frame, found, list, told, all, people, problems));
    return Answers.seeOther("/work/projects/" + project.value() + "/eura?done=reconciled&count=" + states.reconcile(scope, project, matches));
  }

  /** Whose the unknown numbers are, where somebody has said it: one person for one number. */
  private static List<Reconciliation.Match> told(Reconciliation all, List<EuraLine> people, Told told, Problems problems) {
    List<Reconciliation.Match> matches = new ArrayList<>();
    Map<Participant.Key, String> given = new HashMap<>();
    for (Reconciliation.Line line : all.unknown()) {
      Optional<EuraLine> person = whose(people, told.whose(line.line()));
      if (person.isEmpty()) continue;
      String before = given.putIfAbsent(person.get().participantId(), Reconciliation.key(line.number()));
      if (before != null && !before.equals(Reconciliation.key(line.number()))) problems.add("who-" + line.line(), "participation.list.twice", person.get().shownName());
      else if (!told.anyway(line.line())) odds(all, line, person.get()).ifPresent(why -> problems.add("who-" + line.line(), why, person.get().shownName()));
      matches.add(Reconciliation.Match.of(line, person.get()));
    }
    return matches;
  }

  private static Optional<EuraLine> whose(List<EuraLine> people, String who) {
    return people.stream().filter(p -> p.euraNumber() == null && p.participantId().value().toString().equals(who)).findFirst();
  }

  private static Optional<String> odds(Reconciliation all, Reconciliation.Line line, EuraLine person) {
    return Reconciliation.odds(line, person, Reconciliation.told(all.unknown(), line.number()));
  }

  private static String text(String list, @Nullable MultipartFile file, Problems problems) {
    if (file == null || file.isEmpty()) return list;
    if (file.getSize() > MOST_BYTES) {
      problems.add("file", "participation.list.big");
      return list;
    }
    try {
      return decoded(file.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** UTF-8, or what older spreadsheets write. */
  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().replace("\uFEFF", "").replace("\u0000", "");
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("windows-1252")).replace("\u0000", "");
    }
  }

  private static Optional<Reconciliation.Reader> reader(Frame frame, Told told, Problems problems) {
    Optional<EuraState> state = Typed.code(EuraState.class, told.state);
    Optional<LocalDate> on = Typed.date(told.on);
    problems
        .addIf(state.isEmpty(), "state", "participation.problem.choice")
        .addIf(on.isEmpty(), "on", Typed.noDay(told.on))
        .addIf(on.filter(d -> d.isAfter(frame.today())).isPresent(), "on", "participation.problem.future");
    if (problems.any()) return Optional.empty();
    Map<String, EuraState> names = new HashMap<>();
    for (Language language : Language.values()) {
      for (EuraState s : EuraState.values()) names.put(frame.words().text(language, "participation.eura.state." + Typed.code(s)).toLowerCase(Locale.ROOT), s);
    }
    return Optional.of(new Reconciliation.Reader(names, state.orElseThrow(), on.orElseThrow(), frame.today()));
  }

  private JteModel page(Frame frame, FundedProject project, String list, Told told, @Nullable Reconciliation all, List<EuraLine> people, Problems problems) {
    List<FormPick> picks = Stream.of(EuraState.values()).map(s -> new FormPick(Typed.code(s), frame.label("participation.eura.state", s), Typed.code(s).equals(told.state))).toList();
    List<FormPick> nameless = Stream.concat(Stream.of(new FormPick("", frame.text("participation.list.nobody"), true)),
        people.stream().filter(p -> p.euraNumber() == null).map(p -> new FormPick(p.participantId().value().toString(), p.shownName(), false))).toList();
    String words = Stream.of(EuraState.values()).map(e -> frame.label("participation.eura.state", e)).collect(Collectors.joining(", "));
    return templates.participationReconciliation(frame, new ReconciliationPage(project, list, picks, words, told.on, Optional.ofNullable(all).map(a -> found(frame, a, people, told)), nameless, problems));
  }

  private static Found found(Frame frame, Reconciliation all, List<EuraLine> people, Told told) {
    List<ListLine> odd = all.odd().stream().map(o -> new ListLine(o.match().line(), o.match().number(), o.match().shownName(), said(frame, o.match().state(), o.match().on()), "", frame.text(o.why(), o.match().shownName()), told.anyway(o.match().line()))).toList();
    return new Found(matches(frame, all.matched()), odd, all.repeats().stream().map(r -> ListLine.of(r.line().line(), r.line().number(), "", frame.text("participation.list.repeatOf", r.before()))).toList(), matches(frame, all.already()),
        all.unknown().stream().map(l -> unknown(frame, all, l, people, told)).toList(), all.wrong().stream().map(w -> ListLine.of(w.line(), w.text(), "", frame.text(w.problem()))).toList());
  }

  private static ListLine unknown(Frame frame, Reconciliation all, Reconciliation.Line line, List<EuraLine> people, Told told) {
    String why = whose(people, told.whose(line.line())).flatMap(p -> odds(all, line, p).map(w -> frame.text(w, p.shownName()))).orElse("");
    return new ListLine(line.line(), line.number(), "", said(frame, line.state(), line.on()), told.whose(line.line()), why, told.anyway(line.line()));
  }

  private static String said(Frame frame, EuraState state, LocalDate on) {
    return frame.label("participation.eura.state", state) + " " + frame.date(on);
  }

  private static List<ListLine> matches(Frame frame, List<Reconciliation.Match> matches) {
    return matches.stream().map(m -> ListLine.of(m.line(), m.number(), m.shownName(), said(frame, m.state(), m.on()))).toList();
  }
}
