package fi.polku.activity;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How often strangers may guess pairing codes, and a tablet may ask us to look at a picture. Paired tablets are never held up by guessers. */
@Component
class DoorLimits {
  private static final int ADDRESSES = 10_000;
  private final TimeMeter time;
  private final Bucket everybody;
  private final Map<String, Bucket> guesses = remembered();
  private final Map<String, Bucket> looks = remembered();

  DoorLimits(Clock clock) {
    this.time = new Time(clock);
    // all strangers together: addresses can be forged, forty random bits are not guessed at this pace in ten minutes
    this.everybody = bucket(300, Duration.ofMinutes(1));
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

  /** Whether another code may be tried from this address: ten wrong ones a minute. */
  synchronized boolean mayGuess(String address) {
    return everybody.getAvailableTokens() > 0 && guesses(address).getAvailableTokens() > 0;
  }

  synchronized void guessedWrong(String address) {
    everybody.tryConsume(1);
    guesses(address).tryConsume(1);
  }

  /** Whether this tablet may send another picture: four a second over ten seconds. */
  synchronized boolean mayLook(Door.Key door) {
    return looks.computeIfAbsent(door.value().toString(), key -> bucket(40, Duration.ofSeconds(10))).tryConsume(1);
  }

  private Bucket guesses(String address) {
    return guesses.computeIfAbsent(neighbourhood(address), key -> bucket(10, Duration.ofMinutes(1)));
  }

  private Bucket bucket(int many, Duration period) {
    return Bucket.builder().addLimit(limit -> limit.capacity(many).refillGreedy(many, period)).withCustomTimePrecision(time).build();
  }

  /** One household holds a whole /64 of IPv6. */
  private static String neighbourhood(String address) {
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      return HexFormat.of().formatHex(bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes);
    } catch (IllegalArgumentException e) {
      return address;
    }
  }

  private static Map<String, Bucket> remembered() {
    return new LinkedHashMap<>(16, .75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
        return size() > ADDRESSES;
      }
    };
  }
}
