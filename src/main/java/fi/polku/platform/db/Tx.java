package fi.polku.platform.db;

import fi.polku.platform.audit.Untraced;
import fi.polku.platform.security.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/**
 * One transaction of one scope: its statements, its audit lines, and what is done once it has been kept.
 *
 * <p>Every statement knows {@code :organisation}, {@code :actor} and {@code :everyActivity} of its scope.
 */
public final class Tx {
  private final Handle handle;
  private final Scope scope;
  private final List<Runnable> afterCommit = new ArrayList<>();

  Tx(Handle handle, Scope scope) {
    this.handle = handle;
    this.scope = scope;
  }

  public Query query(String sql) {
    return bound(handle.createQuery(sql));
  }

  public Update update(String sql) {
    return bound(handle.createUpdate(sql));
  }

  /** For what needs the driver itself: bulk copies, cursors, batches. */
  public Handle handle() {
    return handle;
  }

  public Scope scope() {
    return scope;
  }

  /**
   * Writes what this scope did into the organisation's log, in this same transaction: without the line there is no read
   * and no write.
   *
   * @param subjects the participants it was about
   * @param objects the other rows it touched
   */
  public void audit(Collection<? extends Key> subjects, Key... objects) {
    audit(scope.action(), subjects, List.of(objects), subjects.size());
  }

  /** As {@link #audit(Collection, Key...)}, under another name than the scope's own action. */
  public void audit(String action, Collection<? extends Key> subjects, Collection<? extends Key> objects, int count) {
    try {
      line(action, subjects, objects, count);
    } catch (JdbiException refused) {
      throw new Untraced(refused);
    }
  }

  private void line(String action, Collection<? extends Key> subjects, Collection<? extends Key> objects, int count) {
    query("SELECT platform_audit(:organisation, :kind, :actor, :assurance, :action, :subjects, :objects, :count, :request)")
        .bind("kind", scope.kind().name())
        .bind("assurance", scope.assurance())
        .bind("action", action)
        .bind("subjects", uuids(subjects))
        .bind("objects", uuids(objects))
        .bind("count", count)
        .bind("request", scope.request())
        .mapTo(Long.class)
        .one();
  }

  /** Mail, messages and other acts towards the outside wait for this. */
  public void afterCommit(Runnable act) {
    afterCommit.add(act);
  }

  void committed() {
    afterCommit.forEach(Runnable::run);
  }

  private <S extends SqlStatement<S>> S bound(S statement) {
    return statement
        .bind("organisation", scope.organisation() == null ? null : scope.organisation().value())
        .bind("actor", scope.actor())
        .bind("everyActivity", scope.everyActivity());
  }

  private static UUID[] uuids(Collection<? extends Key> keys) {
    return keys.stream().map(Key::value).toArray(UUID[]::new);
  }
}
