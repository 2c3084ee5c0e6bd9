package fi.polku.activity;

import static fi.polku.activity.ActivityAction.CLOSE_SESSION;
import static fi.polku.activity.ActivityAction.MARK_ATTENDANCE;
import static fi.polku.activity.ActivityAction.READ_ROSTER;

import fi.polku.activity.ActivityAction.Requires;
import fi.polku.activity.Attendance.Presence;
import fi.polku.activity.Roster.Mark;
import fi.polku.participant.Participant;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Conflict;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Invalid;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of one session: one tap for each person, today or on a day gone by. */
@RestController
public class RosterPages {
  private final Rosters rosters;
  private final Closures closures;
  private final Templates templates;

  RosterPages(Rosters rosters, Closures closures, Templates templates) {
    this.rosters = rosters;
    this.closures = closures;
    this.templates = templates;
  }

  /**
   * @param refused a mark came after the session had been closed
   * @param name what the shown people's names contain; empty for all
   */
  public record RosterPage(Roster roster, NewcomerPages.Newcomer newcomer, boolean refused, String name) {
    /** More people than are found at a glance. */
    private static final int MANY = 12;

    static RosterPage of(Roster roster, String name) {
      return new RosterPage(roster, NewcomerPages.Newcomer.nobody(roster.meeting().id()), false, name.strip());
    }

    public boolean many() {
      return roster.people().size() > MANY || !name.isEmpty();
    }

    public List<Roster.Person> expected() {
      return called(roster.expected());
    }

    public List<Roster.Person> lately() {
      return called(roster.lately());
    }

    private List<Roster.Person> called(List<Roster.Person> people) {
      return people.stream().filter(p -> p.called(name)).toList();
    }
  }

  @Requires(READ_ROSTER)
  @GetMapping("/sessions/{session}")
  JteModel roster(Frame frame, Scope scope, @PathVariable Session.Key session, @RequestParam(defaultValue = "") String name) {
    RosterPage page = RosterPage.of(rosters.get(scope, session), name);
    return frame.fragment() ? templates.activityRosterBody(frame, page) : templates.activityRoster(frame, page);
  }

  @Requires(READ_ROSTER)
  @GetMapping("/sessions/{session}/print")
  JteModel print(Frame frame, Scope scope, @PathVariable Session.Key session) {
    return templates.activityRosterPrint(frame, rosters.get(scope, session));
  }

  @Requires(READ_ROSTER)
  @GetMapping("/sessions/{session}/marks")
  JteModel marks(Frame frame, Scope scope, @PathVariable Session.Key session) {
    List<Mark> marks = rosters.marks(scope, session);
    return frame.fragment() ? templates.activityRosterMarks(frame, marks) : templates.activityRosterMarksPage(frame, session, marks);
  }

  @Requires(MARK_ATTENDANCE)
  @PostMapping("/sessions/{session}/attendance/{participant}")
  ResponseEntity<JteModel> mark(Frame frame, Scope scope, @PathVariable Session.Key session, @PathVariable Participant.Key participant, @RequestParam Presence presence, @RequestParam(defaultValue = "") String minutes) {
    try {
      Roster.Marked marked = rosters.mark(scope, session, participant, presence, minutes(minutes), frame.now());
      return frame.fragment() ? Answers.page(templates.activityRosterMarked(frame, marked)) : Answers.seeOther("/sessions/" + session.value() + "#attendance-" + participant.value());
    } catch (Conflict closedOrAhead) {
      return refused(frame, scope, session);
    }
  }

  @Requires(CLOSE_SESSION)
  @PostMapping("/sessions/{session}/closure")
  ResponseEntity<JteModel> close(Frame frame, Scope scope, @PathVariable Session.Key session) {
    closures.close(scope, session, frame.now());
    return Answers.seeOther("/sessions/" + session.value());
  }

  @Requires(CLOSE_SESSION)
  @PostMapping("/sessions/{session}/reopening")
  ResponseEntity<JteModel> reopen(Frame frame, Scope scope, @PathVariable Session.Key session) {
    closures.reopen(scope, session);
    return Answers.seeOther("/sessions/" + session.value());
  }

  private ResponseEntity<JteModel> refused(Frame frame, Scope scope, Session.Key session) {
    Roster roster = rosters.get(scope, session);
    RosterPage page = new RosterPage(roster, NewcomerPages.Newcomer.nobody(session), !roster.meeting().ahead(frame.today()), "");
    return ResponseEntity.status(HttpStatus.CONFLICT).body(templates.activityRoster(frame, page));
  }

  private static @Nullable Integer minutes(String typed) {
    if (typed.isBlank()) return null;
    try {
      int minutes = Integer.parseInt(typed.strip());
      if (minutes >= 0 && minutes <= 1440) return minutes;
    } catch (NumberFormatException e) {
      // said below, as for a number that is too large
    }
    throw new Invalid("activity.roster.minutesWrong");
  }
}
