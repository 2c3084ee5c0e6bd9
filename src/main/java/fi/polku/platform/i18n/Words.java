package fi.polku.platform.i18n;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every sentence of the house, by key and language: {@code messages/<module>_<language>.properties}, ICU message syntax. */
public final class Words {
  private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);
  private final Map<Language, Map<String, MessageFormat>> formats = new EnumMap<>(Language.class);

  public Words() {
    for (Language language : Language.values()) {
      texts.put(language, load(language));
      formats.put(language, new ConcurrentHashMap<>());
    }
  }

  /** The sentence in this language; a key without one is shown as the key, and the words test fails. */
  public String text(Language language, String key, Object... arguments) {
    String pattern = texts.get(language).get(key);
    if (pattern == null) pattern = texts.get(Language.FI).get(key);
    if (pattern == null) return key;
    if (arguments.length == 0 && pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0) return pattern;
    String found = pattern;
    MessageFormat format = formats.get(language).computeIfAbsent(key, k -> new MessageFormat(found, language.locale()));
    synchronized (format) {
      return format.format(arguments);
    }
  }

  public boolean has(String key) {
    return texts.get(Language.FI).containsKey(key);
  }

  public Map<String, String> all(Language language) {
    return texts.get(language);
  }

  private static Map<String, String> load(Language language) {
    Map<String, String> all = new HashMap<>();
    try {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*_" + language.file() + ".properties")) {
        String name = file.getFilename();
        if (language == Language.FI && name != null && name.endsWith("_fi_simple.properties")) continue;
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
          properties.load(reader);
        }
        properties.forEach((key, value) -> all.put((String) key, (String) value));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return Map.copyOf(all);
  }
}
