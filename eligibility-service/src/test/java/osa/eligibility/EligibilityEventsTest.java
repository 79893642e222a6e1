package osa.eligibility;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.assessment.domain.AssessmentEvent;
import osa.eligibility.country.domain.CountryEvent;
import osa.kernel.testing.EventSamples;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EligibilityEventsTest {

  @Test
  void every_event_has_a_name_and_its_approved_form_is_read_and_written_without_loss() {
    EventSamples.check(EligibilityEvents.codec(), CountryEvent.class, AssessmentEvent.class);
  }
}
