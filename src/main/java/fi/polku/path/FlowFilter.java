package fi.polku.path;

import fi.polku.activity.Activity;
import fi.polku.organisation.Project;
import fi.polku.platform.web.Problems;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose ways are looked at; the whole of it stands in the address. Those who were in a project on some day of the period, as
 * things stood on its last day.
 *
 * @param from null for the whole time
 */
record FlowFilter(Project.@Nullable Key project, Activity.@Nullable Key activity, @Nullable Age age, @Nullable LocalDate from, LocalDate to) {

  /** Completed years on the day of first entering. */
  enum Age {
    UNDER_25,
    FROM_25_TO_29,
    FROM_30_TO_54,
    FROM_55,
    NOT_KNOWN
  }

  /** What the form sends, as typed. */
  record Form(Project.@Nullable Key project, Activity.@Nullable Key activity, @Nullable Age age, @Nullable String from, @Nullable String to) {

    /** The filter until today unless it says otherwise; a date that is none is told to {@code problems}. */
    FlowFilter read(LocalDate today, Problems problems) {
      LocalDate first = TypedDay.of(from).check(problems, "from").date();
      LocalDate last = TypedDay.of(to).check(problems, "to").date();
      problems.addIf(first != null && first.isAfter(last == null ? today : last), "to", "path.flow.endsBefore");
      return new FlowFilter(project, activity, age, first, last == null ? today : last);
    }

    /** The filter. @throws fi.polku.platform.web.Invalid when some of it cannot be read: where there is no form to say so */
    FlowFilter require(LocalDate today) {
      Problems problems = Problems.none();
      FlowFilter filter = read(today, problems);
      problems.refuse();
      return filter;
    }

    Form of(Project.Key only) {
      return new Form(only, activity, age, from, to);
    }
  }

  /** This filter as the query of an address. */
  String query() {
    List<String> parts = new ArrayList<>();
    if (project != null) parts.add("project=" + project.value());
    if (activity != null) parts.add("activity=" + activity.value());
    if (age != null) parts.add("age=" + PathChoices.code(age));
    if (from != null) parts.add("from=" + from);
    parts.add("to=" + to);
    return String.join("&", parts);
  }
}
