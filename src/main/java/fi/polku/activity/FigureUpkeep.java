package fi.polku.activity;

import fi.polku.platform.security.Scope;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Counts changed months anew in the background, about a minute after the change: a group being marked is counted once, not twelve times; what an import has brought is counted at once. Figures are right without it, only slower. */
@Component
class FigureUpkeep implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(FigureUpkeep.class);
  private static final int BATCH = 200;
  private static final int PAUSE_SECONDS = 60;
  private final ActivityFigures figures;
  private volatile ScheduledExecutorService clockwork;

  FigureUpkeep(ActivityFigures figures) {
    this.figures = figures;
  }

  @Override
  public void start() {
    clockwork = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("figures").daemon().factory());
    clockwork.scheduleWithFixedDelay(this::run, 1, PAUSE_SECONDS, TimeUnit.SECONDS);
  }

  /** Much has changed: a minute is too long to wait. */
  void soon() {
    ScheduledExecutorService running = clockwork;
    if (running != null) running.execute(this::run);
  }

  private void run() {
    try {
      while (figures.refresh(Scope.system("count figures"), BATCH) == BATCH && isRunning()) {
        Thread.yield();
      }
    } catch (RuntimeException e) {
      LOG.warn("changed months could not be counted now and will be tried again: {}", e.getMessage());
    }
  }

  @Override
  public void stop() {
    ScheduledExecutorService stopping = clockwork;
    clockwork = null;
    if (stopping == null) return;
    stopping.shutdown();
    try {
      if (!stopping.awaitTermination(5, TimeUnit.SECONDS)) stopping.shutdownNow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return clockwork != null;
  }
}
