package fi.polku.organisation;

import fi.polku.platform.web.Problems;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form of a project, as it was typed. */
public record ProjectForm(String code, String name, String starts, String ends, String indicatorSet, String specificObjective, String programme, String priorityAxis,
    String funder, String implementers, String region, String municipalities, String budget, String publicFunding, String targetGroups, String background, String aims,
    String wayOfWorking, String outputs, String practices, String results, String spreading, String notes, int revision) {

  /** The indicator sets a project can have. */
  public static final List<String> INDICATOR_SETS = List.of("esf-2014-2020", "esf-plus-2021-2027", "own");
  private static final int LONGEST = 20_000;

  public ProjectForm(@Nullable String code, @Nullable String name, @Nullable String starts, @Nullable String ends, @Nullable String indicatorSet, @Nullable String specificObjective,
      @Nullable String programme, @Nullable String priorityAxis, @Nullable String funder, @Nullable String implementers, @Nullable String region, @Nullable String municipalities,
      @Nullable String budget, @Nullable String publicFunding, @Nullable String targetGroups, @Nullable String background, @Nullable String aims, @Nullable String wayOfWorking,
      @Nullable String outputs, @Nullable String practices, @Nullable String results, @Nullable String spreading, @Nullable String notes, int revision) {
    this.code = typed(code);
    this.name = typed(name);
    this.starts = typed(starts);
    this.ends = typed(ends);
    this.indicatorSet = typed(indicatorSet);
    this.specificObjective = typed(specificObjective);
    this.programme = typed(programme);
    this.priorityAxis = typed(priorityAxis);
    this.funder = typed(funder);
    this.implementers = typed(implementers);
    this.region = typed(region);
    this.municipalities = typed(municipalities);
    this.budget = typed(budget);
    this.publicFunding = typed(publicFunding);
    this.targetGroups = typed(targetGroups);
    this.background = typed(background);
    this.aims = typed(aims);
    this.wayOfWorking = typed(wayOfWorking);
    this.outputs = typed(outputs);
    this.practices = typed(practices);
    this.results = typed(results);
    this.spreading = typed(spreading);
    this.notes = typed(notes);
    this.revision = revision;
  }

  static ProjectForm empty() {
    return new ProjectForm(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, 0);
  }

  static ProjectForm of(ProjectCard c) {
    return new ProjectForm(c.code(), c.name(), c.starts() == null ? null : c.starts().toString(), c.ends() == null ? null : c.ends().toString(), c.indicatorSet(),
        c.specificObjective(), c.programme(), c.priorityAxis(), c.funder(), c.implementers(), c.region(), c.municipalities(), c.budget(), c.publicFunding(),
        c.targetGroups(), c.background(), c.aims(), c.wayOfWorking(), c.outputs(), c.practices(), c.results(), c.spreading(), c.notes(), c.revision());
  }

  /** The same as typed, over what another has saved meanwhile. */
  ProjectForm over(int newer) {
    return new ProjectForm(code, name, starts, ends, indicatorSet, specificObjective, programme, priorityAxis, funder, implementers, region, municipalities, budget,
        publicFunding, targetGroups, background, aims, wayOfWorking, outputs, practices, results, spreading, notes, newer);
  }

  /** The one-line facts, by name, in the order of the card. */
  public List<ProjectCard.Text> facts() {
    return List.of(new ProjectCard.Text("programme", programme), new ProjectCard.Text("priorityAxis", priorityAxis), new ProjectCard.Text("specificObjective", specificObjective),
        new ProjectCard.Text("funder", funder), new ProjectCard.Text("publicFunding", publicFunding), new ProjectCard.Text("budget", budget),
        new ProjectCard.Text("implementers", implementers), new ProjectCard.Text("region", region), new ProjectCard.Text("municipalities", municipalities));
  }

  /** The texts of the card, by name, in its order. */
  public List<ProjectCard.Text> story() {
    return List.of(new ProjectCard.Text("targetGroups", targetGroups), new ProjectCard.Text("background", background), new ProjectCard.Text("aims", aims),
        new ProjectCard.Text("wayOfWorking", wayOfWorking), new ProjectCard.Text("outputs", outputs), new ProjectCard.Text("practices", practices),
        new ProjectCard.Text("results", results), new ProjectCard.Text("spreading", spreading), new ProjectCard.Text("notes", notes));
  }

  Problems check() {
    Problems problems = Problems.none()
        .addIf(!code.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,39}"), "code", "organisation.project.problem.code")
        .addIf(name.isEmpty(), "name", "organisation.project.problem.name")
        .addIf(name.length() > 300, "name", "organisation.project.problem.long", 300)
        .addIf(!date(starts), "starts", "organisation.project.problem.date")
        .addIf(!date(ends), "ends", "organisation.project.problem.date")
        .addIf(date(starts) && date(ends) && parsed(starts).flatMap(s -> parsed(ends).map(e -> e.isBefore(s))).orElse(false), "ends", "organisation.project.problem.ends")
        .addIf(!indicatorSet.isEmpty() && !INDICATOR_SETS.contains(indicatorSet), "indicatorSet", "organisation.project.problem.set");
    Stream.concat(facts().stream(), story().stream())
        .filter(t -> t.text().length() > LONGEST)
        .forEach(t -> problems.add(t.name(), "organisation.project.problem.long", LONGEST));
    return problems;
  }

  private static boolean date(String text) {
    return text.isEmpty() || parsed(text).isPresent();
  }

  private static Optional<LocalDate> parsed(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text)).filter(d -> d.getYear() >= 1990 && d.getYear() <= 2199);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String typed(@Nullable String text) {
    return text == null ? "" : text.strip().replace("\r\n", "\n").replace("\u0000", "");
  }
}
