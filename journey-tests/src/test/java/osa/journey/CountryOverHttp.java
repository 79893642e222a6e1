package osa.journey;

import static osa.launcher.PartName.ELIGIBILITY_SERVICE;

import java.util.List;
import java.util.Map;
import osa.launcher.Role;

/// Countries as a policy modeller records them.
final class CountryOverHttp {

  private CountryOverHttp() {}

  /// A developing country that is on the list of the DAC.
  static void qualifying(Programme programme, String iso3) {
    Map<String, Object> source = Map.of("kind", "DATASET", "title", "journey");
    programme
        .create(
            ELIGIBILITY_SERVICE,
            Role.POLICY_MODELLER,
            "/countries",
            Map.of(
                "iso3",
                iso3,
                "iso2",
                iso3.substring(0, 2),
                "name",
                "Country " + iso3,
                "region",
                "Pacific",
                "incomeGroups",
                List.of(
                    Map.of(
                        "worldBankYear", 2026,
                        "group", "UM",
                        "validFrom", "2025-07-01",
                        "source", source,
                        "confidence", "HIGH")),
                "dacListings",
                List.of(
                    Map.of(
                        "listed",
                        true,
                        "validFrom",
                        "2022-01-01",
                        "source",
                        source,
                        "confidence",
                        "HIGH"))))
        .expect(201);
  }
}
