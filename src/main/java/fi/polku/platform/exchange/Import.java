package fi.polku.platform.exchange;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One package somebody brought, and what came of it.
 *
 * @param projects those it spoke of, once it has been taken in
 * @param running how far it is right now; null when nothing is being done
 * @param kept whether its file is still here, so that it can be carried out
 */
public record Import(
    Key id,
    String fileName,
    Instant broughtAt,
    String broughtByName,
    @Nullable Instant checkedAt,
    @Nullable Instant importStartedAt,
    @Nullable Instant importedAt,
    @Nullable Instant refusedAt,
    @Nullable Instant discardedAt,
    List<TableCount> counts,
    List<ImportedProject> projects,
    int errorTotal,
    Progress.@Nullable Where running,
    boolean kept) {

  /** The identity of an import. */
  public record Key(UUID value) implements fi.polku.platform.db.Key {}

  /** Where it stands; told from what has happened, never stored. */
  public enum State {
    CHECKING,
    READY,
    /** Found good, and all of it is there already. */
    SAME,
    REFUSED,
    IMPORTING,
    IMPORTED,
    /** Cut short by a fault or a restart: nothing was changed. */
    INTERRUPTED,
    DISCARDED
  }

  public State state() {
    if (importedAt != null) return State.IMPORTED;
    if (running != null) return importStartedAt == null ? State.CHECKING : State.IMPORTING;
    if (refusedAt != null) return State.REFUSED;
    if (discardedAt != null) return State.DISCARDED;
    if (checkedAt != null && importStartedAt == null && same()) return State.SAME;
    if (checkedAt != null && importStartedAt == null) return kept ? State.READY : State.DISCARDED;
    return State.INTERRUPTED;
  }

  /** A package that was found good, was not taken in, and is still here. */
  public boolean canBeCarriedOut() {
    return checkedAt != null && importedAt == null && refusedAt == null && discardedAt == null && running == null && kept;
  }

  public long added() {
    return counts.stream().mapToLong(TableCount::added).sum();
  }

  /** All of it is there already: there is nothing to take in. */
  public boolean same() {
    return added() + changed() == 0;
  }

  /** What the changed rows say before and after, table by table. */
  public List<TableCount> told() {
    return counts.stream().filter(count -> !count.changes().isEmpty()).toList();
  }

  public long changed() {
    return counts.stream().mapToLong(TableCount::changed).sum();
  }
}
