package osa.journey;

import static osa.launcher.PartName.ELIGIBILITY_SERVICE;

import java.util.List;
import java.util.Map;
import osa.launcher.Role;

/// Countries as a policy modeller registers them.
final class Countries {

  private Countries() {}

  /// One that may be given grants: listed by the DAC, of an upper middle income.
  static void qualify(Programme programme, String iso3) {
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

  /// What the government found about its conflicts with other states, from a day on.
  static void determine(Programme programme, String iso3, String finding, String validFrom) {
    programme
        .create(
            ELIGIBILITY_SERVICE,
            Role.POLICY_MODELLER,
            "/countries/" + iso3 + "/determinations",
            Map.of(
                "finding",
                finding,
                "scope",
                "INTERSTATE",
                "validFrom",
                validFrom,
                "reason",
                "A senior official called the Thai-Cambodian border clashes a grey area",
                "source",
                Map.of("kind", "PRESS", "title", "Straits Times, January 2026"),
                "confidence",
                "MEDIUM"))
        .expect(201);
  }
}
