package osa.grant.grant;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.grant.grant.domain.GrantDecider;
import osa.grant.grant.domain.GrantEvent;
import osa.grant.grant.view.GrantSummaryProjection;
import osa.kernel.testing.EventSamples;
import osa.kernel.testing.ReplayCorpus;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GrantEventsTest {

  @Test
  void every_event_has_a_name_and_its_approved_form_is_read_and_written_without_loss() {
    EventSamples.check(GrantEvents.codec(), GrantEvent.class);
  }

  @Test
  void nothing_that_was_ever_released_is_forgotten() {
    EventSamples.checkNothingIsForgotten(GrantEvents.codec());
  }

  @Test
  void the_released_log_means_what_it_always_meant() {
    ReplayCorpus.of(GrantEvents.codec())
        .states(GrantCommandHandler.CATEGORY, new GrantDecider(), GrantEvent.class)
        .rows(new GrantSummaryProjection())
        .check();
  }
}
