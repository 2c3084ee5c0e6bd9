package fi.polku.activity;

import static fi.polku.activity.ActivityAction.SEE_ACTIVITIES;

import fi.polku.activity.Activities.Filter;
import fi.polku.activity.Activity.Kind;
import fi.polku.activity.ActivityAction.Requires;
import fi.polku.organisation.Project;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of activities: searched, narrowed, sorted, in pages; a leader's own only. */
@RestController
public class ActivityListPages {
  private final Activities activities;
  private final Places places;
  private final Templates templates;

  ActivityListPages(Activities activities, Places places, Templates templates) {
    this.activities = activities;
    this.places = places;
    this.templates = templates;
  }

  /** Where an activity stands; told from its facts. */
  public enum ListedState {
    OPEN,
    PUBLISHED,
    DRAFT,
    ENDED,
    ALL
  }

  /** What comes first in the list. */
  public enum Sort {
    NAME,
    NEXT,
    KIND
  }

  /** One line of the list. @param total how many lines there are on all pages */
  public record Listed(Activity.Key id, String name, Kind kind, @Nullable String placeName, @Nullable Instant publishedAt, @Nullable Instant endedAt, @Nullable Instant next,
      int members, int total) {}

  /** A project or a place to narrow the list to. */
  public record Choice(java.util.UUID id, String name) {}

  public record ActivityListPage(Typed query, ListedState state, Sort sort, List<Listed> activities, int page, List<Choice> places, List<Choice> projects) {
    public int total() {
      return activities.isEmpty() ? 0 : activities.getFirst().total();
    }

    public int pages() {
      return Math.max(1, (total() + Activities.PAGE - 1) / Activities.PAGE);
    }

    public boolean narrowed() {
      return List.of("q", "kind", "place", "project", "state").stream().anyMatch(name -> !query.value(name).isBlank());
    }

    /** The same list, another page of it. */
    public String link(int page) {
      UriComponentsBuilder link = UriComponentsBuilder.fromPath("/work/activities");
      for (String name : List.of("q", "kind", "place", "project", "state", "sort")) {
        if (!query.value(name).isBlank()) link.queryParam(name, "{" + name + "}");
      }
      link.queryParam("page", page);
      return link.encode().buildAndExpand(java.util.Map.of("q", query.value("q"), "kind", query.value("kind"), "place", query.value("place"),
          "project", query.value("project"), "state", query.value("state"), "sort", query.value("sort"))).toUriString();
    }
  }

  @Requires(SEE_ACTIVITIES)
  @GetMapping("/work/activities")
  JteModel list(Frame frame, Scope scope, @RequestParam MultiValueMap<String, String> fields) {
    Typed query = new Typed(fields);
    Filter filter = filter(query);
    List<Listed> found = activities.list(scope, filter, frame.now());
    List<Choice> where = places.list(scope, "").stream().map(place -> new Choice(place.id().value(), place.name())).toList();
    ActivityListPage page = new ActivityListPage(query, filter.state(), filter.sort(), found, filter.page(), where, activities.projects(scope));
    return frame.fragment() ? templates.activityWorkActivityList(frame, page) : templates.activityWorkActivities(frame, page);
  }

  private static Filter filter(Typed query) {
    Place.Key place = query.value("place").isBlank() ? null : new Place.Key(Typed.id(query.value("place")));
    Project.Key project = query.value("project").isBlank() ? null : new Project.Key(Typed.id(query.value("project")));
    ListedState state = Optional.ofNullable(Typed.code(ListedState.class, query.value("state"))).orElse(ListedState.OPEN);
    Sort sort = Optional.ofNullable(Typed.code(Sort.class, query.value("sort"))).orElse(Sort.NAME);
    int page = Math.max(1, Done.number(query.value("page"), 1));
    return new Filter(query.value("q").strip(), Typed.code(Kind.class, query.value("kind")), place, project, state, sort, page);
  }
}
