package fi.polku.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.modulith.ApplicationModule;

/** What the tests of the house read: the sources, the templates, the words and the compiled program. */
final class House {
  static final Path JAVA = Path.of("src/main/java");
  static final Path TEMPLATES = Path.of("src/main/jte");
  static final Path MESSAGES = Path.of("src/main/resources/messages");
  static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  private static final JavaClasses PROGRAM = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("fi.polku", "gg.jte.generated");

  private House() {}

  /** One file of text. */
  record Source(Path path, String text) {
    String name() {
      return path.getFileName().toString();
    }

    /** The folder right under the root: for templates and Java sources, the module. */
    String module(Path root) {
      Path inside = root.relativize(path);
      return inside.getName(inside.startsWith("fi/polku") && inside.getNameCount() > 3 ? 2 : 0).toString();
    }
  }

  static JavaClasses program() {
    return PROGRAM;
  }

  static List<Source> java() {
    return files(JAVA, ".java");
  }

  static List<Source> templates() {
    return files(TEMPLATES, ".jte");
  }

  static List<Source> files(Path root, String ending) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().map(file -> new Source(file, read(file))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The modules by their folders. */
  static Set<String> modules() {
    try (Stream<Path> folders = Files.list(JAVA.resolve("fi/polku"))) {
      return folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a module says it may use, and itself. */
  static Set<String> reachable(String module) {
    Set<String> reachable = new TreeSet<>(List.of(module, "platform"));
    ApplicationModule card = card(module);
    if (card.allowedDependencies() != null) for (String allowed : card.allowedDependencies()) reachable.add(allowed.replaceFirst(" .*", ""));
    return reachable;
  }

  /** The module a table belongs to by its name, or nothing when it is none of ours. */
  static String owner(String table) {
    return modules().stream().filter(module -> table.equals(module) || table.startsWith(module + "_")).findFirst().orElse("");
  }

  static Stream<MatchResult> matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results();
  }

  private static ApplicationModule card(String module) {
    try {
      ApplicationModule card = Class.forName("fi.polku." + module + ".package-info").getAnnotation(ApplicationModule.class);
      if (card == null) throw new AssertionError("fi.polku." + module + " does not say in its package-info.java what it may depend on");
      return card;
    } catch (ClassNotFoundException e) {
      throw new AssertionError("fi.polku." + module + " has no package-info.java", e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
