package osa.launcher.record;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import osa.launcher.record.RecordFiles.ConflictRow;
import osa.launcher.record.RecordFiles.CountryRow;

/// Reads a row of the record into the facts it states: what holds from when to when, by which
/// source, with which confidence. Periods are half-open.
final class CountryFacts {
  /// The first year for which the DAC list of the record is asked about; the list of 2024-25
  /// differs from the one before in nothing that the record uses.
  private static final String DAC_LIST_FROM = "2022-01-01";

  private static final int WORLD_BANK_YEAR_FIRST = 2023;
  private static final int WORLD_BANK_YEAR_LAST = 2027;

  private CountryFacts() {}

  static Bodies.Country country(CountryRow row) {
    return new Bodies.Country(
        row.iso3(),
        // The Channel Islands are one economy to the World Bank and none to ISO 3166.
        orNull(row.iso2()),
        row.name(),
        row.region(),
        IntStream.rangeClosed(WORLD_BANK_YEAR_FIRST, WORLD_BANK_YEAR_LAST)
            .mapToObj(year -> incomeGroup(row, year))
            .toList(),
        dacListings(row),
        transferAgreement(row).stream().toList());
  }

  /// World Bank year 2024 runs from 2023-07-01 to 2024-06-30. The files of 2023 to 2026 are the
  /// Bank's own; 2027 is put together from a report, so a group there is never fully confirmed.
  private static Bodies.IncomeGroup incomeGroup(CountryRow row, int year) {
    var group = row.column("wb_fy" + year % 100);
    var known = !group.isEmpty();
    var basis = year == WORLD_BANK_YEAR_LAST ? row.column("wb_fy27_basis") : "OGHIST, CLASS";
    return new Bodies.IncomeGroup(
        year,
        known && !group.equals("unclassified") ? group : "UNCLASSIFIED",
        (year - 1) + "-07-01",
        year + "-07-01",
        new Bodies.Source(
            "DATASET", "World Bank income groups FY%d: %s".formatted(year, basis), null),
        incomeConfidence(known, basis));
  }

  private static String incomeConfidence(boolean known, String basis) {
    if (!known) {
      return "UNCONFIRMED";
    }
    return basis.startsWith("derived") || basis.startsWith("reported") ? "MEDIUM" : "HIGH";
  }

  /// "yes until 2025-12-31, no from 2026-01-01" is two facts. All are derived from the OECD rule
  /// and not copied from the official list, hence MEDIUM.
  private static List<Bodies.DacListing> dacListings(CountryRow row) {
    return switch (row.column("dac_oda_recipient")) {
      case "yes" -> List.of(dacListing(row, true, DAC_LIST_FROM, null));
      case "no" -> List.of(dacListing(row, false, DAC_LIST_FROM, null));
      case "yes until 2025-12-31, no from 2026-01-01" ->
          List.of(
              dacListing(row, true, DAC_LIST_FROM, "2026-01-01"),
              dacListing(row, false, "2026-01-01", null));
      case String other ->
          throw new IllegalStateException("no such DAC listing in the record: " + other);
    };
  }

  private static Bodies.DacListing dacListing(
      CountryRow row, boolean listed, String validFrom, String validTo) {
    var source = new Bodies.Source("DATASET", "OECD DAC " + row.column("dac_list_basis"), null);
    return new Bodies.DacListing(listed, validFrom, validTo, source, "MEDIUM");
  }

  /// There is an agreement when the record says anything about one. Of a date that is known only
  /// to the month or year the last day counts: the agreement certainly held from then on. One
  /// without any date is recorded, but not as confirmed.
  private static Optional<Bodies.TransferAgreement> transferAgreement(CountryRow row) {
    var signed = row.column("dett_agreement_date");
    var inForce = row.column("dett_in_force_date");
    var source = row.column("dett_source");
    if (Stream.of(signed, inForce, source, row.column("dett_confidence"))
        .allMatch(String::isEmpty)) {
      return Optional.empty();
    }
    return Optional.of(
        new Bodies.TransferAgreement(
            RecordDate.lastDayOf(signed),
            RecordDate.lastDayOf(inForce),
            new Bodies.Source(sourceKind(source), agreementSource(row), null),
            agreementConfidence(signed, inForce, row.column("dett_confidence"))));
  }

  private static String agreementSource(CountryRow row) {
    return "%s; %s".formatted(row.column("dett_source"), row.column("dett_confidence"));
  }

  private static String agreementConfidence(String signed, String inForce, String stated) {
    if (signed.isEmpty() && inForce.isEmpty()) {
      return "UNCONFIRMED";
    }
    if (!RecordDate.isDay(signed) && !RecordDate.isDay(inForce)) {
      return "LOW";
    }
    return stated.startsWith("high") ? "HIGH" : "MEDIUM";
  }

  /// UCDP codes by calendar year and ends with 2024; the clashes of 2025 come from the press, and
  /// whether one of them goes on is in dispute.
  static Bodies.ConflictSignal conflictSignal(ConflictRow row) {
    var ucdp = row.source().startsWith("UCDP");
    return new Bodies.ConflictSignal(
        row.conflict(),
        row.type().equals("interstate") ? "INTERSTATE" : "INTERNAL",
        row.intensity().toUpperCase(Locale.ROOT).replace('-', '_'),
        row.startDate(),
        orNull(row.endDate()),
        conflictNote(row),
        new Bodies.Source(ucdp ? "DATASET" : "PRESS", row.source(), null),
        ucdp ? "HIGH" : row.active().equals("disputed") ? "LOW" : "MEDIUM");
  }

  private static String conflictNote(ConflictRow row) {
    var observed =
        row.treatmentObserved().isEmpty() ? "" : "Japan's treatment: " + row.treatmentObserved();
    var note =
        Stream.of(row.note(), observed)
            .filter(text -> !text.isEmpty())
            .reduce((a, b) -> a + ". " + b);
    return note.orElse(null);
  }

  /// What no source gives is left out of a request.
  static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /// By the first source named; the order of precedence is that of the domain guide.
  private static String sourceKind(String source) {
    if (source.startsWith("MOFA")) {
      return "OFFICIAL";
    }
    return source.startsWith("ISC") ? "COMMENTARY" : "PRESS";
  }
}
