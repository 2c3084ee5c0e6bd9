package fi.polku.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import fi.polku.house.House.Source;
import fi.polku.platform.i18n.Language;
import fi.polku.platform.i18n.Words;
import fi.polku.platform.security.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The log speaks to people: everything that can stand in it has a sentence, and no two things the same one. */
class AuditWordsTest {
  private static final String KEY = "organisation.audit.action.";
  private static final String NAME = "\"((?:" + String.join("|", House.modules()) + "|exchange)\\.[a-z]+(?:-[a-z]+)*-?)\"";
  private static final Words WORDS = new Words();

  @Test
  void everyActInTheLogHasASentenceInEveryLanguage() {
    List<String> missing = new ArrayList<>();
    for (Language language : Language.values()) {
      Set<String> keys = WORDS.all(language).keySet();
      for (String act : acts()) {
        // the end of some names is put to them: then every sentence that begins so is one of theirs
        boolean there = act.endsWith("-") ? keys.stream().anyMatch(key -> key.startsWith(KEY + act)) : keys.contains(KEY + act);
        if (!there) missing.add(language + " " + act);
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void noTwoActsAreCalledTheSame() {
    List<String> same = new ArrayList<>();
    for (Language language : Language.values()) {
      Map<String, String> said = new HashMap<>();
      WORDS.all(language).forEach((key, sentence) -> {
        String other = key.startsWith(KEY) ? said.put(sentence, key) : null;
        if (other != null) same.add(language + " " + other + " and " + key + ": " + sentence);
      });
    }
    assertThat(same).isEmpty();
  }

  @Test
  void actsAreFound() {
    assertThat(acts()).contains("report.submit-report", "organisation.publish-project", "participant.link", "participant.merge", "participant.erase-wish-", "activity.pair-door", "participation.open-dues",
        "participation.fill-own-form", "exchange.check-package");
  }

  /** Actions of staff, and the names by which programs and doors write into the log. */
  private static Set<String> acts() {
    Set<String> acts = new TreeSet<>();
    for (JavaClass type : House.program()) {
      if (!type.isEnum() || !type.isAssignableTo(Action.class)) continue;
      for (Object action : type.reflect().getEnumConstants()) acts.add(((Action) action).code());
    }
    for (Source source : House.java()) {
      House.matches("(?s)(?:\\baudit|Scope\\.system|Scope\\.door|new Scope)\\([^;]*?;", source.text())
          .flatMap(call -> House.matches(NAME, call.group())).forEach(name -> acts.add(name.group(1)));
    }
    return acts;
  }
}
