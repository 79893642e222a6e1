package osa.eligibility.country.domain;

/// A country's file as far as a decision needs it.
public sealed interface Country {

  /// Nobody has registered it.
  record Unregistered() implements Country {}

  record Registered(String iso3, String iso2, String name, String region, FactBook book)
      implements Country {

    Registered with(Fact fact) {
      return new Registered(iso3, iso2, name, region, book.with(fact));
    }
  }
}
