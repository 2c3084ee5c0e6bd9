package fi.polku.participation;

import fi.polku.organisation.Staff;
import fi.polku.participant.Participant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One person in one project: at most one for the two, however often they come back. Spells are oldest first. */
record Participation(Participant.Key participant, FundedProject project, Staff.@Nullable Key responsible, @Nullable String responsibleName, List<Spell> spells) {
  Spell first() {
    return spells.getFirst();
  }

  Spell last() {
    return spells.getLast();
  }
}
