package fi.polku.participant;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a person has told of themselves: an alias, a way to reach them, all that a funder asks of a person. Everybody decides for themselves how far.
 *
 * @param missing what the next step would need, by the names of the fields
 */
public record Ladder(Step step, List<String> missing) {

  /** The steps above a mere head; {@code COMPLETE} is what a funder asks of the person, not of the stay. */
  public enum Step {
    ALIAS,
    CONTACTABLE,
    COMPLETE
  }

  static Ladder of(Person person) {
    boolean reachable = person.phone() != null || person.email() != null;
    List<String> missing = asked(person);
    if (!reachable) return new Ladder(Step.ALIAS, List.of("phone", "email"));
    return missing.isEmpty() ? new Ladder(Step.COMPLETE, missing) : new Ladder(Step.CONTACTABLE, missing);
  }

  /** What a funder asks of a person: who they are, when born, gender (refusing is an answer), where they live. */
  private static List<String> asked(Person person) {
    List<String> missing = new ArrayList<>();
    if (person.firstName() == null) missing.add("firstName");
    if (person.lastName() == null) missing.add("lastName");
    if (person.birthDate() == null) missing.add("birthDate");
    if (person.gender() == null || person.gender() == Participant.Gender.NOT_ASKED) missing.add("gender");
    if (person.municipality() == null) missing.add("municipality");
    return missing;
  }
}
