package osa.eligibility.edition;

/// A country's file was written to between the rehearsal of an acceptance and the acceptance, of
/// which therefore nothing holds.
public final class EditionOutdated extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EditionOutdated(String iso3) {
    super("the file of " + iso3 + " was written to meanwhile");
  }
}
