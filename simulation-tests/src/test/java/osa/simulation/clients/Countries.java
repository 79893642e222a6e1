package osa.simulation.clients;

import java.util.List;

/// The recipients and the years that the simulated officials know.
final class Countries {

  /// Nothing stands against it.
  static final String ELIGIBLE = "TLS";

  /// Fighting is reported and nobody has determined what it means.
  static final String REFERRED = "PHL";

  /// A high-income country.
  static final String INELIGIBLE = "SGP";

  /// On no file of eligibility-service.
  static final String UNKNOWN = "FJI";

  static final List<String> TO_PROPOSE =
      List.of(ELIGIBLE, ELIGIBLE, ELIGIBLE, REFERRED, REFERRED, INELIGIBLE, UNKNOWN);

  static final List<Integer> FISCAL_YEARS = List.of(2025, 2026);

  private Countries() {}
}
