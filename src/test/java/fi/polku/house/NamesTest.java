package fi.polku.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import fi.polku.platform.db.Key;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NamesTest {
  private static final JavaClasses TESTS = new ClassFileImporter().withImportOption(new ImportOption.OnlyIncludeTests()).importPackages("fi.polku");

  @Test
  void noNameStandsForANounNotFound() {
    List<String> lazy = Stream.concat(ours(), TESTS.stream())
        .filter(type -> !type.isAnonymousClass())
        .filter(type -> type.getSimpleName().matches(".*(Service|Impl|Manager|Helper|Utils?|Dto|DTO|Mapper|Factory|Processor|Facade)|(Default|Abstract|Base)[A-Z].*"))
        .map(JavaClass::getName)
        .toList();
    assertThat(lazy).isEmpty();
  }

  @Test
  void everyKeyIsARecordOfOneUuidNamedAfterWhatItIs() {
    List<String> odd = ours()
        .filter(type -> type.isAssignableTo(Key.class) && !type.isEquivalentTo(Key.class))
        .map(JavaClass::reflect)
        .filter(type -> !isKey(type))
        .map(Class::getName)
        .toList();
    assertThat(odd).isEmpty();
  }

  @Test
  void everyRecordNamedKeyIsAKey() {
    assertThat(ours().filter(type -> type.getSimpleName().equals("Key") && !type.isEquivalentTo(Key.class) && !type.isAssignableTo(Key.class)).map(JavaClass::getName)).isEmpty();
  }

  @Test
  void testsAreNamedAfterWhatTheyTest() {
    assertThat(tests().map(JavaMethod::getOwner).distinct().map(JavaClass::getSimpleName).filter(name -> !name.matches(".*(Test|Journey)"))).isEmpty();
  }

  @Test
  void testsSayWhatIsSo() {
    assertThat(tests().filter(method -> method.getName().matches("should.*|.*(Should|_should).*|test[A-Z_0-9].*")).map(JavaMethod::getFullName)).isEmpty();
  }

  @Test
  void everyTestIsFound() {
    assertThat(tests().map(JavaMethod::getName)).contains("everyTestIsFound");
  }

  private static boolean isKey(Class<?> type) {
    if (!type.isRecord()) return false;
    RecordComponent[] parts = type.getRecordComponents();
    boolean named = type.getSimpleName().equals("Key") ? type.getEnclosingClass() != null : type.getSimpleName().endsWith("Key") || Modifier.isPrivate(type.getModifiers());
    return named && parts.length == 1 && parts[0].getType() == UUID.class && parts[0].getName().equals("value");
  }

  private static Stream<JavaClass> ours() {
    return House.program().stream().filter(type -> type.getPackageName().startsWith("fi.polku"));
  }

  private static Stream<JavaMethod> tests() {
    return TESTS.stream().flatMap(type -> type.getMethods().stream())
        .filter(method -> method.getAnnotations().stream().anyMatch(a -> a.getRawType().getName().matches("org\\.junit\\.jupiter\\.(api\\.(Test|RepeatedTest|TestFactory)|params\\.ParameterizedTest)|net\\.jqwik\\.api\\.(Property|Example)")));
  }
}
