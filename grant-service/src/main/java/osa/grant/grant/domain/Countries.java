package osa.grant.grant.domain;

import java.util.Locale;
import java.util.Set;

/// The country codes a proposal may use.
final class Countries {

  private static final Set<String> ISO_3166 =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3);

  /// Economies of the World Bank's list that have no ISO 3166-1 code and go by one of the Bank's.
  private static final Set<String> WORLD_BANK = Set.of("XKX", "CHI");

  static boolean isKnown(String iso3) {
    return ISO_3166.contains(iso3) || WORLD_BANK.contains(iso3);
  }

  private Countries() {}
}
