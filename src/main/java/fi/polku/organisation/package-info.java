/**
 * Associations, their projects with targets and funding, their staff and how they log in.
 *
 * <p>Tables: {@code organisation}, {@code organisation_staff}, {@code organisation_passkey}, {@code organisation_invitation},
 * {@code organisation_login}, {@code organisation_token}, {@code organisation_project}, {@code organisation_target}.
 * Staff data is kept while the person works here and for as long as the audit log names them (GDPR art. 6(1)(f)).
 */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package fi.polku.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
