package fi.polku.platform.security;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Optional;

/** Who may call a handler: read from its annotations. No rule, no access. */
public sealed interface AccessRule {
  /** Open to all. */
  record Everybody() implements AccessRule {}

  /** Staff whose role allows the action. */
  record Staff(Action action) implements AccessRule {}

  static Optional<AccessRule> of(Method handler) {
    boolean description = handler.getDeclaringClass().getName().startsWith("org.springdoc.");
    if (description || handler.isAnnotationPresent(Public.class)) return Optional.of(new Everybody());
    for (Annotation annotation : handler.getAnnotations()) {
      if (annotation.annotationType().isAnnotationPresent(Access.class)) return Optional.of(new Staff(action(annotation)));
    }
    return Optional.empty();
  }

  private static Action action(Annotation annotation) {
    try {
      Method value = annotation.annotationType().getDeclaredMethod("value");
      value.setAccessible(true);
      return (Action) value.invoke(annotation);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(annotation + " has no action", e);
    }
  }
}
