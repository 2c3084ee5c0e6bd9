package fi.polku.organisation;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** This house as passkeys know it: by the name and address in the browser's bar. What it asks of an authenticator, and checks. */
record RelyingParty(String host, String origin) {
  private static final JsonMapper JSON = JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

  static RelyingParty of(HttpServletRequest request) {
    boolean usual = request.getServerPort() == (request.isSecure() ? 443 : 80);
    String origin = request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + request.getServerPort());
    return new RelyingParty(request.getServerName(), origin);
  }

  /** Whose passkey is made. */
  record Person(UUID staff, String email, String name) {
    PublicKeyCredentialUserEntity entity() {
      return ImmutablePublicKeyCredentialUserEntity.builder().id(Passkeys.handle(staff)).name(email).displayName(name).build();
    }
  }

  String newOptions(Person person, byte[] challenge, List<Passkey> known) {
    return JSON.writeValueAsString(creation(person, challenge, known));
  }

  /** The new passkey, or empty when it is not an answer to this challenge on this site. */
  Optional<CredentialRecord> register(Person person, byte[] challenge, String credential, String label) {
    try {
      PublicKeyCredential<AuthenticatorAttestationResponse> answer = JSON.readValue(credential, new TypeReference<>() {});
      OnePasskey store = new OnePasskey(person.entity(), null);
      return Optional.of(operations(store).registerCredential(new ImmutableRelyingPartyRegistrationRequest(creation(person, challenge, List.of()), new RelyingPartyPublicKey(answer, label))));
    } catch (RuntimeException refused) {
      return Optional.empty();
    }
  }

  String logInOptions(byte[] challenge) {
    return JSON.writeValueAsString(request(challenge));
  }

  /** The id of the passkey that answers. */
  static Optional<byte[]> idOf(String credential) {
    try {
      PublicKeyCredential<AuthenticatorAssertionResponse> answer = JSON.readValue(credential, new TypeReference<>() {});
      return Optional.of(answer.getRawId().getBytes());
    } catch (RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  /** The passkey as it stands after use, or empty when the answer is not its. */
  Optional<CredentialRecord> verify(Passkeys.Owned owned, byte[] challenge, String credential) {
    try {
      PublicKeyCredential<AuthenticatorAssertionResponse> answer = JSON.readValue(credential, new TypeReference<>() {});
      Bytes claimed = answer.getResponse().getUserHandle();
      if (claimed != null && !claimed.equals(owned.credential().getUserEntityUserId())) return Optional.empty();
      OnePasskey store = new OnePasskey(new Person(owned.staff().value(), "staff", "staff").entity(), owned.credential());
      operations(store).authenticate(new RelyingPartyAuthenticationRequest(request(challenge), answer));
      return Optional.of(store.kept());
    } catch (RuntimeException refused) {
      return Optional.empty();
    }
  }

  private Webauthn4JRelyingPartyOperations operations(OnePasskey store) {
    return new Webauthn4JRelyingPartyOperations(store.people(), store, rp(), Set.of(origin));
  }

  private PublicKeyCredentialRpEntity rp() {
    return PublicKeyCredentialRpEntity.builder().id(host).name("Polku").build();
  }

  private PublicKeyCredentialCreationOptions creation(Person person, byte[] challenge, List<Passkey> known) {
    return PublicKeyCredentialCreationOptions.builder()
        .rp(rp())
        .user(person.entity())
        .challenge(new Bytes(challenge))
        .pubKeyCredParams(PublicKeyCredentialParameters.EdDSA, PublicKeyCredentialParameters.ES256, PublicKeyCredentialParameters.RS256)
        .timeout(Duration.ofMinutes(5))
        .excludeCredentials(known.stream().map(k -> PublicKeyCredentialDescriptor.builder().id(new Bytes(k.credentialId())).build()).toList())
        .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
            .residentKey(ResidentKeyRequirement.REQUIRED)
            .userVerification(UserVerificationRequirement.REQUIRED)
            .build())
        .attestation(AttestationConveyancePreference.NONE)
        .build();
  }

  private PublicKeyCredentialRequestOptions request(byte[] challenge) {
    return PublicKeyCredentialRequestOptions.builder()
        .challenge(new Bytes(challenge))
        .rpId(host)
        .timeout(Duration.ofMinutes(5))
        .userVerification(UserVerificationRequirement.REQUIRED)
        .allowCredentials(List.of())
        .build();
  }
}
