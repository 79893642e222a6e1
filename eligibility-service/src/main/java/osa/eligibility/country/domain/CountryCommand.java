package osa.eligibility.country.domain;

import java.util.List;
import osa.eligibility.country.domain.Fact.ConflictSignal;
import osa.eligibility.country.domain.Fact.DacListing;
import osa.eligibility.country.domain.Fact.Determination;
import osa.eligibility.country.domain.Fact.IncomeClassification;
import osa.eligibility.country.domain.Fact.Restriction;
import osa.eligibility.country.domain.Fact.TransferAgreement;

/// All that can be asked of a country's file: to open it and to record facts in it.
public sealed interface CountryCommand {

  /// Opens the file with what is known on the first day.
  record RegisterCountry(
      String iso3,
      String iso2,
      String name,
      String region,
      List<IncomeClassification> incomeGroups,
      List<DacListing> dacListings,
      List<TransferAgreement> transferAgreements)
      implements CountryCommand {
    public RegisterCountry {
      incomeGroups = List.copyOf(incomeGroups);
      dacListings = List.copyOf(dacListings);
      transferAgreements = List.copyOf(transferAgreements);
    }
  }

  record RecordIncomeGroup(IncomeClassification fact) implements CountryCommand {}

  record RecordDacListing(DacListing fact) implements CountryCommand {}

  record RecordTransferAgreement(TransferAgreement fact) implements CountryCommand {}

  record RecordRestriction(Restriction fact) implements CountryCommand {}

  record RecordConflictSignal(ConflictSignal fact) implements CountryCommand {}

  record RecordDetermination(Determination fact) implements CountryCommand {}
}
