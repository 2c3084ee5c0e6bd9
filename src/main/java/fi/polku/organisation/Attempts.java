package fi.polku.organisation;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How often one address or one account may try to log in; known and unknown accounts count alike. */
@Component
class Attempts {
  /** An office behind one address logs in together on a Monday morning. */
  private static final int BY_ADDRESS = 60;

  private static final int BY_ACCOUNT = 10;
  private static final Duration PERIOD = Duration.ofMinutes(15);
  private static final int REMEMBERED = 20_000;

  private final Clock clock;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, .75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
      return size() > REMEMBERED;
    }
  };

  Attempts(Clock clock) {
    this.clock = clock;
  }

  /** Counts one try from this address; empty when it may go on, else how long to wait. */
  Optional<Duration> fromAddress(String address) {
    return count("address|" + address, BY_ADDRESS);
  }

  Optional<Duration> onAccount(String account) {
    return count("account|" + account, BY_ACCOUNT);
  }

  /** The right person came in: their own slips are forgotten. */
  void succeeded(String account) {
    synchronized (buckets) {
      buckets.remove("account|" + account);
    }
  }

  private Optional<Duration> count(String key, int limit) {
    ConsumptionProbe probe;
    synchronized (buckets) {
      probe = buckets.computeIfAbsent(key, k -> bucket(limit)).tryConsumeAndReturnRemaining(1);
    }
    return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofSeconds(probe.getNanosToWaitForRefill() / 1_000_000_000 + 1));
  }

  private Bucket bucket(int limit) {
    return Bucket.builder()
        .addLimit(l -> l.capacity(limit).refillGreedy(limit, PERIOD))
        .withCustomTimePrecision(new ClockMeter(clock))
        .build();
  }

  private record ClockMeter(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      Instant now = clock.instant();
      return now.getEpochSecond() * 1_000_000_000 + now.getNano();
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
