package fi.polku.platform.audit;

import fi.polku.platform.security.Scope;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Seals the logs within a second of each act, and writes their heads outside the database: hourly and at the end. */
@Component
class AuditSeal {
  private static final Logger LOG = LoggerFactory.getLogger(AuditSeal.class);
  private static final Scope SCOPE = Scope.system("seal the log");
  private final AuditChains chains;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicBoolean failing = new AtomicBoolean();

  AuditSeal(AuditChains chains) {
    this.chains = chains;
  }

  @Scheduled(fixedDelay = 500)
  void seal() {
    if (closed.get()) return;
    try {
      chains.seal(SCOPE);
      failing.set(false);
    } catch (RuntimeException e) {
      // said once until it works again: the lines wait in the database and lose nothing
      if (!closed.get() && !failing.getAndSet(true)) LOG.warn("The audit log waits to be sealed: {}", e.getMessage());
    }
  }

  @Scheduled(initialDelay = 3_600_000, fixedRate = 3_600_000)
  void anchor() {
    if (closed.get()) return;
    try {
      chains.heads(SCOPE).forEach(head -> LOG.info("Audit head {} {} {}", head.organisationId().value(), head.sequence(), head.hash()));
    } catch (RuntimeException e) {
      if (!closed.get()) LOG.warn("The heads of the audit log could not be read: {}", e.getMessage());
    }
  }

  /** Before the pool closes: the last lines are sealed and their heads written down. */
  @EventListener
  void on(ContextClosedEvent closing) {
    seal();
    anchor();
    closed.set(true);
  }
}
