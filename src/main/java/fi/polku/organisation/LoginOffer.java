package fi.polku.organisation;

/**
 * What a page shows to somebody who makes a log-in: the secret for the authenticator app as letters and as a picture, and
 * where passkeys begin.
 *
 * @param sealed the secret as the form carries it, readable by nobody but Polku
 */
public record LoginOffer(String sealed, String letters, QrPicture picture, String optionsPath, String label) {}
