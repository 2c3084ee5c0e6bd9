package fi.polku.participant;

import fi.polku.participant.PersonPages.Head;
import fi.polku.participant.PersonPages.Tab;
import fi.polku.platform.web.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** What every page of a person begins with: who it is, and the tabs this reader may open. */
@Component
class PersonHeads {
  private final List<ParticipantTab> tabs;

  PersonHeads(List<ParticipantTab> tabs) {
    this.tabs = tabs.stream().sorted(Comparator.comparing(ParticipantTab::key).reversed()).toList();
  }

  /** @param here the key of the tab that is open; empty for the first */
  Head of(Frame frame, Person person, String here) {
    String base = "/participants/" + person.id().value();
    List<Tab> all = new ArrayList<>();
    all.add(new Tab(base, "participant.person.tab", here.isEmpty()));
    tabs.stream().filter(t -> frame.may(t.action())).forEach(t -> all.add(new Tab(base + "/" + t.key(), t.title(), t.key().equals(here))));
    if (frame.may(ParticipantAction.KEEP_CONSENTS)) all.add(new Tab(base + "/consents", "participant.consent.tab", here.equals("consents")));
    all.add(new Tab(base + "/reads", "participant.reads.tab", here.equals("reads")));
    return new Head(person, all);
  }
}
