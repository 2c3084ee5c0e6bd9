package fi.polku.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TotpTest {
  /** The secret and the times of RFC 6238, appendix B. */
  private final Totp rfc = new Totp("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

  @Test
  void codesAreThoseOfTheStandard() {
    assertThat(rfc.code(Instant.ofEpochSecond(59))).isEqualTo("287082");
    assertThat(rfc.code(Instant.ofEpochSecond(1111111109))).isEqualTo("081804");
    assertThat(rfc.code(Instant.ofEpochSecond(20000000000L))).isEqualTo("353130");
  }

  @Test
  void theSecretIsWrittenInBase32() {
    assertThat(rfc.text()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    assertThat(rfc.uri("a b@c.fi")).isEqualTo("otpauth://totp/Polku:a%20b%40c.fi?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Polku");
  }

  @Test
  void aClockHalfAMinuteOffIsForgivenAndNoMore() {
    Instant now = Instant.ofEpochSecond(1111111109);
    assertThat(rfc.step(rfc.code(now), now)).hasValue(1111111109 / 30);
    assertThat(rfc.step(rfc.code(now.minusSeconds(30)), now)).hasValue(1111111109 / 30 - 1);
    assertThat(rfc.step(rfc.code(now.plusSeconds(30)), now)).hasValue(1111111109 / 30 + 1);
    assertThat(rfc.step(rfc.code(now.minusSeconds(60)), now)).isEmpty();
    assertThat(rfc.step(rfc.code(now.plusSeconds(60)), now)).isEmpty();
    assertThat(rfc.step("", now)).isEmpty();
    assertThat(rfc.step("081 804", now)).isPresent();
  }
}
