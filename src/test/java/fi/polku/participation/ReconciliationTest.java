package fi.polku.participation;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.participant.Participant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private final List<EuraLine> people = List.of(person("Aino", "100"), person("Eero", "A-200"), person("Tuula", "300", "start-accepted 2026-03-01"));

  @Test
  void aNumberThatTwoPeopleHaveIsNamedOnItsLine() {
    List<EuraLine> twins = List.of(person("Aino", "ab-1"), person("Eero", "AB-1"), person("Tuula", "300"));
    Reconciliation all = Reconciliation.of("Ab-1\n300\n!!", new Reconciliation.Reader(Map.of(), EuraState.START_ACCEPTED, TODAY, TODAY), twins);
    assertThat(all.matched()).extracting(Reconciliation.Match::shownName).containsExactly("Tuula");
    assertThat(all.wrong()).extracting(Reconciliation.Wrong::line, Reconciliation.Wrong::problem)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(1, "participation.list.shared"), org.assertj.core.groups.Tuple.tuple(3, "participation.list.number"));
  }

  @Test
  void everyLineIsAccountedForByItsNumber() {
    Reconciliation all = read("asiakasnumero;tila\n100\n\na-200; aloitus lähetetty; 1.3.2026\n300\n999\n100\n!!;;\n100;outo\n100;;32.1.2026\n100;;1.1.2030\n1;2;3;4");
    assertThat(all.matched()).extracting(Reconciliation.Match::line, Reconciliation.Match::shownName, Reconciliation.Match::state)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(2, "Aino", EuraState.START_ACCEPTED), org.assertj.core.groups.Tuple.tuple(4, "Eero", EuraState.START_SUBMITTED));
    assertThat(all.matched().get(1).on()).isEqualTo("2026-03-01");
    assertThat(all.already()).extracting(Reconciliation.Match::line).as("known before").containsExactly(5);
    assertThat(all.repeats()).as("told twice").singleElement().satisfies(r -> assertThat(r.line().line() + " as on " + r.before()).isEqualTo("7 as on 2"));
    assertThat(all.unknown()).extracting(Reconciliation.Line::line).containsExactly(6);
    assertThat(all.wrong()).extracting(Reconciliation.Wrong::line, Reconciliation.Wrong::problem).containsExactly(
        org.assertj.core.groups.Tuple.tuple(8, "participation.list.number"), org.assertj.core.groups.Tuple.tuple(9, "participation.list.state"),
        org.assertj.core.groups.Tuple.tuple(10, "participation.list.date"), org.assertj.core.groups.Tuple.tuple(11, "participation.list.future"),
        org.assertj.core.groups.Tuple.tuple(12, "participation.list.columns"));
  }

  @Test
  void whatCannotBeSoIsSetApart() {
    EuraLine here = new EuraLine(new Participant.Key(UUID.randomUUID()), "Täällä", "1", TODAY.minusYears(1), null, null, null, new String[] {"start-accepted 2026-03-01"});
    EuraLine left = new EuraLine(new Participant.Key(UUID.randomUUID()), "Lähtenyt", "2", TODAY.minusYears(1), TODAY, null, null, new String[] {"start-accepted 2026-03-01"});
    EuraLine fresh = new EuraLine(new Participant.Key(UUID.randomUUID()), "Uusi", "3", TODAY.minusYears(1), TODAY, null, null, new String[0]);
    EuraLine over = new EuraLine(new Participant.Key(UUID.randomUUID()), "Ohi", "4", TODAY.minusYears(1), TODAY, null, null, new String[] {"end-submitted 2026-03-01"});
    assertThat(odd("1;end-accepted", here)).containsExactly("participation.list.odd.here");
    assertThat(odd("2;end-accepted", left)).isEmpty();
    assertThat(odd("2;end-accepted;1.2.2026", left)).containsExactly("participation.list.odd.order");
    assertThat(odd("3;end-submitted", fresh)).containsExactly("participation.list.odd.noStart");
    assertThat(odd("3;start-submitted;1.2.2026\n3;end-accepted", fresh)).as("submitted is not accepted").containsExactly("participation.list.odd.notAccepted");
    assertThat(odd("3;end-submitted\n3;start-submitted;1.2.2026", fresh)).as("the same list tells the start").isEmpty();
    assertThat(odd("4;start-accepted", over)).containsExactly("participation.list.odd.order");
    assertThat(odd("3;invited\n1;could-not\n4;not-needed", fresh, here, over)).isEmpty();
  }

  private static List<String> odd(String text, EuraLine... people) {
    return Reconciliation.of(text, new Reconciliation.Reader(Map.of(), EuraState.START_ACCEPTED, TODAY, TODAY), List.of(people)).odd().stream().map(Reconciliation.Odd::why).toList();
  }

  @Test
  void tabsAndQuotesOfSpreadsheetsAreRead() {
    assertThat(read("\"100\"\t\"start-submitted\"\t\"2026-02-03\"").matched()).singleElement().satisfies(m -> {
      assertThat(m.state()).isEqualTo(EuraState.START_SUBMITTED);
      assertThat(m.on()).isEqualTo("2026-02-03");
    });
  }

  @Test
  void theEndIsDueWhenTheStartIsThereAndThePersonHasLeft() {
    assertThat(line(EuraState.START_ACCEPTED, TODAY).endDue()).isTrue();
    assertThat(line(EuraState.START_ACCEPTED, null).endDue()).isFalse();
    assertThat(line(EuraState.END_SUBMITTED, TODAY).endDue()).isFalse();
    assertThat(line(EuraState.INVITED, TODAY).endDue()).isFalse();
  }

  private Reconciliation read(String text) {
    return Reconciliation.of(text, new Reconciliation.Reader(Map.of("aloitus lähetetty", EuraState.START_SUBMITTED), EuraState.START_ACCEPTED, TODAY, TODAY), people);
  }

  private static EuraLine line(EuraState state, LocalDate left) {
    return new EuraLine(new Participant.Key(UUID.randomUUID()), "Joku", null, TODAY.minusYears(1), left, state, TODAY, new String[0]);
  }

  private static EuraLine person(String name, String number, String... facts) {
    return new EuraLine(new Participant.Key(UUID.randomUUID()), name, number, TODAY.minusYears(1), null, null, null, facts);
  }
}
