package fi.polku.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Installation;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import fi.polku.platform.web.Frame;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.RestController;

/** No query without a scope: who asks, for which organisation, to do what. */
class ScopeTest {
  @Test
  void storesAreFound() {
    assertThat(stores().map(JavaClass::getSimpleName)).contains("Logins", "StaffMembers", "Dossiers");
  }

  @Test
  void whateverReachesTheDatabaseIsToldInWhoseName() {
    List<String> nameless = stores()
        .flatMap(store -> store.getMethods().stream())
        .filter(method -> !method.getModifiers().contains(JavaModifier.PRIVATE) && !method.getModifiers().contains(JavaModifier.SYNTHETIC))
        .filter(method -> reachesDatabase(method, new HashSet<>()))
        .filter(method -> !calledByTheClock(method))
        .filter(method -> !startsWith(method, Scope.class, Tx.class, Secret.class))
        .map(JavaMethod::getFullName)
        .toList();
    assertThat(nameless).as("non-private methods that reach the database without Scope, Tx or (looked up by its hash) Secret first").isEmpty();
  }

  @Test
  void aScopeOrTransactionStandsFirstUnlessAPageIsMade() {
    List<String> late = ours()
        .filter(type -> !type.isInterface() && !type.getSimpleName().endsWith("Pages") && type.getEnclosingClass().isEmpty())
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> !method.getModifiers().contains(JavaModifier.PRIVATE) && !method.getModifiers().contains(JavaModifier.SYNTHETIC))
        .filter(method -> takes(method, Scope.class) || takes(method, Tx.class))
        .filter(method -> !startsWith(method, Scope.class, Tx.class, Frame.class))
        .map(JavaMethod::getFullName)
        .toList();
    assertThat(late).isEmpty();
  }

  @Test
  void onlyALookUpByASecretsHashGoesWithoutATransaction() {
    List<String> callers = ours()
        .flatMap(type -> type.getMethodCallsFromSelf().stream())
        .filter(call -> call.getTargetOwner().isEquivalentTo(Database.class) && call.getName().equals("one"))
        .filter(call -> !(call.getOrigin() instanceof JavaMethod method && startsWith(method, Secret.class)))
        .map(JavaAccess::getDescription)
        .toList();
    assertThat(callers).isEmpty();
  }

  @Test
  void pagesNeverHoldTheDatabase() {
    List<String> holders = ours()
        .filter(type -> type.getSimpleName().endsWith("Pages") || type.isAnnotatedWith(RestController.class))
        .flatMap(type -> type.getAllFields().stream())
        .filter(field -> Stream.of(Database.class, Tx.class, Jdbi.class, Handle.class, Installation.class).anyMatch(field.getRawType()::isEquivalentTo))
        .map(JavaField::getFullName)
        .toList();
    assertThat(holders).isEmpty();
  }

  @Test
  void nobodyPassesTheLocksByAConnectionOfTheirOwn() {
    List<String> holders = ours()
        .filter(type -> !type.getPackageName().equals("fi.polku.platform.db"))
        .flatMap(type -> type.getAllFields().stream())
        .filter(field -> Stream.of(Jdbi.class, Handle.class, DataSource.class).anyMatch(field.getRawType()::isAssignableTo))
        .map(JavaField::getFullName)
        .toList();
    assertThat(holders).as("fields that hold a connection").isEmpty();
    List<String> takers = ours()
        .filter(type -> !type.getPackageName().equals("fi.polku.platform.db"))
        .flatMap(type -> type.getMethodCallsFromSelf().stream())
        .filter(call -> call.getTargetOwner().isEquivalentTo(Installation.class) && Set.of("jdbi", "pool").contains(call.getName()))
        .filter(call -> !makesBeans(call.getOrigin()))
        .map(JavaAccess::getDescription)
        .toList();
    assertThat(takers).as("who takes the pool and is no bean method that hands it on").isEmpty();
  }

  private static boolean makesBeans(JavaCodeUnit unit) {
    return unit.isAnnotatedWith(org.springframework.context.annotation.Bean.class);
  }

  private static Stream<JavaClass> ours() {
    return House.program().stream().filter(type -> type.getPackageName().startsWith("fi.polku"));
  }

  /** Classes with a field of type Database, outside the package that makes it. */
  private static Stream<JavaClass> stores() {
    return ours().filter(type -> type.getFields().stream().anyMatch(field -> field.getRawType().isEquivalentTo(Database.class)));
  }

  /** The method, or one of the same class that it calls, touches the field. */
  private static boolean reachesDatabase(JavaCodeUnit unit, Set<JavaCodeUnit> seen) {
    if (!seen.add(unit)) return false;
    if (unit.getFieldAccesses().stream().anyMatch(access -> access.getTarget().getRawType().isEquivalentTo(Database.class))) return true;
    return unit.getMethodCallsFromSelf().stream()
        .filter(call -> call.getTargetOwner().equals(unit.getOwner()))
        .flatMap(call -> call.getTarget().resolveMember().stream())
        .anyMatch(called -> reachesDatabase(called, seen));
  }

  /** Nobody asks: the hour or an event does, and the work says itself why ({@code Scope.system("why")}). */
  private static boolean calledByTheClock(JavaMethod method) {
    return method.isAnnotatedWith(Scheduled.class) || method.isAnnotatedWith(EventListener.class);
  }

  private static boolean startsWith(JavaMethod method, Class<?>... types) {
    return !method.getRawParameterTypes().isEmpty() && Stream.of(types).anyMatch(method.getRawParameterTypes().getFirst()::isEquivalentTo);
  }

  private static boolean takes(JavaMethod method, Class<?> type) {
    return method.getRawParameterTypes().stream().anyMatch(parameter -> parameter.isEquivalentTo(type));
  }
}
