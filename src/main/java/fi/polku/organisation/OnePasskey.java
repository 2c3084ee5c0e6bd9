package fi.polku.organisation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/** The one person and passkey a ceremony is about, in the form in which Spring Security asks for them. */
final class OnePasskey implements UserCredentialRepository {
  private final PublicKeyCredentialUserEntity person;
  private @Nullable CredentialRecord credential;

  OnePasskey(PublicKeyCredentialUserEntity person, @Nullable CredentialRecord credential) {
    this.person = person;
    this.credential = credential;
  }

  CredentialRecord kept() {
    if (credential == null) throw new IllegalStateException("nothing was kept");
    return credential;
  }

  @Override
  public void save(CredentialRecord saved) {
    credential = saved;
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes id) {
    return credential != null && credential.getCredentialId().equals(id) ? credential : null;
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes user) {
    return credential == null ? List.of() : List.of(credential);
  }

  @Override
  public void delete(Bytes id) {
    throw new UnsupportedOperationException();
  }

  PublicKeyCredentialUserEntityRepository people() {
    return new PublicKeyCredentialUserEntityRepository() {
      @Override
      public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return person.getId().equals(id) ? person : null;
      }

      @Override
      public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
        return person.getName().equals(name) ? person : null;
      }

      @Override
      public void save(PublicKeyCredentialUserEntity saved) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void delete(Bytes id) {
        throw new UnsupportedOperationException();
      }
    };
  }
}
