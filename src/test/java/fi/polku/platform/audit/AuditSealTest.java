package fi.polku.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.PolkuTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AuditSealTest extends PolkuTest {
  @Autowired AuditSeal seal;
  @Autowired AuditChains chains;

  @Test
  void linesAreChainedAndTheChainHolds() {
    OrganisationKey organisation = organisationWithLines(7);
    seal.seal();
    assertThat(head(organisation).sequence()).isEqualTo(7);
    assertThat(faults(organisation)).isEmpty();
  }

  @Test
  void aChangedAMissingAndACutLineAreFound() throws SQLException {
    for (String attack : List.of("UPDATE polku.platform_audit SET action = 'other' WHERE sequence = 3 AND organisation_id = '%s'",
        "DELETE FROM polku.platform_audit WHERE sequence = 3 AND organisation_id = '%s'",
        "DELETE FROM polku.platform_audit WHERE sequence = 7 AND organisation_id = '%s'")) {
      OrganisationKey organisation = organisationWithLines(7);
      seal.seal();
      asOwner(attack.formatted(organisation.value()));
      assertThat(faults(organisation)).as(attack).hasSize(1);
    }
  }

  @Test
  void theHeadsAreWrittenOutsideTheDatabase(CapturedOutput output) {
    OrganisationKey organisation = organisationWithLines(2);
    seal.seal();
    seal.anchor();
    assertThat(output).contains("Audit head " + organisation.value() + " 2 " + head(organisation).hash());
  }

  private OrganisationKey organisationWithLines(int lines) {
    OrganisationKey id = new OrganisationKey(UUID.randomUUID());
    database.act(Scope.system("test"), tx -> tx.query("SELECT platform_open_organisation(:id, :hash)").bind("id", id).bind("hash", database.keyHash(id)).mapTo(String.class).findOne());
    for (int i = 0; i < lines; i++) database.act(Scope.system("test", id), tx -> tx.audit("test.line", List.of(), List.of(), 0));
    return id;
  }

  private AuditChains.Head head(OrganisationKey organisation) {
    return chains.heads(Scope.system("test")).stream().filter(h -> h.organisationId().equals(organisation)).findFirst().orElseThrow();
  }

  private List<String> faults(OrganisationKey organisation) {
    return database.in(Scope.system("test", organisation), tx -> tx.query("SELECT fault FROM platform_audit_verify(:organisation)").mapTo(String.class).list());
  }

  /** As somebody who has the owner's password: the log cannot stop them, but it shows. */
  private void asOwner(String sql) throws SQLException {
    String word = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(installation.data().secret("owner"));
    try (Connection app = installation.pool().getConnection(); Connection c = DriverManager.getConnection(app.getMetaData().getURL(), "polku_owner", word); Statement s = c.createStatement()) {
      assertThat(s.executeUpdate(sql)).isEqualTo(1);
    }
  }
}
