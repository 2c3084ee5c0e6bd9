package fi.polku.activity;

import static fi.polku.activity.ActivityAction.EDIT_ACTIVITIES;

import fi.polku.activity.ActivityAction.Requires;
import fi.polku.activity.Series.Standing;
import fi.polku.activity.SessionRow.Taken;
import fi.polku.activity.Spot.Offer;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Making a repeating series, changing it from a day on, ending it earlier: the days are always shown before they are saved. */
@RestController
public class SeriesPages {
  private final Timetables timetables;
  private final Activities activities;
  private final SeriesPreviews previews;
  private final Templates templates;

  SeriesPages(Timetables timetables, Activities activities, SeriesPreviews previews, Templates templates) {
    this.timetables = timetables;
    this.activities = activities;
    this.previews = previews;
    this.templates = templates;
  }

  /** One day of the rule. @param skipped left out @param taken who else is in the room then */
  public record Day(LocalDate date, boolean skipped, List<Taken> taken) {}

  /** @param plan what happens to the sessions that stand; null for a new series */
  public record Preview(Series rule, List<Day> days, String seen, @Nullable SeriesPlan plan) {
    public int count() {
      return rule.dates().size();
    }
  }

  /** @param standing the series that is changed, null for a new one @param preview null until asked for @param changed the form is not what was seen */
  public record SeriesPage(ActivityProfile activity, @Nullable Standing standing, String id, Typed typed, List<Offer> offers, @Nullable Preview preview, boolean changed) {
    public String action() {
      String series = ActivityPages.path(activity.id()) + "/series";
      return standing == null ? series : series + "/" + standing.id().value();
    }
  }

  @Requires(EDIT_ACTIVITIES)
  @GetMapping("/work/activities/{activity}/series/new")
  JteModel blank(Frame frame, Scope scope, @PathVariable Activity.Key activity) {
    Typed typed = Typed.empty().with("every", 1);
    return templates.activityWorkSeries(frame, page(scope, activities.get(scope, activity), null, UUID.randomUUID().toString(), typed, null));
  }

  @Requires(EDIT_ACTIVITIES)
  @PostMapping("/work/activities/{activity}/series")
  ResponseEntity<JteModel> create(Frame frame, Scope scope, @PathVariable Activity.Key activity, @RequestParam MultiValueMap<String, String> fields) {
    Typed typed = new Typed(fields);
    Series.Key id = new Series.Key(Typed.id(typed.value("id")));
    Series rule = SeriesForm.read(typed, frame.today());
    Timetables.Text text = SeriesForm.text(typed);
    if (!saves(typed)) return answer(frame, scope, activities.get(scope, activity), null, typed, rule);
    timetables.create(scope, activity, id, rule, text);
    return Answers.seeOther(Done.at(ActivityPages.path(activity), "series-created", rule.dates().size()));
  }

  @Requires(EDIT_ACTIVITIES)
  @GetMapping("/work/activities/{activity}/series/{series}/edit")
  JteModel edit(Frame frame, Scope scope, @PathVariable Activity.Key activity, @PathVariable Series.Key series) {
    Standing standing = timetables.get(scope, activity, series, frame.now());
    LocalDate from = standing.rule().dates().stream().filter(day -> day.isAfter(frame.today())).findFirst().orElse(frame.today().plusDays(1));
    return templates.activityWorkSeries(frame, page(scope, activities.get(scope, activity), standing, UUID.randomUUID().toString(), SeriesForm.of(standing.rule(), from), null));
  }

  @Requires(EDIT_ACTIVITIES)
  @PostMapping("/work/activities/{activity}/series/{series}")
  ResponseEntity<JteModel> change(Frame frame, Scope scope, @PathVariable Activity.Key activity, @PathVariable Series.Key series, @RequestParam MultiValueMap<String, String> fields) {
    Standing standing = timetables.get(scope, activity, series, frame.now());
    Typed typed = new Typed(fields);
    Series.Key id = new Series.Key(Typed.id(typed.value("id")));
    Series rule = SeriesForm.read(typed, frame.today());
    Timetables.Text text = SeriesForm.text(typed);
    typed.problems().addIf(typed.fine() && rule.firstOn().isBefore(frame.today()), "first", "activity.activities.problem.past");
    if (!saves(typed)) return answer(frame, scope, activities.get(scope, activity), standing, typed, rule);
    timetables.change(scope, activity, series, id, rule.firstOn(), rule, text, frame.now());
    return Answers.seeOther(Done.at(ActivityPages.path(activity), "series-changed"));
  }

  @Requires(EDIT_ACTIVITIES)
  @PostMapping("/work/activities/{activity}/series/{series}/ending")
  ResponseEntity<JteModel> end(Frame frame, Scope scope, @PathVariable Activity.Key activity, @PathVariable Series.Key series, @RequestParam MultiValueMap<String, String> fields) {
    Series rule = timetables.get(scope, activity, series, frame.now()).rule();
    Typed typed = new Typed(fields);
    LocalDate last = typed.neededDate("end", rule.lastOn());
    typed.problems().addIf(last.isBefore(rule.firstOn()) || last.isAfter(rule.lastOn()), "end", "activity.activities.problem.end", frame.date(rule.firstOn()), frame.date(rule.lastOn()));
    if (!typed.fine()) return Answers.invalid(ending(frame, scope, activity, series, typed));
    return Answers.seeOther(Done.at(ActivityPages.path(activity), "series-ended", timetables.end(scope, activity, series, last, frame.now())));
  }

  private JteModel ending(Frame frame, Scope scope, Activity.Key activity, Series.Key series, Typed typed) {
    Standing standing = timetables.get(scope, activity, series, frame.now());
    SeriesForm.of(standing.rule(), frame.today().plusDays(1)).into(typed);
    return templates.activityWorkSeries(frame, page(scope, activities.get(scope, activity), standing, UUID.randomUUID().toString(), typed, null));
  }

  private static boolean saves(Typed typed) {
    return typed.fine() && typed.value("step").equals("save") && typed.value("seen").equals(SeriesForm.seen(typed));
  }

  private ResponseEntity<JteModel> answer(Frame frame, Scope scope, ActivityProfile activity, @Nullable Standing standing, Typed typed, Series rule) {
    Preview preview = typed.fine() ? previews.of(scope, activity, standing, rule, typed, frame.now()) : null;
    SeriesPage page = page(scope, activity, standing, typed.value("id"), typed, preview);
    if (preview == null) return Answers.invalid(templates.activityWorkSeries(frame, page));
    return Answers.page(frame.fragment() ? templates.activityWorkSeriesPreview(frame, page) : templates.activityWorkSeries(frame, page));
  }

  private SeriesPage page(Scope scope, ActivityProfile activity, @Nullable Standing standing, String id, Typed typed, @Nullable Preview preview) {
    return new SeriesPage(activity, standing, id, typed, previews.offers(scope, typed), preview, typed.value("step").equals("save"));
  }
}
