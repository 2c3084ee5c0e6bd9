/**
 * The way onward: steps to work, studies, rehabilitation and the rest, planned, started and ended, and how it went afterwards.
 *
 * <p>Tables: {@code path_step}, {@code path_follow_up}. Kept like the participation it belongs to; what is written in words goes when the person asks.
 */
@ApplicationModule(allowedDependencies = {"platform", "organisation", "participant", "activity", "participation"})
@NullMarked
package fi.polku.path;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
