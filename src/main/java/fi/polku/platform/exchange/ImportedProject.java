package fi.polku.platform.exchange;

import java.util.UUID;

/** A project that a package spoke of, by the code it has there. */
public record ImportedProject(UUID id, String code) {}
