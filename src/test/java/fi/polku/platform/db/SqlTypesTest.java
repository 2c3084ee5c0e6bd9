package fi.polku.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.PolkuTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SqlTypesTest extends PolkuTest {
  private record Hidden(UUID id, Colour colour) {}

  private enum Colour {
    DEEP_BLUE
  }

  @Test
  void aPrivateRecordIsReadFromItsColumns() {
    UUID id = UUID.randomUUID();
    Hidden read = database.in(Scope.visitor("test"), tx -> tx.query("SELECT CAST(:id AS uuid) AS id, :colour AS colour").bind("id", id).bind("colour", Colour.DEEP_BLUE).mapTo(Hidden.class).one());
    assertThat(read).isEqualTo(new Hidden(id, Colour.DEEP_BLUE));
  }
}
