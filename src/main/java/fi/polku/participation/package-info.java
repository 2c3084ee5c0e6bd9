/**
 * One person in one project: when they came, what was true then, when they left, and what was true then and later.
 *
 * <p>Tables: {@code participation} (at most one for a person and a project), {@code participation_spell} (one stay), {@code participation_correction},
 * {@code participation_status}, {@code participation_qualification}, {@code participation_missing}, {@code participation_status_correction},
 * {@code participation_form} (drafts, links, and that one was sent), {@code participation_eura}, {@code participation_due}, {@code participation_setting}. Kept as long as the funder may audit the project
 * (Regulation (EU) 2021/1060 art. 82); sensitive answers (GDPR art. 9) go when the person asks. Legal basis: GDPR art. 6(1)(c), and consent for the sensitive ones.
 */
@ApplicationModule(allowedDependencies = {"platform", "organisation", "participant", "activity"})
@NullMarked
package fi.polku.participation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
