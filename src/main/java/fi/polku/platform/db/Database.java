package fi.polku.platform.db;

import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.ScopeKeys;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** The only way to the data: a transaction in the name of a {@link Scope}, whose key is its first statement. */
public final class Database {
  private static final String OPEN = "SELECT set_config('polku.key', ?, true)";
  private static final String OPEN_PLANNED = "SELECT set_config('polku.key', ?, true), set_config('plan_cache_mode', 'force_generic_plan', true)";
  private final Jdbi jdbi;
  private final ScopeKeys keys;

  public Database(Jdbi jdbi, ScopeKeys keys) {
    this.jdbi = jdbi;
    this.keys = keys;
  }

  /** Runs the work in one transaction and returns what it found; anything thrown undoes it all. */
  public <T> T in(Scope scope, Function<Tx, T> work) {
    try (Handle handle = jdbi.open()) {
      return run(handle, scope, OPEN, work);
    }
  }

  /**
   * As {@link #in}, for what is done many times a minute with ids and nothing else: its statements are planned once for a
   * connection instead of once for a run, which is half of what a mark costs. Not for searches and lists, whose plan depends on what is asked.
   */
  public <T> T often(Scope scope, Function<Tx, T> work) {
    try (Handle handle = jdbi.open()) {
      return run(handle, scope, OPEN_PLANNED, work);
    }
  }

  /** As {@link #in}, and every statement sees the data as it was at the first: for what must fit together however long it takes. */
  public <T> T snapshot(Scope scope, Function<Tx, T> work) {
    try (Handle handle = jdbi.open()) {
      handle.setTransactionIsolationLevel(TransactionIsolationLevel.REPEATABLE_READ);
      return run(handle, scope, OPEN, work);
    }
  }

  public void act(Scope scope, Consumer<Tx> work) {
    in(scope, tx -> {
      work.accept(tx);
      return true;
    });
  }

  /** One statement without a scope, for the few functions that find out by a hash who is asking. */
  public <T> T one(String sql, Function<Query, T> work) {
    try (Handle handle = jdbi.open()) {
      return work.apply(handle.createQuery(sql));
    }
  }

  /** What the database is told of a new organisation's key. */
  public byte[] keyHash(OrganisationKey organisation) {
    return ScopeKeys.hash(keys.key(organisation));
  }

  private <T> T run(Handle handle, Scope scope, String open, Function<Tx, T> work) {
    handle.begin();
    Tx tx = new Tx(handle, scope);
    T result;
    try {
      open(handle, open, keys.open(scope));
      result = work.apply(tx);
      handle.commit();
    } catch (Throwable failure) {
      undo(handle, failure);
      throw failure;
    }
    tx.committed();
    return result;
  }

  /** Straight through the driver: it comes before everything else anybody does. */
  private static void open(Handle handle, String sql, String key) {
    try (PreparedStatement open = handle.getConnection().prepareStatement(sql)) {
      open.setString(1, key);
      open.execute();
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  private static void undo(Handle handle, Throwable failure) {
    try {
      handle.rollback();
    } catch (RuntimeException rollback) {
      failure.addSuppressed(rollback);
    }
  }
}
