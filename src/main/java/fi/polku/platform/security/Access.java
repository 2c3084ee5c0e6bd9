package fi.polku.platform.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a module's own {@code @Requires} annotation, whose {@code value()} is an {@link Action}.
 * A handler without such an annotation, and without {@link Public}, is refused to everybody.
 */
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {}
