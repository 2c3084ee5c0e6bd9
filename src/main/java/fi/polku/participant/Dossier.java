package fi.polku.participant;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that is kept of one person, by table, as a program can read it. */
record Dossier(Participant.Key person, Map<String, List<Map<String, @Nullable Object>>> tables) {}
