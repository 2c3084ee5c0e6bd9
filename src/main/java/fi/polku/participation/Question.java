package fi.polku.participation;

import static fi.polku.participation.FormKind.END;
import static fi.polku.participation.FormKind.FOUR_WEEKS;
import static fi.polku.participation.FormKind.SIX_MONTHS;
import static fi.polku.participation.FormKind.START;
import static fi.polku.participation.Programme.ESF;
import static fi.polku.participation.Programme.ESF_PLUS;
import static fi.polku.participation.Programme.ESF_PLUS_AGES;
import static fi.polku.participation.Programme.OWN;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One question of a form: in which forms of which programmes it is asked, and whether it may be refused there as sensitive.
 * What it asks, why, and where the answer goes is said by {@code participation.question.<code>}, {@code .why}, {@code .goes}.
 *
 * <p>Sources: Regulation (EU) 1304/2013 Annex I; Regulation (EU) 2021/1057 Annex I and II.
 */
enum Question {
  BIRTH_DATE(Input.DAY, Set.of(START), Set.of(ESF, ESF_PLUS, ESF_PLUS_AGES), Set.of()),
  GENDER(Input.CHOICE, Set.of(START), Set.of(ESF, ESF_PLUS), Set.of(), "female", "male", "non-binary"),
  MUNICIPALITY(Input.MUNICIPALITY, Set.of(START), Set.of(ESF, ESF_PLUS), Set.of()),
  ENTRY_STATUS(Input.CHOICE, Set.of(START), Set.of(ESF, ESF_PLUS), Set.of(), "unemployed", "inactive", "inactive-in-education", "employed"),
  STATUS_SINCE(Input.DAY, Set.of(START), Set.of(ESF, ESF_PLUS), Set.of()),
  ENTRY_CONTRACT(Input.CHOICE, Set.of(START), Set.of(ESF, ESF_PLUS), Set.of(), "permanent", "temporary"),
  ENTRY_HOURS(Input.CHOICE, Set.of(START), Set.of(ESF, ESF_PLUS), Set.of(), "full", "part"),
  ISCED(Input.CHOICE, Set.of(START), Set.of(ESF, ESF_PLUS), Set.of(), "0", "1", "2", "3", "4", "5", "6", "7", "8"),
  FOREIGN_BACKGROUND(Input.CHOICE, Set.of(START), Set.of(ESF, ESF_PLUS), Set.of(ESF), "yes", "no"),
  THIRD_COUNTRY_NATIONAL(Input.CHOICE, Set.of(START), Set.of(ESF_PLUS), Set.of(), "yes", "no"),
  MINORITY(Input.CHOICE, Set.of(START), Set.of(ESF, ESF_PLUS), Set.of(ESF, ESF_PLUS), "yes", "no"),
  DISABILITY(Input.CHOICE, Set.of(START), Set.of(ESF, ESF_PLUS), Set.of(ESF, ESF_PLUS), "yes", "no"),
  HOMELESS(Input.CHOICE, Set.of(START), Set.of(ESF, ESF_PLUS), Set.of(), "yes", "no"),
  OTHER_DISADVANTAGE(Input.CHOICE, Set.of(START), Set.of(ESF), Set.of(ESF), "yes", "no"),
  SITUATION(Input.SEVERAL, Set.of(END, FOUR_WEEKS, SIX_MONTHS), Set.of(ESF, ESF_PLUS, OWN), Set.of(), "unemployed-job-seeker", "inactive", "in-education", "employed", "self-employed",
      "wage-subsidised", "apprenticeship", "work-trial", "rehabilitative-work", "pension"),
  SITUATION_SINCE(Input.DAY, Set.of(END, FOUR_WEEKS, SIX_MONTHS), Set.of(ESF, ESF_PLUS, OWN), Set.of()),
  CONTRACT(Input.CHOICE, Set.of(END, FOUR_WEEKS, SIX_MONTHS), Set.of(ESF, ESF_PLUS), Set.of(), "permanent", "temporary"),
  HOURS(Input.CHOICE, Set.of(END, FOUR_WEEKS, SIX_MONTHS), Set.of(ESF, ESF_PLUS), Set.of(), "full", "part"),
  QUALIFICATION(Input.WORDS, Set.of(END, FOUR_WEEKS), Set.of(ESF, ESF_PLUS, OWN), Set.of()),
  QUALIFICATION_DATE(Input.DAY, Set.of(END, FOUR_WEEKS), Set.of(ESF, ESF_PLUS, OWN), Set.of());

  /** How it is answered. */
  enum Input {
    DAY,
    CHOICE,
    SEVERAL,
    MUNICIPALITY,
    WORDS
  }

  /** Without these the record is incomplete, and the person counts in the grand total only. */
  static final Set<Question> NEEDED = Set.copyOf(EnumSet.of(BIRTH_DATE, GENDER, ENTRY_STATUS, ISCED));
  /** Of the person and not of the stay: kept by the module that keeps people. */
  static final Set<Question> OF_PERSON = Set.copyOf(EnumSet.of(BIRTH_DATE, GENDER, MUNICIPALITY));
  /** Those whose column itself can say "refused" or "not asked". */
  static final Set<Question> YES_NO = Set.copyOf(EnumSet.of(DISABILITY, FOREIGN_BACKGROUND, THIRD_COUNTRY_NATIONAL, MINORITY, HOMELESS, OTHER_DISADVANTAGE));
  /** Details of another answer: asked with it, and never missed on their own. */
  static final Set<Question> DETAILS = Set.copyOf(EnumSet.of(STATUS_SINCE, ENTRY_CONTRACT, ENTRY_HOURS, SITUATION_SINCE, CONTRACT, HOURS, QUALIFICATION, QUALIFICATION_DATE));

  final Input input;
  final Set<FormKind> forms;
  final Set<Programme> programmes;
  final Set<Programme> sensitive;
  final List<String> options;

  Question(Input input, Set<FormKind> forms, Set<Programme> programmes, Set<Programme> sensitive, String... options) {
    this.input = input;
    this.forms = forms;
    this.programmes = programmes;
    this.sensitive = sensitive;
    this.options = List.of(options);
  }

  /**
   * When a detail is asked: with one of these answers to another question, or with any.
   *
   * @param answers empty for any answer
   */
  record Condition(Question of, List<String> answers) {
    boolean met(List<String> chosen) {
      return answers.isEmpty() ? !chosen.isEmpty() : chosen.stream().anyMatch(answers::contains);
    }
  }

  /** A detail is asked with what it is a detail of: since when of the unemployed, the contract of the employed. */
  Optional<Condition> condition() {
    return Optional.ofNullable(switch (this) {
      case STATUS_SINCE -> new Condition(ENTRY_STATUS, List.of("unemployed"));
      case ENTRY_CONTRACT, ENTRY_HOURS -> new Condition(ENTRY_STATUS, List.of("employed"));
      case SITUATION_SINCE -> new Condition(SITUATION, List.of());
      case CONTRACT, HOURS -> new Condition(SITUATION, List.of("employed", "wage-subsidised", "apprenticeship"));
      case QUALIFICATION_DATE -> new Condition(QUALIFICATION, List.of());
      default -> null;
    });
  }

  /** The questions of one form, in their order; none when the programme asks nothing then. */
  static List<Question> of(FormKind form, Programme programme) {
    return Stream.of(values()).filter(q -> q.forms.contains(form) && q.programmes.contains(programme)).toList();
  }

  String code() {
    return Typed.code(this);
  }

  /** Under which name the reason of its absence is kept: the situation is asked at three different times. */
  String field(FormKind form) {
    return form.afterwards() ? Typed.code(form) + "-" + code() : code();
  }

  boolean sensitiveIn(Programme programme) {
    return sensitive.contains(programme);
  }

  /** Whether the record is incomplete without it, in this programme. */
  boolean neededIn(Programme programme) {
    return NEEDED.contains(this) && programmes.contains(programme);
  }
}
