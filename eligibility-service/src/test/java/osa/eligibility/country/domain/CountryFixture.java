package osa.eligibility.country.domain;

import java.time.LocalDate;
import java.util.List;
import osa.eligibility.country.domain.CountryCommand.RegisterCountry;
import osa.eligibility.country.domain.CountryEvent.CountryRegistered;
import osa.eligibility.country.domain.Fact.ConflictSignal;
import osa.eligibility.country.domain.Fact.DacListing;
import osa.eligibility.country.domain.Fact.Determination;
import osa.eligibility.country.domain.Fact.IncomeClassification;
import osa.eligibility.country.domain.Fact.Restriction;
import osa.eligibility.country.domain.Fact.TransferAgreement;

/// Facts of one country, each a line in a test.
final class CountryFixture {

  static final Source PAGE = new Source(SourceKind.OFFICIAL, "MOFA page", "https://example.org");
  static final CountryRegistered REGISTERED =
      new CountryRegistered("PHL", "PH", "Philippines", "East Asia & Pacific");

  private CountryFixture() {}

  static RegisterCountry register(IncomeClassification... incomes) {
    return new RegisterCountry(
        "PHL", "PH", "Philippines", "East Asia & Pacific", List.of(incomes), List.of(), List.of());
  }

  static LocalDate day(String text) {
    return text == null ? null : LocalDate.parse(text);
  }

  static IncomeClassification income(IncomeGroup group, String from, String to) {
    return new IncomeClassification(2024, group, day(from), day(to), PAGE, Confidence.HIGH);
  }

  static DacListing listed(boolean listed, String from, String to) {
    return new DacListing(listed, day(from), day(to), PAGE, Confidence.HIGH);
  }

  static TransferAgreement agreement(String signed, String inForce, Confidence confidence) {
    return new TransferAgreement(day(signed), day(inForce), PAGE, confidence);
  }

  static Restriction restriction(RestrictionKind kind, String from, String to) {
    return new Restriction(kind, day(from), day(to), null, PAGE, Confidence.HIGH);
  }

  static ConflictSignal signal(String conflict, String started, String ended) {
    return new ConflictSignal(
        conflict,
        ConflictScope.INTERNAL,
        ConflictSignal.Intensity.MINOR,
        day(started),
        day(ended),
        null,
        PAGE,
        Confidence.HIGH);
  }

  static Determination determination(
      Determination.Finding finding, Determination.Scope scope, String from, String to) {
    return determination(finding, scope, from, to, SourceKind.OFFICIAL);
  }

  static Determination determination(
      Determination.Finding finding,
      Determination.Scope scope,
      String from,
      String to,
      SourceKind source) {
    return new Determination(
        finding,
        scope,
        day(from),
        day(to),
        "the reason",
        new Source(source, "a text", null),
        Confidence.HIGH);
  }
}
