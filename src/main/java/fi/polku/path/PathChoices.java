package fi.polku.path;

import fi.polku.organisation.Project;
import fi.polku.path.PathStepPages.PathChoice;
import fi.polku.platform.web.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lists that the path's forms let one choose from, in words. */
record PathChoices(Frame frame) {
  List<PathChoice> kinds(PathStep.@Nullable Kind chosen) {
    return Stream.of(PathStep.Kind.values()).map(kind -> new PathChoice(code(kind), frame.label("path.kind", kind), kind == chosen)).toList();
  }

  List<PathChoice> reasons(PathStep.@Nullable EndReason chosen, boolean open) {
    List<PathChoice> reasons = new ArrayList<>(open ? List.of(new PathChoice("", frame.text("path.step.notEnded"), chosen == null)) : List.of());
    for (PathStep.EndReason reason : PathStep.EndReason.values()) reasons.add(new PathChoice(code(reason), frame.label("path.endReason", reason), reason == chosen));
    return reasons;
  }

  /** With nothing chosen yet, the only project of the person's own is. */
  List<PathChoice> projects(List<PathSteps.ProjectChoice> projects, Project.@Nullable Key chosen) {
    List<PathSteps.ProjectChoice> own = projects.stream().filter(PathSteps.ProjectChoice::own).toList();
    Project.Key likely = chosen == null && own.size() == 1 ? own.getFirst().id() : chosen;
    return projects.stream().map(p -> new PathChoice(p.id().value().toString(), frame.text(p.own() ? "path.step.ownProject" : "path.step.otherProject", p.code(), p.name()), p.id().equals(likely))).toList();
  }

  List<PathChoice> outcomes(FollowUp.@Nullable Outcome chosen) {
    return Stream.of(FollowUp.Outcome.values()).map(o -> new PathChoice(code(o), frame.label("path.outcome", o), o == chosen)).toList();
  }

  List<PathChoice> situations(FollowUp.@Nullable Situation chosen) {
    return Stream.of(FollowUp.Situation.values()).map(s -> new PathChoice(code(s), frame.label("participation.answer.situation", s), s == chosen)).toList();
  }

  static String code(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
