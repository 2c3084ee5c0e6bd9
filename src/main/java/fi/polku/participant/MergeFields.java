package fi.polku.participant;

import fi.polku.participant.Merge.Side;
import fi.polku.participant.Participant.Gender;
import fi.polku.platform.web.Problems;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What two records say of one person, field by field: what one of them leaves open the other fills; what both say differently is for people to choose. */
record MergeFields(Person kept, Person other) {
  /** One field: its name in forms and its column; null or "not asked" is nothing said. */
  record Field(String name, String column, @Nullable String kept, @Nullable String other) {
    boolean differs() {
      return kept != null && other != null && !kept.equals(other);
    }

    @Nullable String chosen(@Nullable Side side) {
      if (differs()) return side == Side.OTHER ? other : kept;
      return kept == null ? other : kept;
    }
  }

  List<Field> all() {
    return List.of(
        new Field("alias", "alias", kept.alias(), other.alias()),
        new Field("firstName", "first_name", kept.firstName(), other.firstName()),
        new Field("lastName", "last_name", kept.lastName(), other.lastName()),
        new Field("birthDate", "birth_date", text(kept.birthDate()), text(other.birthDate())),
        new Field("gender", "gender", gender(kept.gender()), gender(other.gender())),
        new Field("municipality", "municipality", kept.municipality(), other.municipality()),
        new Field("postalCode", "postal_code", kept.postalCode(), other.postalCode()),
        new Field("language", "language", kept.language(), other.language()),
        new Field("phone", "phone", kept.phone(), other.phone()),
        new Field("email", "email", kept.email(), other.email()));
  }

  /** Changes when anything of either person does. */
  String seen() {
    return kept.version() + " " + other.version();
  }

  Problems problems(MergeForm form) {
    Problems problems = Problems.none();
    for (Field field : all()) problems.addIf(field.differs() && form.sides().get(field.name()) == null, field.name(), "participant.merge.problem.choose");
    problems.addIf(form.why() == null, "why", "participant.merge.problem.why");
    problems.addIf(!problems.any() && !seen().equals(form.seen()), "why", "participant.merge.problem.changed");
    return problems;
  }

  /** What the kept record says afterwards, by column; it has been known since the earlier of the two. */
  Map<String, @Nullable String> chosen(MergeForm form) {
    Map<String, @Nullable String> chosen = new LinkedHashMap<>();
    for (Field field : all()) {
      String value = field.chosen(form.sides().get(field.name()));
      chosen.put(field.column(), value == null && field.name().equals("gender") ? unasked() : value);
    }
    chosen.put("created_at", earlier(kept.createdAt(), other.createdAt()));
    chosen.put("contactable_at", earlier(kept.contactableAt(), other.contactableAt()));
    return chosen;
  }

  private @Nullable String unasked() {
    return kept.gender() == Gender.NOT_ASKED || other.gender() == Gender.NOT_ASKED ? "not-asked" : null;
  }

  private static @Nullable String gender(@Nullable Gender gender) {
    return gender == null || gender == Gender.NOT_ASKED ? null : gender.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static @Nullable String earlier(@Nullable Instant one, @Nullable Instant another) {
    return Stream.of(one, another).filter(Objects::nonNull).min(Instant::compareTo).map(Instant::toString).orElse(null);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
