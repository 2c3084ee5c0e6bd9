package fi.polku.participant;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is kept of one person, by table, as a program can read it.
 *
 * @param names what the ids among it are called
 */
record Dossier(Participant.Key person, Map<String, List<Map<String, @Nullable Object>>> tables, Map<UUID, String> names) {}
