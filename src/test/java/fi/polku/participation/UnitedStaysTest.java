package fi.polku.participation;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.participant.Participant;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenario 9 where both were in the project at the same time: one stay, from the first entering to the last leaving; and both again, exactly. */
class UnitedStaysTest extends PolkuTest {
  private ParticipationWorld world;
  private Visitor coach;
  private Participant.Key kept;
  private Participant.Key other;

  @BeforeEach
  void twoRecords() {
    world = new ParticipationWorld(database, "esf-plus-2021-2027", null);
    coach = visitor().as("coach");
    kept = world.person();
    other = world.person();
  }

  @ParameterizedTest
  @CsvSource({
      "2031-01-01/, 2031-02-01/2031-03-01, 2031-01-01/",
      "2031-02-01/2031-03-01, 2031-01-01/, 2031-01-01/",
      "2031-02-01/, 2031-01-01/2031-03-01, 2031-01-01/",
      "2031-01-01/2031-02-01, 2031-01-15/2031-04-01, 2031-01-01/2031-04-01",
      "2031-01-01/2031-04-01, 2031-01-15/2031-02-01, 2031-01-01/2031-04-01",
      "2031-01-01/2031-02-01, 2031-02-01/2031-03-01, 2031-01-01/2031-03-01",
      "2031-01-01/2031-02-01, 2031-02-02/2031-03-01, 2031-01-01/2031-03-01",
      "2031-01-01/2031-02-01, 2031-02-03/2031-03-01, 2031-01-01/2031-02-01 2031-02-03/2031-03-01",
      "2031-01-01/, 2031-01-01/2031-02-01, 2031-01-01/",
      "2031-01-01/2031-02-01, 2031-01-01/, 2031-01-01/",
      "2031-01-01/2031-02-01 2031-04-01/2031-05-01, 2031-01-20/2031-04-01, 2031-01-01/2031-05-01",
      "2031-06-01/, 2031-01-01/2031-01-31 2031-02-01/2031-03-01, 2031-01-01/2031-01-31 2031-02-01/2031-03-01 2031-06-01/",
      "2031-01-01/2031-01-10 2031-01-05/, 2031-01-01/2031-01-20, 2031-01-01/",
  })
  void whatWasAtOneTimeIsOneStayAndTwoAgain(String ones, String others, String united) {
    stays(kept, ones);
    stays(other, others);
    String before = all(kept) + " | " + all(other);
    merge();
    assertThat(all(kept)).isEqualTo(united);
    assertThat(all(other)).isEmpty();
    undo();
    assertThat(all(kept) + " | " + all(other)).isEqualTo(before);
  }

  @Test
  void whatWasTrueThenIsOfTheFirstAndWhatWasSaidAfterwardsOfTheLast() {
    Spell.Key last = world.stay(kept, "2031-02-01", "2031-04-01");
    Spell.Key first = world.stay(other, "2031-01-01", "2031-03-01");
    entry(first, "inactive");
    entry(last, "employed");
    for (Spell.Key stay : List.of(first, last)) {
      missing(stay, "isced", stay == first ? "refused" : "does-not-know");
      missing(stay, "end-situation", stay == first ? "not-asked" : "not-reached");
      sent(stay, "start");
      sent(stay, "end");
    }
    String before = everything();
    merge();
    assertThat(all(kept)).isEqualTo("2031-01-01/2031-04-01");
    assertThat(world.one("SELECT entry_status FROM participation_spell WHERE organisation_id = :organisation AND id = :id", first.value())).isEqualTo("inactive");
    assertThat(world.one("SELECT string_agg(field || ' ' || reason, ', ' ORDER BY field) FROM participation_missing WHERE organisation_id = :organisation AND spell_id = :id", first.value()))
        .isEqualTo("end-situation not-reached, isced refused");
    assertThat(world.one("SELECT string_agg(kind || CASE WHEN revoked_at IS NULL THEN '' ELSE ' no more' END, ', ' ORDER BY kind, revoked_at NULLS FIRST) FROM participation_form WHERE organisation_id = :organisation AND spell_id = :id", first.value()))
        .isEqualTo("end, end no more, start, start");
    undo();
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void aMergeIsToldBeforeItIsDone() {
    stays(kept, "2031-01-01/");
    stays(other, "2031-02-01/2031-03-01");
    assertThat(preview().text()).contains("jaksot 1.1.2031–, 1.2.2031–1.3.2031 yhdistyvät yhdeksi jaksoksi. Se alkaa 1.1.2031 ja jatkuu yhä.");
    stays(other, "2032-01-01/2032-03-01");
    assertThat(visitor().as("other-manager").get("/participants/" + kept.value() + "/merge/" + other.value()).status()).isEqualTo(404);
  }

  @Test
  void whoStillIsThereIsNotAskedHowTheyLeft() {
    Spell.Key ended = world.stay(kept, "2026-01-01", "2026-10-20");
    world.stay(other, "2026-09-01", null);
    sent(ended, "end");
    merge();
    assertThat(world.one("SELECT coalesce(left_on::text, 'open') FROM participation_spell WHERE organisation_id = :organisation AND id = :id", ended.value())).isEqualTo("open");
    assertThat(coach.get("/participants/" + kept.value() + "/spells/" + ended.value() + "/leaving").status()).isEqualTo(200);
  }

  private void stays(Participant.Key person, String spans) {
    for (String span : spans.split(" ")) world.stay(person, span.split("/")[0], span.endsWith("/") ? null : span.split("/")[1]);
  }

  private String all(Participant.Key person) {
    return world.one("SELECT coalesce(string_agg(entered || '/' || coalesce(left_on::text, ''), ' ' ORDER BY entered), '') FROM participation_spell WHERE organisation_id = :organisation AND participant_id = :id", person.value());
  }

  private String everything() {
    return world.one("""
        SELECT (SELECT string_agg(to_jsonb(s)::text, ' ' ORDER BY s.id) FROM participation_spell s WHERE s.organisation_id = :organisation AND s.project_id = :id)
          || (SELECT string_agg(to_jsonb(m)::text, ' ' ORDER BY m.spell_id, m.field) FROM participation_missing m JOIN participation_spell s ON s.id = m.spell_id WHERE m.organisation_id = :organisation AND s.project_id = :id)
          || (SELECT string_agg(to_jsonb(f)::text, ' ' ORDER BY f.id) FROM participation_form f JOIN participation_spell s ON s.id = f.spell_id WHERE f.organisation_id = :organisation AND s.project_id = :id)
        """, world.project.value());
  }

  private void entry(Spell.Key stay, String status) {
    act("UPDATE participation_spell SET entry_status = '" + status + "' WHERE organisation_id = :organisation AND id = :id", stay);
  }

  private void missing(Spell.Key stay, String field, String reason) {
    act("INSERT INTO participation_missing (organisation_id, spell_id, participant_id, field, reason) SELECT organisation_id, id, participant_id, '" + field + "', '" + reason + "' FROM participation_spell WHERE organisation_id = :organisation AND id = :id", stay);
  }

  private void sent(Spell.Key stay, String kind) {
    act("INSERT INTO participation_form (id, organisation_id, participant_id, spell_id, kind, way, expires_at, submitted_at) SELECT '" + UUID.randomUUID() + "', organisation_id, participant_id, id, '" + kind + "', 'screen', now(), now() FROM participation_spell WHERE organisation_id = :organisation AND id = :id", stay);
  }

  private void act(String sql, Spell.Key stay) {
    database.act(world.scope(), tx -> tx.update(sql).bind("id", stay).execute());
  }

  private Document preview() {
    return coach.get("/participants/" + kept.value() + "/merge/" + other.value()).page();
  }

  private void merge() {
    Visitor.Answer answer = coach.submit(preview(), "form[action*=/merge/]", "alias", "kept", "why", "double");
    assertThat(answer.status()).as(answer.text()).isEqualTo(303);
  }

  private void undo() {
    assertThat(coach.submit(coach.get("/participants/" + kept.value() + "/records").page(), "form[action$=/undo]").status()).isEqualTo(303);
  }
}
