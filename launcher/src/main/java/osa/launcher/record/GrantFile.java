package osa.launcher.record;

import java.util.List;

/// What `grants.json` adds to a row of `projects.csv`: the structure that MOFA's prose does not
/// have. Dates are ISO texts; null where no source gives one.
///
/// @param identifiedOn when a source first names the country for this fiscal year
/// @param selectedOn null for the date of the notes
/// @param recipientApprovedOn when the recipient's cabinet approved; null when no source says
/// @param entryIntoForce `ON_SIGNATURE` when null
record GrantFile(
    int fiscalYear,
    String iso3,
    String identifiedOn,
    List<String> pillars,
    List<Item> items,
    List<Partner> partners,
    List<String> contextCountries,
    String selectedOn,
    String recipientApprovedOn,
    String entryIntoForce,
    List<Lot> lots) {

  GrantFile {
    partners = partners == null ? List.of() : List.copyOf(partners);
    contextCountries = contextCountries == null ? List.of() : List.copyOf(contextCountries);
    entryIntoForce = entryIntoForce == null ? "ON_SIGNATURE" : entryIntoForce;
    lots = lots == null ? List.of() : List.copyOf(lots);
  }

  /// One line of equipment. Nothing in the record is armed.
  record Item(String lineId, String description, String kind, int quantity, boolean armed) {}

  record Partner(String iso3, String role) {}

  /// @param quantity as planned
  /// @param arrivedOn null when no source says
  /// @param handedOverOn null while the lot is open
  /// @param quantityHandedOver may differ from what was planned
  record Lot(
      String lotId,
      String description,
      int quantity,
      String arrivedOn,
      String handedOverOn,
      int quantityHandedOver,
      String note) {}
}
