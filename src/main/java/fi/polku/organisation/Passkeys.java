package fi.polku.organisation;

import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Conflict;
import fi.polku.platform.web.NotFound;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.stereotype.Component;

/** The passkeys of staff: public keys whose other half never leaves the person's device. */
@Component
class Passkeys {
  private final Database database;
  private final Clock clock;

  Passkeys(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A passkey and whose it is. */
  record Owned(Staff.Key staff, OrganisationKey organisation, CredentialRecord credential) {}

  private record Row(byte[] credentialId, UUID staffId, OrganisationKey organisationId, String label, byte[] publicKey, long signatureCount,
      boolean uvInitialized, boolean backupEligible, boolean backupState, List<String> transports, byte[] attestationObject,
      byte[] attestationClientData, Instant createdAt, Instant lastUsedAt) {
    Owned owned() {
      return new Owned(new Staff.Key(staffId), organisationId, ImmutableCredentialRecord.builder()
          .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
          .credentialId(new Bytes(credentialId))
          .userEntityUserId(handle(staffId))
          .label(label)
          .publicKey(new ImmutablePublicKeyCose(publicKey))
          .signatureCount(signatureCount)
          .uvInitialized(uvInitialized)
          .backupEligible(backupEligible)
          .backupState(backupState)
          .transports(transports.stream().map(AuthenticatorTransport::valueOf).collect(Collectors.toSet()))
          .attestationObject(new Bytes(attestationObject))
          .attestationClientDataJSON(new Bytes(attestationClientData))
          .created(createdAt)
          .lastUsed(lastUsedAt)
          .build());
    }
  }

  /** What an authenticator knows a person by. */
  static Bytes handle(UUID staff) {
    return new Bytes(ByteBuffer.allocate(16).putLong(staff.getMostSignificantBits()).putLong(staff.getLeastSignificantBits()).array());
  }

  Optional<Owned> find(Scope scope, byte[] credential) {
    return database.in(scope, tx -> tx.query("""
            SELECT p.credential_id, p.staff_id, p.organisation_id, p.label, p.public_key, p.signature_count, p.uv_initialized,
              p.backup_eligible, p.backup_state, p.transports, p.attestation_object, p.attestation_client_data, p.created_at, p.last_used_at
            FROM organisation_passkey p
            JOIN organisation_staff s ON s.id = p.staff_id
            WHERE p.credential_id = :credential AND s.disabled_at IS NULL
            """)
        .bind("credential", credential)
        .mapTo(Row.class)
        .findOne()
        .map(Row::owned));
  }

  List<Passkey> list(Scope scope, Staff.Key staff) {
    return database.in(scope, tx -> tx.query("""
            SELECT credential_id, label, created_at, last_used_at
            FROM organisation_passkey
            WHERE staff_id = :staff AND organisation_id = :organisation
            ORDER BY created_at, credential_id
            """)
        .bind("staff", staff)
        .mapTo(Passkey.class)
        .list());
  }

  /** Remembers what the authenticator said when it was used. */
  void used(Scope scope, CredentialRecord credential) {
    database.act(scope, tx -> tx.update("""
            UPDATE organisation_passkey
            SET signature_count = :count, backup_state = :backup, uv_initialized = :verified, last_used_at = :now
            WHERE credential_id = :credential AND organisation_id = :organisation
            """)
        .bind("credential", credential.getCredentialId().getBytes())
        .bind("count", credential.getSignatureCount())
        .bind("backup", credential.isBackupState())
        .bind("verified", credential.isUvInitialized())
        .bind("now", clock.instant())
        .execute());
  }

  void add(Tx tx, Staff.Key staff, CredentialRecord credential) {
    int added = tx.update("""
            INSERT INTO organisation_passkey (credential_id, organisation_id, staff_id, label, credential_type, public_key, signature_count,
              uv_initialized, backup_eligible, backup_state, transports, attestation_object, attestation_client_data, created_at, last_used_at)
            SELECT :credential, s.organisation_id, s.id, :label, 'public-key', :key, :count,
              :verified, :eligible, :backup, :transports, :attestation, :clientData, :now, :now
            FROM organisation_staff s
            WHERE s.id = :staff AND s.organisation_id = :organisation AND s.disabled_at IS NULL
            ON CONFLICT (credential_id) DO NOTHING
            """)
        .bind("credential", credential.getCredentialId().getBytes())
        .bind("staff", staff)
        .bind("label", credential.getLabel())
        .bind("key", credential.getPublicKey().getBytes())
        .bind("count", credential.getSignatureCount())
        .bind("verified", credential.isUvInitialized())
        .bind("eligible", credential.isBackupEligible())
        .bind("backup", credential.isBackupState())
        .bind("transports", credential.getTransports().stream().map(AuthenticatorTransport::getValue).toArray(String[]::new))
        .bind("attestation", credential.getAttestationObject().getBytes())
        .bind("clientData", credential.getAttestationClientDataJSON().getBytes())
        .bind("now", clock.instant())
        .execute();
    if (added == 0) throw new Conflict("organisation.login.passkeyTaken");
    tx.audit("organisation.passkey-added", List.of(), List.of(staff), 0);
  }

  /** Forgets one passkey; the last way to log in stays. */
  void remove(Scope scope, Staff.Key staff, byte[] credential) {
    database.act(scope, tx -> {
      tx.query("SELECT id FROM organisation_staff WHERE id = :staff AND organisation_id = :organisation FOR UPDATE").bind("staff", staff).mapTo(UUID.class).findOne();
      int removed = tx.update("""
              DELETE FROM organisation_passkey p
              WHERE p.credential_id = :credential AND p.staff_id = :staff AND p.organisation_id = :organisation
                AND (EXISTS (SELECT FROM organisation_passkey o WHERE o.staff_id = :staff AND o.credential_id <> :credential)
                  OR EXISTS (SELECT FROM organisation_staff s WHERE s.id = :staff AND s.password_hash IS NOT NULL))
              """)
          .bind("credential", credential)
          .bind("staff", staff)
          .execute();
      if (removed == 0) throw exists(tx, staff, credential) ? new Conflict("organisation.login.lastWay") : new NotFound();
      tx.audit("organisation.passkey-removed", List.of(), List.of(staff), 0);
    });
  }

  void clear(Tx tx, Staff.Key staff) {
    tx.update("DELETE FROM organisation_passkey WHERE staff_id = :staff AND organisation_id = :organisation").bind("staff", staff).execute();
  }

  private static boolean exists(Tx tx, Staff.Key staff, byte[] credential) {
    return tx.query("""
            SELECT count(*)
            FROM organisation_passkey
            WHERE credential_id = :credential AND staff_id = :staff AND organisation_id = :organisation
            """)
        .bind("credential", credential)
        .bind("staff", staff)
        .mapTo(Integer.class)
        .one() > 0;
  }
}
