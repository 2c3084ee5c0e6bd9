/**
 * Figures that can be defended: the funders' indicators counted from participations, promises against what has happened, and the
 * submitted report that never changes.
 *
 * <p>Tables: {@code report} and all that begin with {@code report_}. A submitted report is kept as long as the funder may audit it;
 * erasing a person takes their name off its rows, and the counts stand (GDPR art. 17(3)(b) and 89).
 */
@ApplicationModule(allowedDependencies = {"platform", "organisation", "participant", "activity", "participation", "path"})
@NullMarked
package fi.polku.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
