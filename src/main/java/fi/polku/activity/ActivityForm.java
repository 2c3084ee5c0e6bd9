package fi.polku.activity;

import fi.polku.activity.Activity.Counting;
import fi.polku.activity.Activity.Kind;
import fi.polku.activity.ActivityProfile.Leader;
import fi.polku.activity.ActivityProfile.Share;
import fi.polku.activity.ActivityProfile.Text;
import fi.polku.organisation.Project;
import fi.polku.organisation.Staff;
import fi.polku.platform.i18n.Municipalities;
import fi.polku.platform.web.Invalid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the form of an activity is filled and read. */
final class ActivityForm {
  /** Rows for projects in the form, at least. */
  private static final int SHARES = 3;

  private ActivityForm() {}

  static Typed of(ActivityProfile activity, List<Leader> leaders, List<Share> shares) {
    Typed typed = Typed.empty()
        .with("name", activity.name())
        .with("kind", Typed.code(activity.kind()))
        .with("counting", Typed.code(activity.counting()))
        .with("summary", activity.summary())
        .with("audience", activity.audience())
        .with("accessibility", activity.accessibility())
        .with("languages", activity.languages())
        .with("where", activity.spot().code())
        .with("municipality", activity.municipality())
        .with("district", activity.district());
    leaders.forEach(leader -> typed.with("leader", leader.id().value()));
    shares.forEach(share -> typed.with("project", share.projectId().value()).with("percent", share.sharePercent().stripTrailingZeros().toPlainString().replace('.', ','))
        .with("from", share.fromDate()).with("to", share.toDate()));
    return typed;
  }

  static int rows(Typed typed) {
    return Math.max(SHARES, typed.all("project").size() + 1);
  }

  /** Reads the form; what is wrong stands in its problems, and the text is to be used only when nothing is. */
  static Text read(Typed typed) {
    String name = typed.needed("name", 200, "activity.activities.problem.name");
    Kind kind = Typed.code(Kind.class, typed.value("kind"));
    typed.problems().addIf(kind == null, "kind", "activity.activities.problem.kind");
    Kind sure = kind == null ? Kind.GROUP : kind;
    Counting counting = Typed.code(Counting.class, typed.value("counting"));
    Set<Staff.Key> leaders = typed.all("leader").stream().map(id -> new Staff.Key(Typed.id(id))).collect(Collectors.toSet());
    return new Text(name, sure, counting == null ? sure.counting() : counting, typed.text("summary", 2000), typed.text("audience", 500), typed.text("accessibility", 1000),
        typed.text("languages", 200), Spot.of(typed.value("where")), municipality(typed), typed.text("district", 100), shares(typed), leaders);
  }

  /** The code of a municipality chosen from our list, or null. */
  static @Nullable String municipality(Typed typed) {
    String code = typed.text("municipality", 3);
    if (code != null && !Municipalities.exists(code)) throw new Invalid("platform.fault.invalid.sentence");
    return code;
  }

  private static List<ProjectShare> shares(Typed typed) {
    List<ProjectShare> shares = new ArrayList<>();
    for (int row = 0; row < typed.all("project").size(); row++) {
      if (!typed.value("project", row).isBlank()) shares.add(share(typed, row));
      else typed.problems().addIf(!typed.value("percent", row).isBlank(), "project-" + row, "activity.activities.problem.project");
    }
    boolean twice = shares.stream().map(ProjectShare::project).distinct().count() < shares.size();
    typed.problems().addIf(twice, "project-0", "activity.activities.problem.twice");
    typed.problems().addIf(!twice && ProjectShare.exceedWhole(shares), "percent-0", "activity.activities.problem.whole");
    return shares;
  }

  private static ProjectShare share(Typed typed, int row) {
    LocalDate from = typed.date("from-" + row, typed.value("from", row));
    LocalDate to = typed.date("to-" + row, typed.value("to", row));
    typed.problems().addIf(from != null && to != null && to.isBefore(from), "to-" + row, "activity.problem.order");
    return new ProjectShare(new Project.Key(Typed.id(typed.value("project", row))), percent(typed, row), from, to);
  }

  private static BigDecimal percent(Typed typed, int row) {
    String text = typed.value("percent", row).strip().replace(',', '.').replace("%", "").strip();
    boolean number = text.matches("[0-9]{1,3}(\\.[0-9]{1,2})?");
    BigDecimal percent = text.isEmpty() || !number ? BigDecimal.valueOf(100) : new BigDecimal(text);
    boolean fits = percent.signum() > 0 && percent.compareTo(BigDecimal.valueOf(100)) <= 0;
    typed.problems().addIf(!text.isEmpty() && (!number || !fits), "percent-" + row, "activity.activities.problem.percent");
    return fits ? percent : BigDecimal.ONE;
  }
}
