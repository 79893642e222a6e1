package osa.eligibility.assessment.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.Case;
import osa.eligibility.RealRecord;
import osa.eligibility.assessment.domain.AssessmentEvent;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentDecided;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentReferred;
import osa.eligibility.assessment.domain.AssessmentEvent.ReferralClosed;
import osa.eligibility.assessment.domain.AssessmentEvent.RequestRejected;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.domain.Eligibility;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.assessment.domain.ReferralDecision;
import osa.eligibility.assessment.view.AssessmentSummary.DecidedBy;
import osa.eligibility.assessment.view.AssessmentSummary.Outcome;
import osa.kernel.Checkpoint;
import osa.kernel.RecordedEvent;
import osa.kernel.testing.Contracts;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AssessmentSummaryProjectionTest {

  private static final AssessmentId ID = new AssessmentId(new UUID(0, 1));
  private static final RealRecord REAL = RealRecord.withDeterminations();

  private final AssessmentSummaryProjection projection = new AssessmentSummaryProjection();

  @Test
  void a_decided_assessment_shows_what_the_rules_came_to() {
    var judgement = Case.of(REAL, "SGP", "2026-01-15").items(ItemKind.PATROL_BOAT).judged();

    AssessmentSummary row = rowOf(new AssessmentDecided(ID.value(), judgement));

    assertEquals(ID.toString(), row.assessmentId);
    assertEquals("SGP", row.recipientIso3);
    assertEquals(Outcome.INELIGIBLE, row.outcome);
    assertEquals(DecidedBy.RULES, row.decidedBy);
    assertEquals(judgement, row.judgement);
    assertEquals(1, row.version);
    assertEquals(101, row.sequence);
  }

  @Test
  void a_closed_referral_keeps_what_the_rules_had_said_and_its_place_in_the_list() {
    var judgement = Case.of(REAL, "THA", "2026-01-15").items(ItemKind.UAV).judged();
    var closedOn = LocalDate.of(2026, 1, 20);

    AssessmentSummary row =
        rowOf(
            new AssessmentReferred(ID.value(), judgement),
            new ReferralClosed(
                ID.value(),
                judgement,
                ReferralDecision.APPROVE,
                Eligibility.ELIGIBLE,
                "why",
                "who",
                closedOn));

    assertEquals(Outcome.ELIGIBLE, row.outcome);
    assertEquals(DecidedBy.HUMAN, row.decidedBy);
    assertEquals(Eligibility.REFERRED, row.judgement.verdict().outcome());
    assertEquals(
        new AssessmentSummary.Referral(ReferralDecision.APPROVE, "why", "who", closedOn),
        row.referral);
    assertEquals(2, row.version);
    assertEquals(101, row.sequence);
  }

  @Test
  void a_rejected_request_shows_why_and_nobody_decided_it() {
    AssessmentSummary row =
        rowOf(new RequestRejected(ID.value(), "grant-1", "ZZZ", "UNKNOWN_COUNTRY", "no ZZZ"));

    assertEquals(Outcome.REJECTED, row.outcome);
    assertEquals("grant-1", row.grantId);
    assertEquals(new AssessmentSummary.Rejection("UNKNOWN_COUNTRY", "no ZZZ"), row.rejection);
    assertNull(row.decidedBy);
    assertNull(row.judgement);
  }

  private AssessmentSummary rowOf(AssessmentEvent... events) {
    AssessmentSummary row = projection.initial(ID.stream());
    long version = 0;
    for (AssessmentEvent event : events) {
      version++;
      projection.apply(row, at(version, Contracts.recorded(ID.stream(), event)));
    }
    return row;
  }

  private static RecordedEvent<?> at(long version, RecordedEvent<?> event) {
    return new RecordedEvent<Object>(
        event.id(),
        event.stream(),
        version,
        new Checkpoint(1, 100 + version),
        event.type(),
        event.data(),
        event.occurredAt(),
        event.recordedAt(),
        event.correlationId(),
        event.causationId(),
        event.actor());
  }
}
