package osa.eligibility.country.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static osa.eligibility.country.domain.CountryFixture.REGISTERED;
import static osa.eligibility.country.domain.CountryFixture.agreement;
import static osa.eligibility.country.domain.CountryFixture.day;
import static osa.eligibility.country.domain.CountryFixture.determination;
import static osa.eligibility.country.domain.CountryFixture.income;
import static osa.eligibility.country.domain.CountryFixture.listed;
import static osa.eligibility.country.domain.CountryFixture.restriction;
import static osa.eligibility.country.domain.CountryFixture.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.country.domain.CountryEvent.ConflictSignalRecorded;
import osa.eligibility.country.domain.CountryEvent.DacListingRecorded;
import osa.eligibility.country.domain.CountryEvent.DeterminationRecorded;
import osa.eligibility.country.domain.CountryEvent.IncomeGroupRecorded;
import osa.eligibility.country.domain.CountryEvent.RestrictionRecorded;
import osa.eligibility.country.domain.CountryEvent.TransferAgreementRecorded;
import osa.eligibility.country.domain.Fact.ConflictSignal;
import osa.eligibility.country.domain.Fact.Determination.Finding;
import osa.eligibility.country.domain.Fact.Determination.Scope;
import osa.kernel.Checkpoint;
import osa.kernel.RecordedEvent;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FactsTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void a_country_nobody_registered_has_no_facts() {
    assertEquals(Optional.empty(), Facts.of(List.of(), day("2024-01-01"), START));
  }

  @Test
  void a_question_nobody_answered_is_empty() {
    Facts facts = facts("2024-01-01", REGISTERED);

    assertEquals("Philippines", facts.name());
    assertEquals(List.of(), facts.all());
  }

  @Test
  void a_period_holds_on_its_first_day_and_no_longer_on_its_end() {
    var history =
        List.<CountryEvent>of(
            REGISTERED,
            new IncomeGroupRecorded(income(IncomeGroup.LM, "2023-07-01", "2024-07-01")));

    assertEquals(Optional.empty(), group("2023-06-30", history));
    assertEquals(Optional.of(IncomeGroup.LM), group("2023-07-01", history));
    assertEquals(Optional.of(IncomeGroup.LM), group("2024-06-30", history));
    assertEquals(Optional.empty(), group("2024-07-01", history));
  }

  @Test
  void where_two_facts_overlap_the_one_recorded_later_counts() {
    var history =
        List.<CountryEvent>of(
            REGISTERED,
            new IncomeGroupRecorded(income(IncomeGroup.LM, "2023-07-01", null)),
            new IncomeGroupRecorded(income(IncomeGroup.UM, "2024-01-01", "2024-02-01")));

    assertEquals(Optional.of(IncomeGroup.LM), group("2023-12-31", history));
    assertEquals(Optional.of(IncomeGroup.UM), group("2024-01-01", history));
    assertEquals(Optional.of(IncomeGroup.LM), group("2024-02-01", history));
  }

  @Test
  void a_fact_with_the_same_start_replaces_the_earlier_one_so_that_an_end_can_become_known() {
    Facts after =
        facts(
            "2024-06-01",
            REGISTERED,
            new RestrictionRecorded(restriction(RestrictionKind.UN_MEASURES, "2020-01-01", null)),
            new RestrictionRecorded(
                restriction(RestrictionKind.UN_MEASURES, "2020-01-01", "2024-01-01")));

    assertEquals(List.of(), after.restrictions());
  }

  @Test
  void a_corrected_fact_counts_as_recorded_last() {
    var wide = listed(true, "2022-01-01", null);
    var narrow = listed(false, "2024-01-01", null);
    var corrected = listed(true, "2022-01-01", "2030-01-01");

    Facts facts =
        facts(
            "2024-06-01",
            REGISTERED,
            new DacListingRecorded(wide),
            new DacListingRecorded(narrow),
            new DacListingRecorded(corrected));

    assertEquals(corrected, facts.dacListing().orElseThrow().fact());
  }

  @Test
  void what_was_recorded_later_than_known_at_is_not_known() {
    var history =
        recorded(
            REGISTERED,
            new DacListingRecorded(listed(true, "2022-01-01", null)),
            new DacListingRecorded(listed(false, "2022-01-01", null)));
    Instant atTheFirst = START.plus(Duration.ofDays(2));

    var before = Facts.of(history, day("2024-01-01"), atTheFirst).orElseThrow();
    var after = Facts.of(history, day("2024-01-01"), START.plus(Duration.ofDays(3))).orElseThrow();

    assertTrue(before.dacListing().orElseThrow().fact().listed());
    assertTrue(!after.dacListing().orElseThrow().fact().listed());
    assertEquals(Optional.empty(), Facts.of(history, day("2024-01-01"), START));
  }

  @Test
  void every_fact_names_the_event_that_recorded_it() {
    var listing = new DacListingRecorded(listed(true, "2022-01-01", null));
    var history = recorded(REGISTERED, listing);

    Known<?> known =
        Facts.of(history, day("2024-01-01"), Instant.MAX).orElseThrow().all().getFirst();

    assertEquals(history.get(1).id(), known.eventId());
    assertEquals(2, known.version());
    assertEquals(history.get(1).recordedAt(), known.recordedAt());
    assertEquals(listing.fact(), known.fact());
  }

  @Test
  void an_agreement_counts_from_its_entry_into_force_else_from_its_signature() {
    var signedOnly = new TransferAgreementRecorded(agreement("2024-12-11", null, Confidence.HIGH));
    var inForce =
        new TransferAgreementRecorded(agreement("2024-12-11", "2025-01-22", Confidence.HIGH));
    var undated = new TransferAgreementRecorded(agreement(null, null, Confidence.UNCONFIRMED));

    assertTrue(facts("2024-12-10", REGISTERED, signedOnly).agreement().isEmpty());
    assertTrue(facts("2024-12-11", REGISTERED, signedOnly).agreement().isPresent());
    assertTrue(facts("2025-01-21", REGISTERED, signedOnly, inForce).agreement().isEmpty());
    assertTrue(facts("2025-01-22", REGISTERED, signedOnly, inForce).agreement().isPresent());
    assertTrue(facts("1990-01-01", REGISTERED, undated).agreement().isPresent());
  }

  @Test
  void a_signal_matters_while_the_fighting_lasts_and_for_twelve_months_after() {
    var ended = new ConflictSignalRecorded(signal("a clash", "2025-07-24", "2025-07-28"));

    assertEquals(12, ConflictSignal.MATTERS_MONTHS_AFTER_ITS_END);
    assertTrue(facts("2025-07-23", REGISTERED, ended).signals().isEmpty());
    assertEquals(1, facts("2025-07-24", REGISTERED, ended).signals().size());
    assertEquals(1, facts("2026-07-28", REGISTERED, ended).signals().size());
    assertTrue(facts("2026-07-29", REGISTERED, ended).signals().isEmpty());
  }

  @Test
  void a_signal_without_an_end_matters_for_as_long_as_nobody_records_one() {
    var open = new ConflictSignalRecorded(signal("an insurgency", "1999-06-06", null));
    var over = new ConflictSignalRecorded(signal("an insurgency", "1999-06-06", "2020-01-01"));

    assertEquals(1, facts("2040-01-01", REGISTERED, open).signals().size());
    assertTrue(facts("2040-01-01", REGISTERED, open, over).signals().isEmpty());
  }

  @Test
  void a_determination_for_any_conflict_speaks_of_both_scopes() {
    var any =
        new DeterminationRecorded(
            determination(Finding.DISQUALIFYING, Scope.ANY, "2022-01-01", null));
    var internal =
        new DeterminationRecorded(
            determination(Finding.NO_OBSTACLE, Scope.INTERNAL, "2024-01-01", null));

    Facts facts = facts("2024-06-01", REGISTERED, any, internal);

    assertEquals(
        Finding.NO_OBSTACLE,
        facts.determination(ConflictScope.INTERNAL).orElseThrow().fact().finding());
    assertEquals(
        Finding.DISQUALIFYING,
        facts.determination(ConflictScope.INTERSTATE).orElseThrow().fact().finding());
    assertEquals(1, facts("2023-06-01", REGISTERED, any, internal).all().size());
  }

  private static Optional<IncomeGroup> group(String on, List<CountryEvent> history) {
    return facts(on, history.toArray(CountryEvent[]::new))
        .income()
        .map(known -> known.fact().group());
  }

  private static Facts facts(String on, CountryEvent... history) {
    return Facts.of(recorded(history), day(on), Instant.MAX).orElseThrow();
  }

  /// The n-th event is recorded n days after the start.
  private static List<RecordedEvent<CountryEvent>> recorded(CountryEvent... history) {
    List<RecordedEvent<CountryEvent>> events = new ArrayList<>();
    for (CountryEvent event : history) {
      int version = events.size() + 1;
      Instant at = START.plus(Duration.ofDays(version));
      UUID id = new UUID(0, version);
      events.add(
          new RecordedEvent<>(
              id,
              new CountryId("PHL").stream(),
              version,
              new Checkpoint(version, version),
              "some-fact.v1",
              event,
              at,
              at,
              id,
              id,
              "someone"));
    }
    return events;
  }
}
