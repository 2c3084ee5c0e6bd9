/**
 * The person in one organisation's care: what they are called, how they are reached, which language they speak. Nothing else.
 *
 * <p>Tables: {@code participant}.
 * An erased person leaves a nameless row, so that visits already counted still count (GDPR art. 17 and 89).
 * Legal basis: the person's own wish to take part (GDPR art. 6(1)(a)) and, for what a funder requires, art. 6(1)(c).
 */
@ApplicationModule(allowedDependencies = {"platform", "organisation"})
@NullMarked
package fi.polku.participant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
