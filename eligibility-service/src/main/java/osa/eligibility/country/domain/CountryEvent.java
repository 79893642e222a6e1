package osa.eligibility.country.domain;

import osa.eligibility.country.domain.Fact.ConflictSignal;
import osa.eligibility.country.domain.Fact.DacListing;
import osa.eligibility.country.domain.Fact.Determination;
import osa.eligibility.country.domain.Fact.IncomeClassification;
import osa.eligibility.country.domain.Fact.Restriction;
import osa.eligibility.country.domain.Fact.TransferAgreement;

/// All that can have happened to a country's file. Nothing in it is ever changed or taken out; a
/// later fact supersedes an earlier one.
public sealed interface CountryEvent {

  record CountryRegistered(String iso3, String iso2, String name, String region)
      implements CountryEvent {}

  /// A fact was learned.
  sealed interface FactRecorded extends CountryEvent {
    Fact fact();
  }

  record IncomeGroupRecorded(IncomeClassification fact) implements FactRecorded {}

  record DacListingRecorded(DacListing fact) implements FactRecorded {}

  record TransferAgreementRecorded(TransferAgreement fact) implements FactRecorded {}

  record RestrictionRecorded(Restriction fact) implements FactRecorded {}

  record ConflictSignalRecorded(ConflictSignal fact) implements FactRecorded {}

  record DeterminationRecorded(Determination fact) implements FactRecorded {}
}
