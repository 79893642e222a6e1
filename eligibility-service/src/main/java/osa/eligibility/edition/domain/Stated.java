package osa.eligibility.edition.domain;

import java.util.Comparator;
import java.util.List;
import osa.eligibility.country.domain.CountryCommand;
import osa.eligibility.country.domain.CountryCommand.RecordConflictSignal;
import osa.eligibility.country.domain.CountryCommand.RecordDacListing;
import osa.eligibility.country.domain.CountryCommand.RecordDetermination;
import osa.eligibility.country.domain.CountryCommand.RecordIncomeGroup;
import osa.eligibility.country.domain.CountryCommand.RecordRestriction;
import osa.eligibility.country.domain.CountryCommand.RecordTransferAgreement;
import osa.eligibility.country.domain.CountryId;
import osa.eligibility.country.domain.Fact;
import osa.eligibility.country.domain.Fact.ConflictSignal;
import osa.eligibility.country.domain.Fact.DacListing;
import osa.eligibility.country.domain.Fact.Determination;
import osa.eligibility.country.domain.Fact.IncomeClassification;
import osa.eligibility.country.domain.Fact.Restriction;
import osa.eligibility.country.domain.Fact.TransferAgreement;

/// A fact that an edition states about a country.
///
/// @param line of the file, from 1
public record Stated(int line, String iso3, Fact fact) {

  /// In the order in which an edition's facts are recorded: by country, and within one by line. Two
  /// who record at once then wait for each other and never both for the other.
  public static List<Stated> inOrder(List<Stated> facts) {
    return facts.stream()
        .sorted(Comparator.comparing(Stated::iso3).thenComparingInt(Stated::line))
        .toList();
  }

  public CountryId country() {
    return new CountryId(iso3);
  }

  /// What records it in the country's file.
  public CountryCommand recording() {
    return switch (fact) {
      case IncomeClassification income -> new RecordIncomeGroup(income);
      case DacListing listing -> new RecordDacListing(listing);
      case TransferAgreement agreement -> new RecordTransferAgreement(agreement);
      case Restriction restriction -> new RecordRestriction(restriction);
      case ConflictSignal signal -> new RecordConflictSignal(signal);
      case Determination determination -> new RecordDetermination(determination);
    };
  }
}
