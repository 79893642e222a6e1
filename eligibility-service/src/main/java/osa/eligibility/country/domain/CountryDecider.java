package osa.eligibility.country.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import osa.eligibility.country.domain.Country.Registered;
import osa.eligibility.country.domain.Country.Unregistered;
import osa.eligibility.country.domain.CountryCommand.RecordConflictSignal;
import osa.eligibility.country.domain.CountryCommand.RecordDacListing;
import osa.eligibility.country.domain.CountryCommand.RecordDetermination;
import osa.eligibility.country.domain.CountryCommand.RecordIncomeGroup;
import osa.eligibility.country.domain.CountryCommand.RecordRestriction;
import osa.eligibility.country.domain.CountryCommand.RecordTransferAgreement;
import osa.eligibility.country.domain.CountryCommand.RegisterCountry;
import osa.eligibility.country.domain.CountryEvent.ConflictSignalRecorded;
import osa.eligibility.country.domain.CountryEvent.CountryRegistered;
import osa.eligibility.country.domain.CountryEvent.DacListingRecorded;
import osa.eligibility.country.domain.CountryEvent.DeterminationRecorded;
import osa.eligibility.country.domain.CountryEvent.FactRecorded;
import osa.eligibility.country.domain.CountryEvent.IncomeGroupRecorded;
import osa.eligibility.country.domain.CountryEvent.RestrictionRecorded;
import osa.eligibility.country.domain.CountryEvent.TransferAgreementRecorded;
import osa.eligibility.country.domain.Fact.ConflictSignal;
import osa.eligibility.country.domain.Fact.DacListing;
import osa.eligibility.country.domain.Fact.Determination;
import osa.eligibility.country.domain.Fact.IncomeClassification;
import osa.eligibility.country.domain.Fact.Restriction;
import osa.eligibility.country.domain.Fact.TransferAgreement;
import osa.kernel.Decider;
import osa.kernel.Decision;
import osa.kernel.Decision.Rejected;
import osa.kernel.Rejection;

/// What may be recorded about a country. Recording a fact that the file already says changes
/// nothing; a fact that cannot hold on any day, or a determination that rests on an opinion, is
/// refused.
public final class CountryDecider implements Decider<Country, CountryCommand, CountryEvent> {

  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

  @Override
  public Country initial() {
    return new Unregistered();
  }

  @Override
  public Decision<CountryEvent> decide(CountryCommand command, Country state) {
    return switch (command) {
      case RegisterCountry register ->
          switch (state) {
            case Unregistered() -> register(register);
            case Registered known -> registerAgain(register, known);
          };
      case RecordIncomeGroup(var fact) -> record(new IncomeGroupRecorded(fact), state);
      case RecordDacListing(var fact) -> record(new DacListingRecorded(fact), state);
      case RecordTransferAgreement(var fact) -> record(new TransferAgreementRecorded(fact), state);
      case RecordRestriction(var fact) -> record(new RestrictionRecorded(fact), state);
      case RecordConflictSignal(var fact) -> record(new ConflictSignalRecorded(fact), state);
      case RecordDetermination(var fact) -> record(new DeterminationRecorded(fact), state);
    };
  }

  @Override
  public Country evolve(Country state, CountryEvent event) {
    return switch (state) {
      case Unregistered() ->
          switch (event) {
            case CountryRegistered(var iso3, var iso2, var name, var region) ->
                new Registered(iso3, iso2, name, region, FactBook.EMPTY);
            case FactRecorded recorded ->
                throw new IllegalStateException("a fact of an unregistered country: " + recorded);
          };
      case Registered known ->
          switch (event) {
            case CountryRegistered again ->
                throw new IllegalStateException("registered twice: " + again.iso3());
            case FactRecorded recorded -> known.with(recorded.fact());
          };
    };
  }

  private static Decision<CountryEvent> register(RegisterCountry command) {
    List<FactRecorded> facts = factsOf(command);
    for (FactRecorded recorded : facts) {
      Optional<Rejection> objection = objectionTo(recorded.fact());
      if (objection.isPresent()) {
        return new Rejected<>(objection.get());
      }
    }
    List<CountryEvent> events = new ArrayList<>();
    events.add(registeredBy(command));
    events.addAll(facts);
    return Decision.accept(events);
  }

  private static Decision<CountryEvent> registerAgain(RegisterCountry command, Registered known) {
    var registered =
        new CountryRegistered(known.iso3(), known.iso2(), known.name(), known.region());
    boolean nothingNew =
        registered.equals(registeredBy(command))
            && factsOf(command).stream().allMatch(f -> known.book().alreadySays(f.fact()));
    return nothingNew
        ? Decision.accept()
        : Decision.reject(
            CountryRejection.COUNTRY_ALREADY_REGISTERED, Map.of("iso3", known.iso3()));
  }

  private static CountryRegistered registeredBy(RegisterCountry command) {
    return new CountryRegistered(command.iso3(), command.iso2(), command.name(), command.region());
  }

  private static List<FactRecorded> factsOf(RegisterCountry command) {
    List<FactRecorded> facts = new ArrayList<>();
    command.incomeGroups().forEach(fact -> facts.add(new IncomeGroupRecorded(fact)));
    command.dacListings().forEach(fact -> facts.add(new DacListingRecorded(fact)));
    command.transferAgreements().forEach(fact -> facts.add(new TransferAgreementRecorded(fact)));
    return facts;
  }

  private static Decision<CountryEvent> record(FactRecorded event, Country state) {
    return switch (state) {
      case Unregistered() -> Decision.reject(CountryRejection.UNKNOWN_COUNTRY);
      case Registered known ->
          objectionTo(event.fact())
              .<Decision<CountryEvent>>map(Rejected::new)
              .orElseGet(
                  () ->
                      known.book().alreadySays(event.fact())
                          ? Decision.accept()
                          : Decision.accept(event));
    };
  }

  private static Optional<Rejection> objectionTo(Fact fact) {
    return fact.dates().stream()
        .filter(Objects::nonNull)
        .filter(date -> date.isBefore(EARLIEST) || date.isAfter(LATEST))
        .findFirst()
        .map(date -> new Rejection(CountryRejection.DATE_OUT_OF_RANGE, Map.of("date", date)))
        .or(() -> objectionToContent(fact));
  }

  private static Optional<Rejection> objectionToContent(Fact fact) {
    return switch (fact) {
      case IncomeClassification income -> objectionToPeriod(income.valid());
      case DacListing listing -> objectionToPeriod(listing.valid());
      case Restriction restriction -> objectionToPeriod(restriction.valid());
      case TransferAgreement agreement -> objectionToAgreement(agreement);
      case ConflictSignal signal -> objectionToSignal(signal);
      case Determination determination -> objectionToDetermination(determination);
    };
  }

  private static Optional<Rejection> objectionToPeriod(Period valid) {
    return valid.hasNoDay()
        ? refused(
            CountryRejection.PERIOD_HAS_NO_DAY,
            Map.of("validFrom", valid.from(), "validTo", valid.to()))
        : Optional.empty();
  }

  private static Optional<Rejection> objectionToAgreement(TransferAgreement agreement) {
    var signed = agreement.signedOn();
    var inForce = agreement.inForceOn();
    if (signed != null && inForce != null && inForce.isBefore(signed)) {
      return refused(
          CountryRejection.AGREEMENT_IN_FORCE_BEFORE_SIGNATURE,
          Map.of("signedOn", signed, "inForceOn", inForce));
    }
    boolean dated = signed != null || inForce != null;
    return dated || agreement.confidence() == Confidence.UNCONFIRMED
        ? Optional.empty()
        : refused(
            CountryRejection.AGREEMENT_WITHOUT_DATE,
            Map.of("confidence", agreement.confidence().name()));
  }

  private static Optional<Rejection> objectionToSignal(ConflictSignal signal) {
    return signal.valid().hasNoDay()
        ? refused(
            CountryRejection.CONFLICT_ENDS_BEFORE_IT_STARTS,
            Map.of("startedOn", signal.startedOn(), "endedOn", signal.endedOn()))
        : Optional.empty();
  }

  private static Optional<Rejection> objectionToDetermination(Determination determination) {
    return switch (determination.source().kind()) {
      case OFFICIAL, GOVERNMENT, AGENCY, PRESS -> objectionToPeriod(determination.valid());
      case DATASET ->
          refused(
              CountryRejection.SIGNAL_IS_NOT_A_DETERMINATION,
              Map.of("source", determination.source().title()));
      case COMMENTARY ->
          refused(
              CountryRejection.OPINION_IS_NOT_A_SOURCE,
              Map.of("source", determination.source().title()));
    };
  }

  private static Optional<Rejection> refused(CountryRejection code, Map<String, Object> details) {
    return Optional.of(new Rejection(code, details));
  }
}
