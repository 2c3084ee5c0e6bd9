package fi.polku.platform.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The packages of real projects go in, give the figures those projects published, and come out as they went in. */
class PublishedPackagesTest extends ExchangeWorld {
  private static final String HEADS = """
      SELECT coalesce(sum(heads), 0)
      FROM (
        SELECT DISTINCT ON (c.session_id, c.door) c.heads
        FROM activity_headcount c
        JOIN activity_session s ON s.id = c.session_id
        JOIN activity a ON a.id = s.activity_id
        WHERE c.organisation_id = :organisation AND a.kind = 'public-event'
        ORDER BY c.session_id, c.door, c.counted_at DESC) AS latest
      """;

  @Test
  void theFiguresTheProjectPublished() {
    Home home = home();
    Reply brought = bring(home, published("lahde-mukaan.zip"));
    assertThat(brought.status()).as(brought.text()).isEqualTo(200);
    assertThat(sessions(home, "coaching-group")).isEqualTo(125);
    assertThat(count(home, """
        SELECT count(DISTINCT t.participant_id)
        FROM activity_attendance t
        JOIN activity_session s ON s.id = t.session_id
        JOIN activity a ON a.id = s.activity_id
        WHERE t.organisation_id = :organisation AND a.kind = 'coaching-group' AND t.presence IN ('present', 'partly')
        """)).isEqualTo(74);
    assertThat(sessions(home, "info-event")).isEqualTo(15);
    assertThat(participations(home, "info-event")).isEqualTo(214);
    assertThat(sessions(home, "small-group-event")).isEqualTo(32);
    assertThat(participations(home, "small-group-event")).isEqualTo(379);
    assertThat(sessions(home, "public-event")).isEqualTo(16);
    assertThat(count(home, HEADS)).isEqualTo(2_369);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lahde-mukaan.zip", "olopiste.zip"})
  void importedTwiceTheSecondTimeChangesNothing(String name) {
    Home home = home();
    JsonNode first = bring(home, published(name)).json();
    first.get("tables").forEachEntry((table, counts) -> {
      assertThat(counts.get("changed").asLong()).as(table).isZero();
      assertThat(counts.get("unchanged").asLong()).as(table).isZero();
    });
    assertThat(first.get("tables").size()).isEqualTo(11);
    assertThat(first.at("/tables/attendance/added").asLong()).isPositive();
    JsonNode second = bring(home, published(name)).json();
    second.get("tables").forEachEntry((table, counts) -> {
      assertThat(counts.get("added").asLong()).as(table).isZero();
      assertThat(counts.get("changed").asLong()).as(table).isZero();
      assertThat(counts.get("unchanged").asLong()).as(table).isEqualTo(first.at("/tables/" + table + "/added").asLong());
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"lahde-mukaan.zip", "olopiste.zip"})
  void nothingOfAPackageIsLostOnTheWayThrough(String name) {
    Home home = home();
    byte[] brought = published(name);
    bring(home, brought);
    Map<String, String> there = unzip(brought);
    Map<String, String> back = unzip(export(home, "").bytes());
    assertThat(back.keySet()).containsExactlyInAnyOrderElementsOf(there.keySet());
    there.forEach((table, text) -> assertThat(back.get(table).lines().sorted().toList()).as(table).isEqualTo(text.lines().sorted().toList()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip", "xlsx"})
  void whatGoesOutOfOneOrganisationGoesIntoAnotherAndOutAgainTheSame(String format) {
    Home home = home();
    Home away = home();
    bring(home, published("lahde-mukaan.zip"));
    bring(home, published("olopiste.zip"));
    byte[] out = export(home, "?format=" + format).bytes();
    Reply in = bring(away, out);
    assertThat(in.status()).as(in.text()).isEqualTo(200);
    assertThat(export(away, "?format=zip").bytes()).isEqualTo(export(home, "?format=zip").bytes());
    assertThat(bring(home, out).json().get("tables").toString()).contains("\"unchanged\"").doesNotContainPattern("\"(added|changed)\":[1-9]");
  }

  @Test
  void aProjectGoesOutWithItsOwnRowsOnly() {
    Home home = home();
    bring(home, published("lahde-mukaan.zip"));
    byte[] alone = export(home, "").bytes();
    bring(home, published("olopiste.zip"));
    assertThat(unzip(export(home, "?project=S20250").bytes())).isEqualTo(unzip(alone));
    assertThat(unzip(export(home, "?project=OLOPISTE").bytes()).get("participants.csv")).contains("OP-000").doesNotContain("LM-0001");
  }

  private long sessions(Home home, String kind) {
    return count(home, "SELECT count(*) FROM activity_session s JOIN activity a ON a.id = s.activity_id WHERE s.organisation_id = :organisation AND a.kind = '" + kind + "'");
  }

  private long participations(Home home, String kind) {
    return count(home, """
        SELECT count(*)
        FROM activity_attendance t
        JOIN activity_session s ON s.id = t.session_id
        JOIN activity a ON a.id = s.activity_id
        WHERE t.organisation_id = :organisation AND t.presence IN ('present', 'partly') AND a.kind = '%s'
        """.formatted(kind));
  }
}
