/**
 * The ground every module stands on: database, locks, audit, words, pages, time.
 *
 * <p>Knows nothing of activities or people. It is an open module: its packages may be used by all.
 *
 * <p>Tables: {@code platform_scope_key}, {@code platform_audit}, {@code platform_audit_head}, {@code platform_import}, {@code platform_job}, {@code platform_published}.
 * Audit rows hold identifiers only, never names or free text; they are kept as long as the organisation has its data
 * (GDPR art. 5(2), accountability).
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package fi.polku.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
