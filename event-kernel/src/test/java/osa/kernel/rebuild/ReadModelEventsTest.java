package osa.kernel.rebuild;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.deadletter.DeadLetterEvents;
import osa.kernel.testing.EventSamples;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadModelEventsTest {

  @Test
  void every_event_has_a_name_and_its_approved_form_is_read_and_written_without_loss() {
    EventSamples.check(ReadModelEvents.codec(), ReadModelEvent.class);
  }

  @Test
  void nothing_that_was_ever_released_is_forgotten() {
    EventSamples.checkNothingIsForgotten(ReadModelEvents.codec().and(DeadLetterEvents.codec()));
  }
}
