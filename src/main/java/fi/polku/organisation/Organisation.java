package fi.polku.organisation;

import fi.polku.platform.security.OrganisationKey;
import org.jspecify.annotations.Nullable;

/** An association, school or municipality that does the work. What stands here is public. */
public record Organisation(
    OrganisationKey id,
    String name,
    String slug,
    @Nullable String municipality,
    @Nullable String homepage,
    @Nullable String email,
    @Nullable String phone) {}
