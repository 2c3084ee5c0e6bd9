package fi.polku.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import fi.polku.platform.time.Helsinki;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Keeps the clock of the nightly work going while the program runs. */
final class Night implements SmartLifecycle {
  private final Supplier<Shift> opening;
  private final boolean on;
  private @Nullable Shift shift;

  Night(Supplier<Shift> opening, boolean on) {
    this.opening = opening;
    this.on = on;
  }

  /** A scheduler at work, and the connections it works through. */
  record Shift(Scheduler scheduler, AutoCloseable connections) {}

  /** One that is not started yet; it looks for work every ten seconds and tells that it lives every five minutes. */
  static Scheduler scheduler(DataSource connections, List<NightlyJob> jobs, Clock clock) {
    return Scheduler.create(connections)
        .tableName("platform_job")
        .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
        .clock(clock::instant)
        .startTasks(jobs.stream().map(Night::task).toList())
        .threads(1)
        .shutdownMaxWait(Duration.ofSeconds(5))
        .build();
  }

  private static RecurringTask<Void> task(NightlyJob job) {
    return Tasks.recurring(job.name(), Schedules.daily(Helsinki.ZONE, job.at())).execute((instance, context) -> job.run());
  }

  @Override
  public synchronized void start() {
    if (!on || shift != null) return;
    shift = opening.get();
    shift.scheduler().start();
  }

  @Override
  public synchronized void stop() {
    Shift ending = shift;
    shift = null;
    if (ending == null) return;
    ending.scheduler().stop();
    try {
      ending.connections().close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return shift != null;
  }
}
