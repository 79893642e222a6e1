package osa.eligibility.country.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static osa.eligibility.country.domain.CountryFixture.REGISTERED;
import static osa.eligibility.country.domain.CountryFixture.agreement;
import static osa.eligibility.country.domain.CountryFixture.day;
import static osa.eligibility.country.domain.CountryFixture.determination;
import static osa.eligibility.country.domain.CountryFixture.income;
import static osa.eligibility.country.domain.CountryFixture.listed;
import static osa.eligibility.country.domain.CountryFixture.register;
import static osa.eligibility.country.domain.CountryFixture.restriction;
import static osa.eligibility.country.domain.CountryFixture.signal;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
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
import osa.eligibility.country.domain.CountryEvent.IncomeGroupRecorded;
import osa.eligibility.country.domain.CountryEvent.TransferAgreementRecorded;
import osa.eligibility.country.domain.Fact.Determination.Finding;
import osa.eligibility.country.domain.Fact.Determination.Scope;
import osa.kernel.DeciderSpec;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CountryDeciderTest {

  private final DeciderSpec<Country, CountryCommand, CountryEvent> country =
      DeciderSpec.of(new CountryDecider());

  static List<CountryCommand> everyRecording() {
    return List.of(
        new RecordIncomeGroup(income(IncomeGroup.LM, "2023-07-01", "2024-07-01")),
        new RecordDacListing(listed(true, "2022-01-01", null)),
        new RecordTransferAgreement(agreement("2016-12-31", null, Confidence.LOW)),
        new RecordRestriction(restriction(RestrictionKind.TREATY, "2020-01-01", null)),
        new RecordConflictSignal(signal("a conflict", "2020-01-01", null)),
        new RecordDetermination(
            determination(Finding.NO_OBSTACLE, Scope.INTERNAL, "2023-11-03", null)));
  }

  @Test
  void a_country_is_registered_with_what_is_known_on_the_first_day() {
    var income = income(IncomeGroup.LM, "2023-07-01", "2024-07-01");
    var listing = listed(true, "2022-01-01", null);
    var agreement = agreement("2016-12-31", null, Confidence.LOW);

    country
        .given()
        .when(
            new RegisterCountry(
                "PHL",
                "PH",
                "Philippines",
                "East Asia & Pacific",
                List.of(income),
                List.of(listing),
                List.of(agreement)))
        .then(
            REGISTERED,
            new IncomeGroupRecorded(income),
            new DacListingRecorded(listing),
            new TransferAgreementRecorded(agreement));
  }

  @Test
  void registering_the_same_country_again_changes_nothing() {
    var income = income(IncomeGroup.LM, "2023-07-01", "2024-07-01");

    country
        .given(REGISTERED, new IncomeGroupRecorded(income))
        .when(register(income))
        .thenNothingHappened();
  }

  @Test
  void registering_a_country_again_with_something_new_is_refused() {
    country
        .given(REGISTERED)
        .when(register(income(IncomeGroup.UM, "2023-07-01", "2024-07-01")))
        .thenRefused(CountryRejection.COUNTRY_ALREADY_REGISTERED, Map.of("iso3", "PHL"));
    country
        .given(new CountryRegistered("PHL", "PH", "The Philippines", "East Asia & Pacific"))
        .when(register())
        .thenRefused(CountryRejection.COUNTRY_ALREADY_REGISTERED, Map.of("iso3", "PHL"));
  }

  @Test
  void one_impossible_fact_refuses_the_whole_registration() {
    country
        .given()
        .when(
            register(
                income(IncomeGroup.LM, "2023-07-01", "2024-07-01"),
                income(IncomeGroup.UM, "2024-07-01", "2024-07-01")))
        .thenRefused(
            CountryRejection.PERIOD_HAS_NO_DAY,
            Map.of("validFrom", day("2024-07-01"), "validTo", day("2024-07-01")));
  }

  @ParameterizedTest
  @MethodSource("everyRecording")
  void a_fact_of_an_unknown_country_is_refused(CountryCommand recording) {
    country.given().when(recording).thenRefused(CountryRejection.UNKNOWN_COUNTRY);
  }

  @ParameterizedTest
  @MethodSource("everyRecording")
  void a_fact_is_recorded_once_and_the_same_fact_again_changes_nothing(CountryCommand recording) {
    var first = country.given(REGISTERED).when(recording).events();

    country.given(REGISTERED, first.getFirst()).when(recording).thenNothingHappened();
  }

  @Test
  void a_fact_that_has_been_superseded_since_can_be_recorded_again() {
    var low = listed(true, "2022-01-01", null);
    var lifted = listed(false, "2026-01-01", null);

    country
        .given(REGISTERED, new DacListingRecorded(low), new DacListingRecorded(lifted))
        .when(new RecordDacListing(low))
        .then(new DacListingRecorded(low));
  }

  @Test
  void a_determination_for_any_conflict_supersedes_one_for_internal_conflicts() {
    var internal = determination(Finding.NO_OBSTACLE, Scope.INTERNAL, "2023-11-03", null);
    var any = determination(Finding.DISQUALIFYING, Scope.ANY, "2024-01-01", null);

    country
        .given(REGISTERED, new DeterminationRecorded(internal), new DeterminationRecorded(any))
        .when(new RecordDetermination(internal))
        .then(new DeterminationRecorded(internal));
  }

  @Test
  void a_fact_superseded_on_other_days_only_is_still_what_the_file_says() {
    var first = income(IncomeGroup.LM, "2023-07-01", "2024-07-01");
    var next = income(IncomeGroup.UM, "2024-07-01", "2025-07-01");

    country
        .given(REGISTERED, new IncomeGroupRecorded(first), new IncomeGroupRecorded(next))
        .when(new RecordIncomeGroup(first))
        .thenNothingHappened();
  }

  @Test
  void a_fact_that_holds_on_no_day_is_refused() {
    for (String end : List.of("2022-12-31", "2023-01-01")) {
      var details = Map.<String, Object>of("validFrom", day("2023-01-01"), "validTo", day(end));
      for (CountryCommand command :
          List.of(
              new RecordIncomeGroup(income(IncomeGroup.LM, "2023-01-01", end)),
              new RecordDacListing(listed(true, "2023-01-01", end)),
              new RecordRestriction(restriction(RestrictionKind.UN_MEASURES, "2023-01-01", end)),
              new RecordDetermination(
                  determination(Finding.NO_OBSTACLE, Scope.ANY, "2023-01-01", end)))) {
        country
            .given(REGISTERED)
            .when(command)
            .thenRefused(CountryRejection.PERIOD_HAS_NO_DAY, details);
      }
    }
  }

  @Test
  void a_date_that_no_record_can_mean_is_refused() {
    List<CountryCommand> commands =
        List.of(
            new RecordIncomeGroup(income(IncomeGroup.LM, "1899-12-31", null)),
            new RecordDacListing(listed(true, "2022-01-01", "2200-01-01")),
            new RecordTransferAgreement(agreement("+999999999-12-31", null, Confidence.LOW)),
            new RecordRestriction(restriction(RestrictionKind.TREATY, "0001-01-01", null)),
            new RecordConflictSignal(signal("a war", "2020-01-01", "+999999999-12-31")),
            new RecordDetermination(
                determination(Finding.GREY_AREA, Scope.ANY, "2200-01-01", null)));
    for (CountryCommand command : commands) {
      var code = country.given(REGISTERED).when(command).rejection().code();

      assertEquals(CountryRejection.DATE_OUT_OF_RANGE, code, command::toString);
    }
    var first = listed(true, "1900-01-01", "2199-12-31");
    country.given(REGISTERED).when(new RecordDacListing(first)).then(new DacListingRecorded(first));
  }

  @Test
  void fighting_may_end_on_the_day_on_which_it_starts_but_not_before() {
    var oneDay = signal("a skirmish", "2025-05-28", "2025-05-28");

    country
        .given(REGISTERED)
        .when(new RecordConflictSignal(oneDay))
        .then(new ConflictSignalRecorded(oneDay));
    country
        .given(REGISTERED)
        .when(new RecordConflictSignal(signal("a skirmish", "2025-05-28", "2025-05-27")))
        .thenRefused(
            CountryRejection.CONFLICT_ENDS_BEFORE_IT_STARTS,
            Map.of("startedOn", day("2025-05-28"), "endedOn", day("2025-05-27")));
  }

  @Test
  void an_agreement_is_not_in_force_before_its_signature() {
    country
        .given(REGISTERED)
        .when(new RecordTransferAgreement(agreement("2025-01-22", "2024-12-11", Confidence.HIGH)))
        .thenRefused(
            CountryRejection.AGREEMENT_IN_FORCE_BEFORE_SIGNATURE,
            Map.of("signedOn", day("2025-01-22"), "inForceOn", day("2024-12-11")));
  }

  @Test
  void an_agreement_without_any_date_is_recorded_as_unconfirmed_or_not_at_all() {
    var unconfirmed = agreement(null, null, Confidence.UNCONFIRMED);

    country
        .given(REGISTERED)
        .when(new RecordTransferAgreement(unconfirmed))
        .then(new TransferAgreementRecorded(unconfirmed));
    country
        .given(REGISTERED)
        .when(new RecordTransferAgreement(agreement(null, null, Confidence.LOW)))
        .thenRefused(CountryRejection.AGREEMENT_WITHOUT_DATE, Map.of("confidence", "LOW"));
  }

  @Test
  void an_agreement_is_recorded_again_when_its_entry_into_force_becomes_known() {
    var inForce = agreement("2024-12-11", "2025-01-22", Confidence.HIGH);

    country
        .given(
            REGISTERED,
            new TransferAgreementRecorded(agreement("2024-12-11", null, Confidence.HIGH)))
        .when(new RecordTransferAgreement(inForce))
        .then(new TransferAgreementRecorded(inForce));
  }

  @ParameterizedTest
  @EnumSource(
      value = SourceKind.class,
      mode = Mode.EXCLUDE,
      names = {"COMMENTARY", "DATASET"})
  void a_determination_may_rest_on_a_source_that_speaks_for_a_government(SourceKind kind) {
    var determination =
        determination(Finding.GREY_AREA, Scope.INTERSTATE, "2025-07-24", null, kind);

    country
        .given(REGISTERED)
        .when(new RecordDetermination(determination))
        .then(new DeterminationRecorded(determination));
  }

  @Test
  void an_opinion_or_a_dataset_determines_nothing() {
    country
        .given(REGISTERED)
        .when(
            new RecordDetermination(
                determination(
                    Finding.NO_OBSTACLE, Scope.ANY, "2025-06-01", null, SourceKind.COMMENTARY)))
        .thenRefused(CountryRejection.OPINION_IS_NOT_A_SOURCE, Map.of("source", "a text"));
    country
        .given(REGISTERED)
        .when(
            new RecordDetermination(
                determination(
                    Finding.NO_OBSTACLE, Scope.ANY, "2025-06-01", null, SourceKind.DATASET)))
        .thenRefused(CountryRejection.SIGNAL_IS_NOT_A_DETERMINATION, Map.of("source", "a text"));
  }

  @Test
  void an_impossible_history_stops() {
    var decider = new CountryDecider();
    var fact = new DacListingRecorded(listed(true, "2022-01-01", null));
    var registered = decider.evolve(decider.initial(), REGISTERED);

    assertThrows(IllegalStateException.class, () -> decider.evolve(decider.initial(), fact));
    assertThrows(IllegalStateException.class, () -> decider.evolve(registered, REGISTERED));
  }
}
