package fi.polku.participation;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How often one address may try links that open nothing: twenty a minute. A good one opens however many wrong ones came from where it is used. */
@Component
class LinkLimits {
  private static final int REMEMBERED = 10_000;
  private static final int WRONG_ONES = 20;
  private final TimeMeter time;
  private final Map<String, Bucket> wrong = new LinkedHashMap<>(16, .75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
      return size() > REMEMBERED;
    }
  };

  LinkLimits(Clock clock) {
    this.time = new Time(clock);
  }

  private record Time(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return clock.millis() * 1_000_000;
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }

  synchronized boolean mayTry(String address) {
    return bucket(address).getAvailableTokens() > 0;
  }

  synchronized void triedWrong(String address) {
    bucket(address).tryConsume(1);
  }

  private Bucket bucket(String address) {
    return wrong.computeIfAbsent(address, key -> Bucket.builder().addLimit(limit -> limit.capacity(WRONG_ONES).refillGreedy(WRONG_ONES, Duration.ofMinutes(1))).withCustomTimePrecision(time).build());
  }
}
