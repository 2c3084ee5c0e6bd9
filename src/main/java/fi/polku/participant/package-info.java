/**
 * The person in one organisation's care: what they are called, how they are reached, what they have agreed to, and who may find them. Nothing else.
 *
 * <p>Tables: {@code participant}, {@code participant_consent}, {@code participant_restriction} and {@code participant_restriction_staff} (only named
 * staff find the person), {@code participant_glass} (somebody else looked all the same), {@code participant_merge} and {@code participant_merge_row}
 * (two records that are one person, and the way back: docs/adr/0011), {@code participant_distinct} (two that are not).
 * An erased person leaves a nameless row, so that visits already counted still count (GDPR art. 17 and 89).
 * Legal basis: the person's own wish to take part (GDPR art. 6(1)(a)) and, for what a funder requires, art. 6(1)(c).
 */
@ApplicationModule(allowedDependencies = {"platform", "organisation"})
@NullMarked
package fi.polku.participant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
