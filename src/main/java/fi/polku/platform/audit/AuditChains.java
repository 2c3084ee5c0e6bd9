package fi.polku.platform.audit;

import fi.polku.platform.db.Database;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import java.util.List;
import org.springframework.stereotype.Component;

/** The chained logs of the organisations: sealing what was written, and their heads. */
@Component
class AuditChains {
  private final Database database;

  AuditChains(Database database) {
    this.database = database;
  }

  /** The last sealed line of one organisation; who keeps this elsewhere can prove that nothing before it was changed. */
  record Head(OrganisationKey organisationId, long sequence, String hash) {}

  /** Chains the lines committed since the last time; returns how many. */
  int seal(Scope scope) {
    return database.in(scope, tx -> tx.query("SELECT platform_audit_seal()").mapTo(Integer.class).one());
  }

  List<Head> heads(Scope scope) {
    return database.in(scope, tx -> tx.query("""
            SELECT organisation_id, sequence, encode(hash, 'hex') AS hash
            FROM platform_audit_head
            ORDER BY organisation_id
            """)
        .mapTo(Head.class)
        .list());
  }
}
