package fi.polku.activity;

import static fi.polku.activity.ActivityAction.COUNT_HEADS;

import fi.polku.activity.ActivityAction.Requires;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Invalid;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Heads counted by hand, one more, one fewer, or so many, at each door. */
@RestController
public class HeadcountPages {
  private static final int STEP = 100;
  private static final int LONGEST = 60;

  private final Headcounts headcounts;
  private final Templates templates;

  HeadcountPages(Headcounts headcounts, Templates templates) {
    this.headcounts = headcounts;
    this.templates = templates;
  }

  @Requires(COUNT_HEADS)
  @PostMapping("/sessions/{session}/heads")
  ResponseEntity<JteModel> count(Frame frame, Scope scope, @PathVariable Session.Key session, @RequestParam Headcount.Key id, @RequestParam(defaultValue = "") String door,
      @RequestParam(required = false) @Nullable Integer by, @RequestParam(required = false) @Nullable Integer exactly) {
    String name = door.strip();
    boolean sensible = name.length() <= LONGEST && (by == null ? exactly != null && exactly >= 0 && exactly <= Headcounts.MOST : Math.abs((long) by) <= STEP);
    if (!sensible) throw new Invalid("activity.roster.headsWrong");
    int heads = headcounts.count(scope, id, session, name, by, exactly, frame.now());
    return frame.fragment() ? Answers.page(templates.activityRosterDoor(frame, new Headcount(name, heads))) : Answers.seeOther("/sessions/" + session.value() + "#heads");
  }
}
