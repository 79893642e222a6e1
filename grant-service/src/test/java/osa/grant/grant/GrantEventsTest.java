package osa.grant.grant;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.grant.grant.domain.GrantEvent;
import osa.kernel.testing.EventSamples;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GrantEventsTest {

  @Test
  void every_event_has_a_name_and_its_approved_form_is_read_and_written_without_loss() {
    EventSamples.check(GrantEvents.codec(), GrantEvent.class);
  }
}
