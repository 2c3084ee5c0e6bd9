/**
 * The money guide: what is left in hand of a wage, asked by anybody without logging in, and the rows of law that an
 * organisation adds between releases.
 *
 * <p>Tables: {@code guide_law_addition}. Nothing that is asked is kept; what is kept is law and who added it, as long as the
 * organisation has its settings (GDPR art. 6(1)(f)).
 */
@ApplicationModule(allowedDependencies = {"platform", "organisation", "benefit"})
@NullMarked
package fi.polku.guide;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
