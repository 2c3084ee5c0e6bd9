package fi.polku.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import fi.polku.Polku;
import fi.polku.house.House.Source;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {
  @Test
  void modulesUseOnlyWhatTheySayTheyUse() {
    ApplicationModules.of(Polku.class).verify();
  }

  @Test
  void aModuleIsOneFlatPackageAndOnlyThePlatformHasSmallerOnes() {
    List<String> deeper = House.program().stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.startsWith("fi.polku.") && !name.startsWith("fi.polku.platform"))
        .filter(name -> name.split("\\.").length > 3)
        .distinct()
        .toList();
    assertThat(deeper).isEmpty();
  }

  @Test
  void pagesAreUsedByTheirOwnPackageAndTemplatesOnly() {
    List<String> uses = new ArrayList<>();
    for (JavaClass user : House.program()) {
      if (user.getPackageName().startsWith("gg.jte.generated")) continue;
      for (Dependency use : user.getDirectDependenciesFromSelf()) {
        JavaClass used = use.getTargetClass();
        if (outermost(used).getSimpleName().endsWith("Pages") && used.getPackageName().startsWith("fi.polku.") && !used.getPackageName().equals(user.getPackageName())) {
          uses.add(use.getDescription());
        }
      }
    }
    assertThat(uses).isEmpty();
  }

  @Test
  void templatesUseOnlyTypesTheirModuleMayUse() {
    List<String> uses = new ArrayList<>();
    for (Source template : House.templates()) {
      String module = template.module(House.TEMPLATES);
      House.matches("fi\\.polku(?:\\.[a-z0-9]+)+(?:\\.[A-Z]\\w*)+", template.text()).forEach(match -> {
        String fault = fault(module, match.group());
        if (!fault.isEmpty()) uses.add(template.path() + ": " + match.group() + " " + fault);
      });
    }
    assertThat(uses).isEmpty();
  }

  @Test
  void templatesIncludeOnlyTemplatesOfTheirOwnModuleAndTheSharedOnes() {
    List<String> uses = new ArrayList<>();
    for (Source template : House.templates()) {
      String module = template.module(House.TEMPLATES);
      Set<String> own = module.equals("ui") ? Set.of("ui") : Set.of("ui", module);
      House.matches("@template\\.(\\w+)", template.text()).forEach(match -> {
        if (!own.contains(match.group(1))) uses.add(template.path() + ": " + match.group());
      });
    }
    assertThat(uses).isEmpty();
  }

  private static String fault(String module, String name) {
    Class<?> type = type(name);
    String owner = name.split("\\.")[2];
    if (owner.equals(module)) return "";
    Set<String> allowed = module.equals("ui") ? Set.of("platform") : House.reachable(module);
    if (!allowed.contains(owner)) return "is of a module that " + module + " does not depend on";
    if (!Modifier.isPublic(type.getModifiers())) return "is not public";
    return outermostName(type).endsWith("Pages") ? "are another module's pages" : "";
  }

  private static Class<?> type(String name) {
    String binary = name.replaceFirst("^((?:[a-z0-9]+\\.)+)", "");
    String types = name.substring(0, name.length() - binary.length());
    try {
      return Class.forName(types + binary.replace('.', '$'), false, ModulesTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      int constant = name.lastIndexOf('.');
      if (constant > types.length()) return type(name.substring(0, constant));
      throw new AssertionError("a template names the type " + name + ", which there is not", e);
    }
  }

  private static String outermostName(Class<?> type) {
    return type.getEnclosingClass() == null ? type.getSimpleName() : outermostName(type.getEnclosingClass());
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ModulesTest::outermost).orElse(type);
  }
}
