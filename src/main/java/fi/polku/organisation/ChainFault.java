package fi.polku.organisation;

/** The first place where the log's chain does not hold. */
public record ChainFault(long sequence, String fault) {}
