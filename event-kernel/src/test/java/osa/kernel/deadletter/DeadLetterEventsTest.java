package osa.kernel.deadletter;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.deadletter.domain.DeadLetterEvent;
import osa.kernel.testing.EventSamples;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeadLetterEventsTest {

  @Test
  void every_event_has_a_name_and_is_read_and_written_as_approved() {
    EventSamples.check(DeadLetterEvents.codec(), DeadLetterEvent.class);
  }
}
