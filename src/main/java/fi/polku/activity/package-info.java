/**
 * What goes on: activities, their sessions at places, who came and how many, the door, and the public calendar.
 *
 * <p>Counts three ways that are never mixed: heads, signed-up attendance, named attendance.
 * Tables: {@code activity} and all that begin with {@code activity_}; the view {@code activity_public_session}. Attendance is kept while the project that paid for it
 * can be audited; published activities, places and sessions are public.
 */
@ApplicationModule(allowedDependencies = {"platform", "organisation", "participant"})
@NullMarked
package fi.polku.activity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
