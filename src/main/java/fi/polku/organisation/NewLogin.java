package fi.polku.organisation;

import org.springframework.security.web.webauthn.api.CredentialRecord;

/** What a member of staff will be known by from now on, checked and ready to be kept. */
sealed interface NewLogin {
  record WithPasskey(CredentialRecord credential) implements NewLogin {}

  /** @param step the step of the code that was shown; it counts as used */
  record WithPassword(String hash, byte[] sealedSecret, long step) implements NewLogin {}
}
