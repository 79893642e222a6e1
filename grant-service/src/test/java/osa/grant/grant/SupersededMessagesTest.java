package osa.grant.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
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
import osa.grant.grant.domain.GrantRejection;
import osa.grant.grant.domain.Item;
import osa.grant.grant.domain.ItemKind;
import osa.grant.grant.domain.Pillar;
import osa.grant.grant.domain.Proposal;
import osa.grant.grant.domain.Undertakings;
import osa.grant.grant.view.GrantParts.AssessmentOutcome;
import osa.grant.grant.view.GrantParts.ReservationStatus;
import osa.grant.grant.view.GrantQueries;
import osa.grant.grant.view.GrantSummary;
import osa.kernel.Context;
import osa.kernel.ExpectedVersion;
import osa.kernel.IntegrationMessage;
import osa.kernel.Outcome;
import osa.kernel.inbox.Inbox;
import osa.kernel.inbox.Inbox.Handling;
import osa.kernel.inbox.Undeliverable;
import osa.kernel.testing.Contracts;
import osa.kernel.testing.PostgresForTests;

/// What a grant does when eligibility-service has assessed it again without being asked.
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SupersededMessagesTest {

  private static final String TYPE = "osa.eligibility.assessment-superseded.v1";
  private static final LocalDate ON = LocalDate.of(2026, 1, 15);

  @Inject Inbox inbox;
  @Inject GrantCommandHandler grants;
  @Inject GrantQueries summaries;

  private final GrantId grantId = new GrantId(UUID.randomUUID());
  private final UUID asked = UUID.randomUUID();
  private final UUID next = UUID.randomUUID();

  @BeforeEach
  void a_grant_to_thailand_is_covered_and_its_money_is_held() {
    done(
        new GrantCommand.IdentifyCandidate(
            new Proposal(
                "Maritime search-and-rescue equipment",
                "THA",
                new Beneficiary("Thai armed forces", BeneficiaryKind.ARMED_FORCES),
                List.of(Pillar.P2),
                List.of(
                    new Item("1", "rescue gear", ItemKind.SEARCH_AND_RESCUE_EQUIPMENT, 1, false)),
                List.of(),
                List.of(),
                new Undertakings(true, true)),
            ON));
    done(new GrantCommand.RequestAssessment(asked, ON, ON));
    inbox.handle(decided(asked, "ELIGIBLE", "RULES"));
    done(new GrantCommand.SelectForFiscalYear(2025, 400, ON));
    inbox.handle(
        Contracts.message(
            "osa.budget.funds-reserved.v1",
            """
            {"grantId":"%s","fiscalYear":2025,"amountJpy":400,"freeJpy":0}
            """
                .formatted(grantId)));
  }

  private Outcome<?> told(GrantCommand command) {
    return grants.handle(
        grantId,
        command,
        ExpectedVersion.any(),
        new Context("tester", Instant.now(), UUID.randomUUID(), UUID.randomUUID()));
  }

  private void done(GrantCommand command) {
    Outcome<?> outcome = told(command);
    assertTrue(outcome.refusal().isEmpty(), outcome::toString);
  }

  private GrantSummary grant() {
    // A session of its own: the test's would show what it has read before.
    return QuarkusTransaction.requiringNew().call(() -> summaries.byId(grantId).orElseThrow());
  }

  private IntegrationMessage decided(UUID assessment, String outcome, String decidedBy) {
    return Contracts.message(
        "osa.eligibility.assessment-decided.v1",
        """
        {"assessmentId":"%s","grantId":"%s","recipientIso3":"THA","validOn":"2026-01-15",
         "outcome":"%s","decidedBy":"%s","reasons":[],
         "lines":[{"lineId":"1","category":"RESCUE"}],"ruleSets":["OSA-2023"]}
        """
            .formatted(assessment, grantId, outcome, decidedBy));
  }

  private IntegrationMessage superseded(UUID requested) {
    return Contracts.message(
        TYPE,
        """
        {"grantId":"%s","requestedAssessmentId":"%s","supersededAssessmentId":"%s",
         "assessmentId":"%s","round":1,"recipientIso3":"THA","validOn":"2026-01-15",
         "outcome":"REFERRED","reasons":["BORDER_CLASH_GREY_AREA"],
         "lines":[{"lineId":"1","category":"RESCUE"}],"ruleSets":["3P-2024","OSA-2023"],
         "cause":{"eventId":"d41c9e30-6b57-7a82-94f1-0c5e2a8b7d69","iso3":"THA",
           "statement":"determination GREY_AREA","changesFrom":"2025-05-28","new":1},"new":1}
        """
            .formatted(grantId, requested, requested, next));
  }

  private static final GrantCommand SIGN =
      new GrantCommand.SignNotes(400, EntryIntoForce.ON_SIGNATURE, ON);

  @Test
  void the_approved_sample_is_read_and_concerns_no_grant_of_ours() {
    assertEquals(Handling.DONE, inbox.handle(Contracts.sample(TYPE)));
  }

  @Test
  void the_signing_waits_for_a_person_the_money_stays_and_the_grant_says_why() {
    IntegrationMessage news = superseded(asked);
    assertEquals(Handling.DONE, inbox.handle(news));
    assertEquals(Handling.DUPLICATE, inbox.handle(news));

    GrantSummary waiting = grant();
    assertEquals(AssessmentOutcome.REFERRED, waiting.assessment.outcome());
    assertEquals(next, waiting.assessment.assessmentId());
    assertEquals("determination GREY_AREA", waiting.assessment.supersession().cause().statement());
    assertEquals(ReservationStatus.RESERVED, waiting.selection.reservation());
    assertEquals(GrantRejection.REFERRAL_NOT_DECIDED, told(SIGN).refusal().orElseThrow().code());

    inbox.handle(decided(next, "ELIGIBLE", "HUMAN"));
    done(SIGN);
    assertEquals(next, grant().notes.assessmentId());
  }

  @Test
  void a_refusal_names_the_rules_where_they_are_the_cause() {
    String data =
        superseded(asked)
            .data()
            .replace("\"iso3\":\"THA\",", "\"iso3\":\"THA\",\"ruleSetId\":\"OSA-2027\",")
            .replace("determination GREY_AREA", "rule set OSA-2027 came into force");
    inbox.handle(Contracts.message(TYPE, data));

    assertEquals("OSA-2027", grant().assessment.supersession().cause().ruleSetId());
    assertNull(grant().assessment.supersession().cause().iso3());
    var details = told(SIGN).refusal().orElseThrow().details();
    assertEquals("OSA-2027", details.get("causeRuleSetId"));
    assertEquals("rule set OSA-2027 came into force", details.get("cause"));
    assertNull(details.get("causeIso3"));
  }

  @Test
  void a_late_copy_of_the_old_answer_does_not_cover() {
    inbox.handle(superseded(asked));
    assertEquals(Handling.DONE, inbox.handle(decided(asked, "ELIGIBLE", "RULES")));
    assertEquals(AssessmentOutcome.REFERRED, grant().assessment.outcome());
  }

  @Test
  void news_about_what_the_grant_never_asked_has_no_effect() {
    long version = grant().version;
    assertEquals(Handling.DONE, inbox.handle(superseded(UUID.randomUUID())));
    assertEquals(version, grant().version);
  }

  @Test
  void news_for_a_grant_whose_notes_bind_or_that_is_withdrawn_has_no_effect() {
    done(SIGN);
    long version = grant().version;
    assertEquals(Handling.DONE, inbox.handle(superseded(asked)));
    assertEquals(Handling.DONE, inbox.handle(decided(next, "INELIGIBLE", "HUMAN")));
    assertEquals(version, grant().version);

    done(new GrantCommand.Withdraw("no longer wanted", ON));
    assertEquals(Handling.DONE, inbox.handle(superseded(asked)));
  }

  @Test
  void news_without_a_cause_or_an_outcome_is_a_dead_letter() {
    String whole = superseded(asked).data();
    for (String data :
        List.of(
            "{}",
            whole.replace("\"cause\"", "\"why\""),
            whole.replace("\"outcome\"", "\"result\""),
            whole.replace(",\"round\":1", ""),
            whole.replace("\"round\":1", "\"round\":1.5"))) {
      assertThrows(Undeliverable.class, () -> inbox.handle(Contracts.message(TYPE, data)), data);
    }
  }
}
