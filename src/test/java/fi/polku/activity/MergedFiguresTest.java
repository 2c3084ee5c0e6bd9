package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.participant.Participant;
import fi.polku.platform.testing.PolkuTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Figures count a person once: two records that become one are one person at once, and two again when it is taken back. */
class MergedFiguresTest extends PolkuTest {
  @Autowired private ActivityFigures figures;

  @Test
  void twoRecordsAreOnePersonAndTwoAgain() {
    FigureWorld world = FigureWorld.fresh(database);
    Activity.Key group = world.activity("Reeraa!", Activity.Kind.GROUP, null);
    Participant.Key mirja = world.person("Mirja");
    Participant.Key mirkku = world.person("Mirkku");
    Session.Key first = world.session(group, "2026-03-02T10:00");
    Session.Key second = world.session(group, "2026-04-09T10:00");
    world.mark(first, mirja, "present", 60);
    world.mark(first, mirkku, "present", 120);
    world.mark(second, mirkku, "present", 30);
    refresh(world);
    assertThat(said(world)).isEqualTo("2 persons, 3 visits, 210 minutes");
    UUID merge = merge(world, mirja, mirkku);
    assertThat(said(world)).as("before the months are counted anew").isEqualTo("1 persons, 2 visits, 150 minutes");
    refresh(world);
    assertThat(said(world)).as("and after").isEqualTo("1 persons, 2 visits, 150 minutes");
    database.act(world.scope, tx -> tx.query("SELECT participant_unmerge(:organisation, :merge)::text").bind("merge", merge).mapTo(String.class).one());
    assertThat(said(world)).isEqualTo("2 persons, 3 visits, 210 minutes");
    refresh(world);
    assertThat(said(world)).isEqualTo("2 persons, 3 visits, 210 minutes");
  }

  private String said(FigureWorld world) {
    FigureTable.Line total = figures.table(world.scope, FigureFilter.of(null, null, null)).total();
    return total.persons() + " persons, " + total.visits() + " visits, " + total.minutes() + " minutes";
  }

  private UUID merge(FigureWorld world, Participant.Key kept, Participant.Key other) {
    UUID merge = UUID.randomUUID();
    database.act(world.scope, tx -> {
      tx.update("INSERT INTO participant_merge (id, organisation_id, participant_id, merged_id, why, merged_at) VALUES (:merge, :organisation, :kept, :other, 'double', now())")
          .bind("merge", merge).bind("kept", kept).bind("other", other).execute();
      tx.query("SELECT participant_merge(:organisation, :merge, :kept, :other, '{}')::text").bind("merge", merge).bind("kept", kept).bind("other", other).mapTo(String.class).one();
    });
    return merge;
  }

  private void refresh(FigureWorld world) {
    for (int i = 0; i < 50 && figures.refresh(fi.polku.platform.security.Scope.system("test"), 1000) > 0; i++) {}
  }
}
