package osa.eligibility.country.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static osa.eligibility.country.domain.CountryFixture.agreement;
import static osa.eligibility.country.domain.CountryFixture.day;
import static osa.eligibility.country.domain.CountryFixture.determination;
import static osa.eligibility.country.domain.CountryFixture.income;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.country.domain.CountryEvent.DeterminationRecorded;
import osa.eligibility.country.domain.CountryEvent.FactRecorded;
import osa.eligibility.country.domain.CountryEvent.IncomeGroupRecorded;
import osa.eligibility.country.domain.CountryEvent.TransferAgreementRecorded;
import osa.eligibility.country.domain.Fact.Determination.Finding;
import osa.eligibility.country.domain.Fact.Determination.Scope;
import osa.kernel.Checkpoint;
import osa.kernel.RecordedEvent;
import osa.kernel.testing.Contracts;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChangeTest {

  private static FactRecorded found(Finding finding, String from, String to) {
    return new DeterminationRecorded(determination(finding, Scope.INTERSTATE, from, to));
  }

  /// What the last of the recordings changed.
  private static Change last(FactRecorded... recordings) {
    List<RecordedEvent<CountryEvent>> history = new ArrayList<>();
    RecordedEvent<FactRecorded> latest = null;
    for (FactRecorded recording : recordings) {
      var recorded = Contracts.recorded(new CountryId("THA").stream(), recording);
      latest =
          new RecordedEvent<>(
              recorded.id(),
              recorded.stream(),
              history.size() + 1,
              new Checkpoint(1, history.size() + 1),
              recorded.type(),
              recording,
              recorded.occurredAt(),
              recorded.recordedAt(),
              recorded.correlationId(),
              recorded.causationId(),
              recorded.actor());
      history.add(latest.map(CountryEvent.class::cast));
    }
    return Change.of(history, latest);
  }

  @Test
  void a_new_fact_changes_the_file_from_its_first_day() {
    Change change = last(found(Finding.GREY_AREA, "2025-05-28", null));

    assertEquals(day("2025-05-28"), change.from());
    assertEquals("THA", change.iso3());
  }

  @Test
  void a_fact_recorded_again_with_its_end_changes_nothing_before_that_end() {
    assertEquals(
        day("2026-06-01"),
        last(
                found(Finding.GREY_AREA, "2025-05-28", null),
                found(Finding.GREY_AREA, "2025-05-28", "2026-06-01"))
            .from());
  }

  @Test
  void a_fact_that_is_prolonged_changes_nothing_before_the_end_it_had() {
    assertEquals(
        day("2026-06-01"),
        last(
                found(Finding.GREY_AREA, "2025-05-28", "2026-06-01"),
                found(Finding.GREY_AREA, "2025-05-28", null))
            .from());
  }

  @Test
  void a_correction_of_what_was_found_changes_all_its_days() {
    assertEquals(
        day("2025-05-28"),
        last(
                found(Finding.GREY_AREA, "2025-05-28", null),
                found(Finding.NO_OBSTACLE, "2025-05-28", "2026-06-01"))
            .from());
  }

  @Test
  void a_fact_about_another_question_replaces_nothing() {
    assertEquals(
        day("2025-07-01"),
        last(
                found(Finding.GREY_AREA, "2025-05-28", null),
                new IncomeGroupRecorded(income(IncomeGroup.UM, "2025-07-01", "2026-07-01")))
            .from());
  }

  @Test
  void an_agreement_whose_date_nobody_knows_changes_all_days() {
    assertEquals(
        null,
        last(new TransferAgreementRecorded(agreement(null, null, Confidence.UNCONFIRMED))).from());
  }
}
