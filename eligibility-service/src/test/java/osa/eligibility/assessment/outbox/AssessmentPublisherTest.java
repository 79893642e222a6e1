package osa.eligibility.assessment.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.Case;
import osa.eligibility.RealRecord;
import osa.eligibility.assessment.domain.AssessmentEvent;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentDecided;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentReferred;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentSuperseded;
import osa.eligibility.assessment.domain.AssessmentEvent.Reassessed;
import osa.eligibility.assessment.domain.AssessmentEvent.ReferralClosed;
import osa.eligibility.assessment.domain.AssessmentEvent.RequestRejected;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.domain.AssessmentRequest;
import osa.eligibility.assessment.domain.AssessmentRequest.ItemLine;
import osa.eligibility.assessment.domain.Cause;
import osa.eligibility.assessment.domain.Eligibility;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.assessment.domain.ReferralDecision;
import osa.eligibility.assessment.domain.Succession;
import osa.eligibility.assessment.domain.Verdict;
import osa.eligibility.assessment.domain.Verdict.Line;
import osa.eligibility.country.domain.CountryEvent.CountryRegistered;
import osa.eligibility.country.domain.CountryId;
import osa.kernel.IntegrationMessage;
import osa.kernel.RecordedEvent;
import osa.kernel.testing.Contracts;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AssessmentPublisherTest {

  private static final UUID ID = UUID.fromString("7a91c4d2-3e05-4f6b-8d17-c2b0a9e85346");
  private static final String GRANT = "0f3c2a56-7d1e-4b8a-9c24-5e6f70812301";
  private static final RealRecord REAL = RealRecord.withDeterminations();

  private final AssessmentPublisher publisher = new AssessmentPublisher();

  @Test
  void a_decided_assessment_is_told_as_agreed() {
    var judgement = Case.of(REAL, "PHL", "2023-11-03").items(ItemKind.COASTAL_RADAR).judged();

    Contracts.assertIsSample(
        "osa.eligibility.assessment-decided.v1",
        told(new AssessmentDecided(ID, asInTheSample(judgement))));
  }

  @Test
  void a_referral_is_told_twice_by_the_rules_and_by_the_person_who_closes_it() {
    var rescue =
        Case.of(REAL, "THA", "2026-01-15").items(ItemKind.SEARCH_AND_RESCUE_EQUIPMENT).judged();
    var closed =
        new ReferralClosed(
            ID,
            rescue,
            ReferralDecision.REJECT,
            Eligibility.INELIGIBLE,
            "usable in the conflict",
            "approver",
            LocalDate.of(2026, 1, 20));

    assertSays(told(new AssessmentReferred(ID, rescue)), "REFERRED", "RULES");
    assertSays(told(closed), "INELIGIBLE", "HUMAN");
  }

  @Test
  void an_assessment_that_takes_anothers_place_is_told_as_agreed_and_the_end_of_the_other_is_not() {
    var asked = UUID.fromString("5e0b7c94-21fd-4a63-b8c7-3d9e1f60a287");
    var next = UUID.fromString("c3a8f1d6-07e2-3b59-9a4d-8f25b6e07c13");
    var cause =
        new Cause.FileChanged(
            UUID.fromString("d41c9e30-6b57-7a82-94f1-0c5e2a8b7d69"),
            "THA",
            "determination GREY_AREA for INTERSTATE conflicts: A senior official called the"
                + " Thai-Cambodian border clashes a grey area",
            LocalDate.of(2025, 5, 28));
    var rescue =
        Case.of(REAL, "THA", "2026-01-15")
            .items(ItemKind.SEARCH_AND_RESCUE_EQUIPMENT)
            .grant("b2d7e4a1-5c38-4f90-8e6b-19a3c7d50f42")
            .judged();

    Contracts.assertIsSample(
        "osa.eligibility.assessment-superseded.v1",
        told(new Reassessed(next, rescue, new Succession(asked, asked, 1, cause))));
    assertEquals(
        Optional.empty(),
        publisher.publish(
            Contracts.recorded(
                new AssessmentId(asked).stream(), new AssessmentSuperseded(asked, next, cause))));
  }

  @Test
  void rules_as_the_cause_are_told_so_that_who_knows_of_countries_only_reads_them_too() {
    var cause =
        new Cause.RulesChanged(
            new UUID(0, 7), "OSA-2027", "rule set OSA-2027 came into force", null);
    var rescue =
        Case.of(REAL, "THA", "2026-01-15")
            .items(ItemKind.SEARCH_AND_RESCUE_EQUIPMENT)
            .grant("b2d7e4a1-5c38-4f90-8e6b-19a3c7d50f42")
            .judged();

    String data = told(new Reassessed(ID, rescue, new Succession(ID, ID, 1, cause))).data();

    assertTrue(data.contains("\"iso3\":\"THA\""), data);
    assertTrue(data.contains("\"ruleSetId\":\"OSA-2027\""), data);
  }

  @Test
  void a_reason_given_for_several_lines_is_told_once() {
    var missiles =
        Case.of(REAL, "FJI", "2024-06-01").items(ItemKind.MISSILE, ItemKind.TANK).judged();

    String data = told(new AssessmentDecided(ID, missiles)).data();

    assertTrue(data.contains("\"reasons\":[\"OUTSIDE_FIVE_CATEGORIES\",\"LETHAL_WEAPON\"]"), data);
  }

  @Test
  void a_rejected_request_is_told_as_agreed() {
    var id = UUID.fromString("c58f2e07-9b43-4d1c-a6e8-41f07d3b9a25");

    Contracts.assertIsSample(
        "osa.eligibility.assessment-rejected.v1",
        told(
            new RequestRejected(
                id,
                "e1704b8c-5a96-4e2d-9f31-6c8b20d7a543",
                "ZZZ",
                "UNKNOWN_COUNTRY",
                "No country with the ISO code ZZZ is registered.")));
  }

  @Test
  void what_is_recorded_about_countries_is_not_told() {
    var registered =
        Contracts.recorded(
            new CountryId("PHL").stream(),
            new CountryRegistered("PHL", "PH", "Philippines", "East Asia & Pacific"));

    assertEquals(Optional.empty(), publisher.publish(registered));
  }

  private IntegrationMessage told(AssessmentEvent event) {
    RecordedEvent<?> recorded = Contracts.recorded(new AssessmentId(ID).stream(), event);
    IntegrationMessage message = publisher.publish(recorded).orElseThrow();
    assertEquals(recorded.id(), message.id());
    assertEquals("assessment/" + ID, message.subject());
    return message;
  }

  private static void assertSays(IntegrationMessage message, String outcome, String decidedBy) {
    assertEquals("osa.eligibility.assessment-decided.v1", message.type());
    assertTrue(
        message
            .data()
            .contains("\"outcome\":\"" + outcome + "\",\"decidedBy\":\"" + decidedBy + "\""),
        message::data);
  }

  /// The sample names the grant and calls its line 1.
  private static Judgement asInTheSample(Judgement judgement) {
    AssessmentRequest request = judgement.request();
    Line line = judgement.verdict().lines().getFirst();
    return new Judgement(
        new AssessmentRequest(
            request.recipientIso3(),
            request.validOn(),
            request.pillars(),
            request.beneficiary(),
            List.of(new ItemLine("1", "radar", ItemKind.COASTAL_RADAR, 5, false)),
            List.of(),
            List.of(),
            request.undertakings(),
            GRANT),
        judgement.knownAt(),
        new Verdict(
            judgement.verdict().outcome(),
            judgement.verdict().reasons(),
            List.of(new Line("1", line.category(), line.lethality()))),
        judgement.standing(),
        judgement.ruleSets(),
        judgement.facts(),
        judgement.contextFacts(),
        judgement.engine());
  }
}
