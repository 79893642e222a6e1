package osa.budget.fiscalyear;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.budget.fiscalyear.domain.FiscalYearDecider;
import osa.budget.fiscalyear.domain.FiscalYearEvent;
import osa.budget.fiscalyear.view.FiscalYearSummaryProjection;
import osa.kernel.testing.EventSamples;
import osa.kernel.testing.ReplayCorpus;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FiscalYearEventsTest {

  @Test
  void every_event_has_a_name_and_its_approved_form_is_read_and_written_without_loss() {
    EventSamples.check(FiscalYearEvents.codec(), FiscalYearEvent.class);
  }

  @Test
  void nothing_that_was_ever_released_is_forgotten() {
    EventSamples.checkNothingIsForgotten(FiscalYearEvents.codec());
  }

  @Test
  void the_released_log_means_what_it_always_meant() {
    ReplayCorpus.of(FiscalYearEvents.codec())
        .states(FiscalYearCommandHandler.CATEGORY, new FiscalYearDecider(), FiscalYearEvent.class)
        .rows(new FiscalYearSummaryProjection())
        .check();
  }
}
