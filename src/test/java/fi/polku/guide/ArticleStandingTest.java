package fi.polku.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleStandingTest {
  private static final LocalDate READ = LocalDate.of(2026, 11, 22);
  private final ArticleStanding standing = new ArticleStanding(Article.DEBTS, READ, List.of());

  @Test
  void theOwnerIsRemindedAHundredAndTwentyDaysAfterTheLastReview() {
    assertThat(standing.due()).isEqualTo(LocalDate.of(2027, 3, 22));
    assertThat(standing.isDue(READ.plusDays(119))).isFalse();
    assertThat(standing.isDue(READ.plusDays(120))).isTrue();
  }

  @Test
  void theReadersAreToldTheDayAfter() {
    assertThat(standing.isOld(READ.plusDays(120))).isFalse();
    assertThat(standing.isOld(READ.plusDays(121))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://video.example/velat", "https://www.video.example/watch?v=1&t=3", "https://video.xn--p1ai/x"})
  void aVideoIsOnASafeSite(String address) {
    assertThat(ArticleAddition.safe(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http://video.example/velat", "javascript:alert(1)", "https:", "https://", "//video.example/x", "https://user:word@video.example/", "https://localhost/x", "data:text/html,x", "https://video.example/ x",
      "https://127.0.0.1/x", "https://10.0.0.8:8443/", "https://[::1]/x", "https://[fe80::1]/", "https://2130706433/", "https://0x7f.0.0.1/", "https://127.1/", "https://localhost./x", "https://nas.local/", "https://reititin.lan/", "https://a.localhost/"})
  void whateverElseIsNoVideo(String address) {
    assertThat(ArticleAddition.safe(address)).isFalse();
  }
}
