package osa.grant.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.Mock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.grant.grant.domain.Beneficiary;
import osa.grant.grant.domain.BeneficiaryKind;
import osa.grant.grant.domain.EntryIntoForce;
import osa.grant.grant.domain.GrantCommand;
import osa.grant.grant.domain.GrantId;
import osa.grant.grant.domain.Item;
import osa.grant.grant.domain.ItemKind;
import osa.grant.grant.domain.Pillar;
import osa.grant.grant.domain.Proposal;
import osa.grant.grant.domain.Undertakings;
import osa.grant.grant.view.GrantParts.AssessmentOutcome;
import osa.grant.grant.view.GrantParts.CommitmentStatus;
import osa.grant.grant.view.GrantParts.ReservationStatus;
import osa.grant.grant.view.GrantQueries;
import osa.grant.grant.view.GrantSummary;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.ExpectedVersion;
import osa.kernel.IntegrationMessage;
import osa.kernel.Outcome;
import osa.kernel.RecordedEvent;
import osa.kernel.inbox.Inbox;
import osa.kernel.inbox.Inbox.Handling;
import osa.kernel.inbox.Undeliverable;
import osa.kernel.outbox.OutboxRelay;
import osa.kernel.testing.Contracts;
import osa.kernel.testing.PostgresForTests;
import osa.kernel.testing.RecordingBroker;

/// What a grant does when the other services answer, and what it asks of them.
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MessagesTest {

  private static final LocalDate ON = LocalDate.of(2024, 6, 3);

  @Mock
  @Singleton
  static class BrokerForTests extends RecordingBroker {}

  @Inject Inbox inbox;
  @Inject OutboxRelay relay;
  @Inject BrokerForTests broker;
  @Inject GrantCommandHandler grants;
  @Inject GrantQueries summaries;
  @Inject EventStore log;

  private final GrantId grantId = new GrantId(UUID.randomUUID());
  private final UUID assessmentId = UUID.randomUUID();

  @BeforeEach
  void a_candidate_whose_assessment_is_asked_for_and_nothing_untold() {
    command(
        new GrantCommand.IdentifyCandidate(
            new Proposal(
                "Patrol boats",
                "FJI",
                new Beneficiary("Republic of Fiji Navy", BeneficiaryKind.ARMED_FORCES),
                List.of(Pillar.P1),
                List.of(new Item("1", "boats", ItemKind.PATROL_BOAT, 3, false)),
                List.of(),
                List.of(),
                new Undertakings(true, true)),
            ON));
    command(new GrantCommand.RequestAssessment(assessmentId, ON, ON));
    told();
  }

  private void command(GrantCommand command) {
    Outcome<?> outcome =
        grants.handle(
            grantId,
            command,
            ExpectedVersion.any(),
            new Context("tester", Instant.now(), UUID.randomUUID(), UUID.randomUUID()));
    assertTrue(outcome.refusal().isEmpty(), outcome::toString);
  }

  private List<String> told() {
    while (relay.relayBatch() > 0) {
      // Until it has caught up.
    }
    return broker.takeSent().stream().map(sent -> sent.message().type()).toList();
  }

  private GrantSummary grant() {
    // A session of its own: the test's would show what it has read before.
    return QuarkusTransaction.requiringNew().call(() -> summaries.byId(grantId).orElseThrow());
  }

  private IntegrationMessage decided(UUID assessment, String outcome, String decidedBy) {
    return Contracts.message(
        "osa.eligibility.assessment-decided.v1",
        """
        {"assessmentId":"%s","grantId":"%s","recipientIso3":"FJI","validOn":"2024-06-03",
         "outcome":"%s","decidedBy":"%s","reasons":["SOMETHING_NEW"],
         "lines":[{"lineId":"1","category":"VIGILANCE","new":1}],"ruleSets":["OSA-2023"],"new":1}
        """
            .formatted(assessment, grantId, outcome, decidedBy));
  }

  private IntegrationMessage rejected() {
    return Contracts.message(
        "osa.eligibility.assessment-rejected.v1",
        """
        {"assessmentId":"%s","grantId":"%s","reason":"UNKNOWN_COUNTRY","detail":"no facts"}
        """
            .formatted(assessmentId, grantId));
  }

  private IntegrationMessage money(String what, int fiscalYear) {
    return Contracts.message(
        "osa.budget." + what + ".v1",
        """
        {"grantId":"%s","fiscalYear":%d,"amountJpy":400,"freeJpy":0,"reason":"INSUFFICIENT_FUNDS",
         "availableJpy":25}
        """
            .formatted(grantId, fiscalYear));
  }

  private void reserved() {
    inbox.handle(decided(assessmentId, "ELIGIBLE", "RULES"));
    command(new GrantCommand.SelectForFiscalYear(2024, 400, ON));
    inbox.handle(money("funds-reserved", 2024));
  }

  @Test
  void an_answer_is_recorded_once_however_often_it_comes() {
    IntegrationMessage answer = decided(assessmentId, "REFERRED", "RULES");
    assertEquals(Handling.DONE, inbox.handle(answer));
    assertEquals(Handling.DUPLICATE, inbox.handle(answer));
    assertEquals(AssessmentOutcome.REFERRED, grant().assessment.outcome());
    assertEquals(3, grant().version);
  }

  @Test
  void an_answers_event_names_the_policy_and_the_message_that_caused_it() {
    IntegrationMessage answer = decided(assessmentId, "ELIGIBLE", "RULES");
    inbox.handle(answer);
    RecordedEvent<?> event = log.load(GrantCommandHandler.streamOf(grantId)).getLast();
    assertEquals("policy:WhenAssessmentDecidedThenRecordAssessment", event.actor());
    assertEquals(answer.id(), event.causationId());
    assertEquals(answer.correlationId(), event.correlationId());
  }

  @Test
  void sc_09_a_persons_decision_on_the_referral_updates_the_answer() {
    inbox.handle(decided(assessmentId, "REFERRED", "RULES"));
    inbox.handle(decided(assessmentId, "ELIGIBLE", "HUMAN"));
    assertEquals(AssessmentOutcome.ELIGIBLE, grant().assessment.outcome());
    assertEquals(Handling.DONE, inbox.handle(decided(assessmentId, "REFERRED", "RULES")));
    assertEquals(AssessmentOutcome.ELIGIBLE, grant().assessment.outcome(), "late copy");
  }

  @Test
  void an_assessment_that_could_not_be_made_is_recorded() {
    inbox.handle(rejected());
    assertEquals(AssessmentOutcome.REJECTED, grant().assessment.outcome());
  }

  @Test
  void a_selection_asks_for_money_and_the_answer_confirms_it() {
    inbox.handle(decided(assessmentId, "ELIGIBLE", "RULES"));
    command(new GrantCommand.SelectForFiscalYear(2024, 400, ON));
    assertEquals(List.of("osa.grant.funds-requested.v1"), told());
    inbox.handle(money("funds-reserved", 2024));
    assertEquals(ReservationStatus.RESERVED, grant().selection.reservation());
  }

  @Test
  void a_declined_grant_can_be_selected_again() {
    inbox.handle(decided(assessmentId, "ELIGIBLE", "RULES"));
    command(new GrantCommand.SelectForFiscalYear(2024, 400, ON));
    inbox.handle(money("reservation-declined", 2024));
    assertEquals(ReservationStatus.DECLINED, grant().selection.reservation());
    assertEquals(25, grant().selection.availableJpy());
    command(new GrantCommand.SelectForFiscalYear(2025, 400, ON));
    inbox.handle(money("funds-reserved", 2025));
    assertEquals(ReservationStatus.RESERVED, grant().selection.reservation());
  }

  @Test
  void sc_56_the_commitment_is_asked_for_when_the_notice_comes_and_not_before() {
    reserved();
    command(new GrantCommand.SignNotes(400, EntryIntoForce.ON_NOTICE, ON));
    told();
    assertEquals(CommitmentStatus.NONE, grant().commitment);
    command(new GrantCommand.EnterIntoForce(ON));
    assertEquals(List.of("osa.grant.notes-entered-into-force.v1"), told());
    assertEquals(CommitmentStatus.REQUESTED, grant().commitment);
    inbox.handle(money("funds-committed", 2024));
    assertEquals(CommitmentStatus.COMMITTED, grant().commitment);
    assertEquals(Handling.DONE, inbox.handle(money("funds-released", 2024)), "the remainder");
    assertEquals(ReservationStatus.RESERVED, grant().selection.reservation());
  }

  @Test
  void a_release_is_seen_before_notes_are_signed_on_money_that_is_gone() {
    reserved();
    inbox.handle(money("funds-released", 2024));
    assertEquals(ReservationStatus.RELEASED, grant().selection.reservation());
  }

  @Test
  void a_withdrawn_grant_frees_its_money_and_late_answers_have_no_effect() {
    inbox.handle(decided(assessmentId, "ELIGIBLE", "RULES"));
    command(new GrantCommand.SelectForFiscalYear(2024, 400, ON));
    command(new GrantCommand.Withdraw("changed plans", ON));
    assertEquals(List.of("osa.grant.funds-requested.v1", "osa.grant.withdrawn.v1"), told());
    long version = grant().version;
    assertEquals(Handling.DONE, inbox.handle(money("funds-reserved", 2024)));
    assertEquals(Handling.DONE, inbox.handle(money("funds-released", 2024)));
    assertEquals(Handling.DONE, inbox.handle(decided(assessmentId, "REFERRED", "HUMAN")));
    assertEquals(version, grant().version);
  }

  @Test
  void what_concerns_no_grant_of_ours_has_no_effect() {
    for (String grantId : List.of("null", "\"grant-5\"", "\"" + UUID.randomUUID() + "\"")) {
      IntegrationMessage elsewhere =
          Contracts.message(
              "osa.budget.funds-reserved.v1",
              "{\"grantId\":%s,\"fiscalYear\":2024,\"amountJpy\":1}".formatted(grantId));
      assertEquals(Handling.DONE, inbox.handle(elsewhere), grantId);
    }
    assertEquals(
        Handling.DONE, inbox.handle(decided(UUID.randomUUID(), "ELIGIBLE", "RULES")), "not asked");
    assertEquals(AssessmentOutcome.PENDING, grant().assessment.outcome());
  }

  @Test
  void an_answer_that_contradicts_the_grant_is_a_dead_letter_and_leaves_no_trace() {
    reserved();
    long version = grant().version;
    IntegrationMessage contradiction = money("funds-reserved", 2031);
    Undeliverable first = assertThrows(Undeliverable.class, () -> inbox.handle(contradiction));
    assertTrue(first.getMessage().startsWith("ANOTHER_FISCAL_YEAR"), first.getMessage());
    assertThrows(Undeliverable.class, () -> inbox.handle(contradiction), "not remembered");
    assertEquals(version, grant().version);
  }

  @Test
  void what_cannot_be_read_is_a_dead_letter() {
    for (String type :
        List.of(
            "osa.eligibility.assessment-decided.v1",
            "osa.eligibility.assessment-rejected.v1",
            "osa.budget.funds-reserved.v1",
            "osa.budget.reservation-declined.v1",
            "osa.budget.funds-committed.v1",
            "osa.budget.funds-released.v1")) {
      for (String data : List.of("", "[]", "{}", "{\"fiscalYear\":\"soon\"}")) {
        assertThrows(
            Undeliverable.class,
            () -> inbox.handle(Contracts.message(type, data)),
            type + " " + data);
      }
    }
  }

  @Test
  void every_agreed_message_can_be_read() {
    for (String type :
        List.of(
            "osa.eligibility.assessment-decided.v1",
            "osa.eligibility.assessment-rejected.v1",
            "osa.budget.funds-reserved.v1",
            "osa.budget.reservation-declined.v1",
            "osa.budget.funds-committed.v1",
            "osa.budget.funds-released.v1")) {
      assertEquals(Handling.DONE, inbox.handle(Contracts.sample(type)), type);
    }
  }
}
