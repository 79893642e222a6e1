package osa.eligibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.assessment.domain.AssessmentDecider;
import osa.eligibility.assessment.domain.AssessmentEvent;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.domain.Cause;
import osa.eligibility.assessment.view.AssessmentSummaryProjection;
import osa.eligibility.country.domain.CountryDecider;
import osa.eligibility.country.domain.CountryEvent;
import osa.eligibility.country.domain.CountryId;
import osa.eligibility.country.view.CountrySummaryProjection;
import osa.eligibility.edition.domain.EditionDecider;
import osa.eligibility.edition.domain.EditionEvent;
import osa.eligibility.edition.domain.EditionId;
import osa.eligibility.edition.view.EditionSummaryProjection;
import osa.eligibility.lab.domain.BackTestDecider;
import osa.eligibility.lab.domain.BackTestEvent;
import osa.eligibility.lab.domain.BackTestId;
import osa.eligibility.lab.view.BackTestSummaryProjection;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.PolicyDecider;
import osa.eligibility.policy.domain.PolicyEvent;
import osa.kernel.testing.EventSamples;
import osa.kernel.testing.ReplayCorpus;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EligibilityEventsTest {

  @Test
  void every_event_has_a_name_and_its_approved_form_is_read_and_written_without_loss() {
    EventSamples.check(
        EligibilityEvents.codec(),
        CountryEvent.class,
        AssessmentEvent.class,
        PolicyEvent.class,
        BackTestEvent.class,
        EditionEvent.class);
  }

  @Test
  void a_cause_is_told_by_its_fields_and_one_that_is_none_stops_the_reader() {
    var codec = EligibilityEvents.codec();
    var ended =
        new AssessmentEvent.AssessmentSuperseded(
            new UUID(0, 1),
            new UUID(0, 2),
            new Cause.RulesChanged(new UUID(0, 3), "OSA-2027", "came into force", null));
    String written = codec.write(ended);

    assertEquals(ended, codec.read("assessment-superseded.v1", written));
    assertFalse(written.contains("RulesChanged"), written);
    String neither = written.replace("ruleSetId", "something");
    assertThrows(
        IllegalStateException.class, () -> codec.read("assessment-superseded.v1", neither));
  }

  @Test
  void nothing_that_was_ever_released_is_forgotten() {
    EventSamples.checkNothingIsForgotten(EligibilityEvents.codec());
  }

  @Test
  void the_released_log_means_what_it_always_meant() {
    ReplayCorpus.of(EligibilityEvents.codec())
        .states(CountryId.CATEGORY, new CountryDecider(), CountryEvent.class)
        .states(AssessmentId.CATEGORY, new AssessmentDecider(), AssessmentEvent.class)
        .states(Policy.CATEGORY, new PolicyDecider(), PolicyEvent.class)
        .rows(new CountrySummaryProjection())
        .states(BackTestId.CATEGORY, new BackTestDecider(), BackTestEvent.class)
        .rows(new AssessmentSummaryProjection())
        .rows(new BackTestSummaryProjection())
        .states(EditionId.CATEGORY, new EditionDecider(), EditionEvent.class)
        .rows(new EditionSummaryProjection())
        .check();
  }
}
