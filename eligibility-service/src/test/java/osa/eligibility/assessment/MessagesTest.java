package osa.eligibility.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static osa.eligibility.ServiceApi.registered;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.Mock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.view.AssessmentQueries;
import osa.eligibility.assessment.view.AssessmentSummary;
import osa.eligibility.assessment.view.AssessmentSummary.Outcome;
import osa.kernel.IntegrationMessage;
import osa.kernel.inbox.Inbox;
import osa.kernel.inbox.Inbox.Handling;
import osa.kernel.inbox.Undeliverable;
import osa.kernel.outbox.OutboxRelay;
import osa.kernel.testing.Contracts;
import osa.kernel.testing.PostgresForTests;
import osa.kernel.testing.RecordingBroker;

/// What the service does when a grant asks, and what the grant hears.
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MessagesTest {

  private static final String TYPE = "osa.grant.assessment-requested.v1";
  private static final String DECIDED = "osa.eligibility.assessment-decided.v1";
  private static final String REJECTED = "osa.eligibility.assessment-rejected.v1";

  @Mock
  @Singleton
  static class BrokerForTests extends RecordingBroker {}

  @Inject Inbox inbox;
  @Inject OutboxRelay relay;
  @Inject BrokerForTests broker;
  @Inject AssessmentQueries assessments;

  private final UUID id = UUID.randomUUID();

  @BeforeEach
  void the_philippines_are_registered_and_nothing_is_untold() {
    registered("PHL");
    told();
  }

  private List<IntegrationMessage> told() {
    while (relay.relayBatch() > 0) {
      // Until it has caught up.
    }
    return broker.takeSent().stream().map(RecordingBroker.Sent::message).toList();
  }

  private AssessmentSummary assessment(UUID assessmentId) {
    // A session of its own: the test's would show what it has read before.
    return QuarkusTransaction.requiringNew()
        .call(() -> assessments.byId(new AssessmentId(assessmentId)).orElseThrow());
  }

  private IntegrationMessage asked(String iso3, String kind) {
    return Contracts.message(
        TYPE,
        """
        {"grantId":"0f3c2a56-7d1e-4b8a-9c24-5e6f70812301","assessmentId":"%s",
         "recipientIso3":"%s","validOn":"2023-11-03","pillars":["P1"],
         "beneficiary":{"name":"Navy","kind":"ARMED_FORCES"},
         "items":[{"lineId":"1","description":"an item","kind":"%s","quantity":1,"armed":false}],
         "undertakings":{"otherPurposeUse":true,"thirdPartyTransfer":true},"newer":1}
        """
            .formatted(id, iso3, kind));
  }

  @Test
  void the_approved_sample_is_read_and_assessed() {
    IntegrationMessage sample = Contracts.sample(TYPE);
    inbox.handle(sample);

    AssessmentSummary assessment =
        assessment(UUID.fromString("7a91c4d2-3e05-4f6b-8d17-c2b0a9e85346"));
    assertEquals("0f3c2a56-7d1e-4b8a-9c24-5e6f70812301", assessment.grantId);
    assertEquals(Outcome.ELIGIBLE, assessment.outcome);
    assertEquals(5, assessment.judgement.request().items().getFirst().quantity());
    assertTrue(assessment.judgement.request().undertakings().thirdPartyTransfer());
  }

  @Test
  void a_request_is_assessed_once_however_often_it_comes_and_the_answer_is_told_once() {
    IntegrationMessage request = asked("PHL", "COASTAL_RADAR");
    assertEquals(Handling.DONE, inbox.handle(request));
    assertEquals(Handling.DUPLICATE, inbox.handle(request));
    assertEquals(Handling.DONE, inbox.handle(asked("PHL", "COASTAL_RADAR")), "a new message");

    List<IntegrationMessage> told = told();
    assertEquals(List.of(DECIDED), told.stream().map(IntegrationMessage::type).toList());
    assertEquals(request.correlationId(), told.getFirst().correlationId());
    assertEquals(1, assessment(id).version);
  }

  @Test
  void sc_28_an_unknown_country_is_answered_with_a_rejection() {
    assertEquals(Handling.DONE, inbox.handle(asked("ZZZ", "COASTAL_RADAR")));

    List<IntegrationMessage> told = told();
    assertEquals(List.of(REJECTED), told.stream().map(IntegrationMessage::type).toList());
    assertTrue(told.getFirst().data().contains("\"reason\":\"UNKNOWN_COUNTRY\""));
    assertTrue(told.getFirst().data().contains("ZZZ"));
    assertEquals(Outcome.REJECTED, assessment(id).outcome);
  }

  @Test
  void a_word_that_the_rules_do_not_know_is_answered_with_a_rejection() {
    assertEquals(Handling.DONE, inbox.handle(asked("PHL", "DEATH_STAR")));

    List<IntegrationMessage> told = told();
    assertEquals(List.of(REJECTED), told.stream().map(IntegrationMessage::type).toList());
    assertTrue(told.getFirst().data().contains("\"reason\":\"UNKNOWN_VOCABULARY\""));
    assertTrue(told.getFirst().data().contains("item DEATH_STAR"));
  }

  @Test
  void another_request_under_the_same_id_is_a_dead_letter_and_the_answer_stands() {
    inbox.handle(asked("PHL", "COASTAL_RADAR"));

    var undeliverable =
        assertThrows(Undeliverable.class, () -> inbox.handle(asked("PHL", "MISSILE")));

    assertTrue(undeliverable.getMessage().startsWith("ASSESSMENT_ALREADY_RECORDED"));
    assertEquals(Outcome.ELIGIBLE, assessment(id).outcome);
  }

  @Test
  void what_cannot_be_read_is_a_dead_letter() {
    String whole = asked("PHL", "UAV").data();
    for (String data :
        List.of(
            "",
            "[]",
            "{}",
            whole.replace("\"assessmentId\"", "\"id\""),
            whole.replace("2023-11-03", "2023-11-31"),
            whole.replace(",\"armed\":false", ""),
            whole.replace("[\"P1\"]", "null"))) {
      assertThrows(Undeliverable.class, () -> inbox.handle(Contracts.message(TYPE, data)), data);
    }
    assertEquals(List.of(), told());
  }
}
