package osa.eligibility.assessment;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static osa.eligibility.ServiceApi.as;
import static osa.eligibility.ServiceApi.create;
import static osa.eligibility.ServiceApi.fact;
import static osa.eligibility.ServiceApi.question;
import static osa.eligibility.ServiceApi.registered;
import static osa.eligibility.ServiceApi.with;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentDecided;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.reaction.WhenTheWorldChangesThenReassess;
import osa.eligibility.assessment.view.AssessmentQueries;
import osa.eligibility.assessment.view.AssessmentQueries.Filter;
import osa.eligibility.assessment.view.AssessmentSummary;
import osa.eligibility.assessment.view.AssessmentSummary.Outcome;
import osa.kernel.AppendResult;
import osa.kernel.Checkpoint;
import osa.kernel.Checkpoints;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.IntegrationMessage;
import osa.kernel.RecordedEvent;
import osa.kernel.Transactions;
import osa.kernel.inbox.Inbox;
import osa.kernel.outbox.OutboxRelay;
import osa.kernel.projection.Projections;
import osa.kernel.reaction.Follower;
import osa.kernel.testing.Contracts;
import osa.kernel.testing.PostgresForTests;
import osa.kernel.testing.RecordingBroker;

/// What becomes of a grant's assessment when something new is recorded about its country. The
/// follower's loop is driven by hand.
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReassessmentTest {

  private static final String SUPERSEDED = "osa.eligibility.assessment-superseded.v1";
  private static final AtomicInteger COUNTRIES = new AtomicInteger();

  @Inject Inbox inbox;
  @Inject OutboxRelay relay;
  @Inject MessagesTest.BrokerForTests broker;
  @Inject EventStore log;
  @Inject Checkpoints checkpoints;
  @Inject WhenTheWorldChangesThenReassess reaction;
  @Inject AssessmentQueries assessments;
  @Inject Transactions transactions;
  @Inject Projections projections;

  private final String iso3 = "QA" + (char) ('A' + COUNTRIES.getAndIncrement());
  private final String grantId = UUID.randomUUID().toString();
  private final UUID asked = UUID.randomUUID();

  @BeforeEach
  void a_grant_is_covered_and_nothing_is_untold() {
    registered(iso3);
    inbox.handle(request(asked, grantId));
    reacted();
    told();
    assertEquals(List.of(Outcome.ELIGIBLE), outcomes());
  }

  private IntegrationMessage request(UUID assessmentId, String grant) {
    return Contracts.message(
        "osa.grant.assessment-requested.v1",
        """
        {"grantId":"%s","assessmentId":"%s","recipientIso3":"%s","validOn":"2026-01-15",
         "pillars":["P2"],"beneficiary":{"name":"Navy","kind":"ARMED_FORCES"},
         "items":[{"lineId":"1","description":"rescue gear","kind":"SEARCH_AND_RESCUE_EQUIPMENT",
           "quantity":1,"armed":false}],
         "undertakings":{"otherPurposeUse":true,"thirdPartyTransfer":true}}
        """
            .formatted(grant, assessmentId, iso3));
  }

  private void reacted() {
    Follower follower = new Follower("eligibility-service", reaction, log, checkpoints, 100);
    while (follower.followBatch() > 0) {
      // Until it has caught up.
    }
  }

  private List<IntegrationMessage> told() {
    while (relay.relayBatch() > 0) {
      // Until it has caught up.
    }
    return broker.takeSent().stream().map(RecordingBroker.Sent::message).toList();
  }

  private List<AssessmentSummary> ofTheGrant() {
    return QuarkusTransaction.requiringNew()
        .call(() -> assessments.after(0, new Filter(null, null, grantId), 100));
  }

  private List<Outcome> outcomes() {
    return ofTheGrant().stream().map(row -> row.outcome).toList();
  }

  private void determine(String finding, String from, Object... more) {
    Map<String, Object> determination =
        fact(
            "finding",
            finding,
            "scope",
            "INTERSTATE",
            "validFrom",
            from,
            "reason",
            "border fighting");
    for (int i = 0; i < more.length; i += 2) {
      determination.put((String) more[i], more[i + 1]);
    }
    create("policy-modeller", "/countries/" + iso3 + "/determinations", determination)
        .statusCode(201);
  }

  @Test
  void a_determination_refers_the_case_anew_without_anyone_asking_and_says_why() {
    determine("GREY_AREA", "2025-05-28");
    reacted();

    assertEquals(List.of(Outcome.ELIGIBLE, Outcome.REFERRED), outcomes());
    AssessmentSummary referred = ofTheGrant().getLast();
    as("auditor")
        .get("/assessments/" + asked)
        .then()
        .statusCode(200)
        .body("outcome", equalTo("ELIGIBLE"))
        .body("supersedes", nullValue())
        .body("supersededBy.assessmentId", equalTo(referred.assessmentId))
        .body("supersededBy.cause.iso3", equalTo(iso3))
        .body("supersededBy.cause.changesFrom", equalTo("2025-05-28"));
    as("auditor")
        .get("/assessments/" + referred.assessmentId)
        .then()
        .statusCode(200)
        .body("reasons[0].code", equalTo("BORDER_CLASH_GREY_AREA"))
        .body("supersedes.assessmentId", equalTo(asked.toString()))
        .body("supersedes.round", equalTo(1))
        .body(
            "supersedes.cause.statement",
            equalTo("determination GREY_AREA for INTERSTATE conflicts: border fighting"))
        .body("supersededBy", nullValue());

    List<IntegrationMessage> told =
        told().stream().filter(m -> m.type().equals(SUPERSEDED)).toList();
    assertEquals(1, told.size());
    assertEquals("assessment/" + referred.assessmentId, told.getFirst().subject());
  }

  @Test
  void followed_again_from_the_beginning_and_by_two_at_once_it_is_still_exactly_one() {
    determine("GREY_AREA", "2025-05-28");
    List<RecordedEvent<?>> events = log.readAfter(Checkpoint.START, Integer.MAX_VALUE);
    events.forEach(reaction::react);
    events.forEach(reaction::react);
    reacted();

    assertEquals(List.of(Outcome.ELIGIBLE, Outcome.REFERRED), outcomes());
    assertEquals(2, ofTheGrant().getFirst().version);
    assertEquals(1, ofTheGrant().getLast().version);
  }

  @Test
  void a_fact_that_changes_no_verdict_changes_nothing() {
    create(
            "policy-modeller",
            "/countries/" + iso3 + "/transfer-agreements",
            fact("signedOn", "2024-12-11", "inForceOn", "2025-01-22"))
        .statusCode(201);
    reacted();

    assertEquals(List.of(Outcome.ELIGIBLE), outcomes());
    assertEquals(1, ofTheGrant().getFirst().version);
    assertEquals(List.of(), told().stream().filter(m -> m.type().equals(SUPERSEDED)).toList());
  }

  @Test
  void a_later_finding_covers_the_grant_again_without_anyone_asking() {
    determine("GREY_AREA", "2025-05-28");
    reacted();
    determine("NO_OBSTACLE", "2026-03-01");
    reacted();

    assertEquals(List.of(Outcome.ELIGIBLE, Outcome.REFERRED, Outcome.ELIGIBLE), outcomes());
    AssessmentSummary latest = ofTheGrant().getLast();
    assertEquals(2, latest.supersedes.round());
    assertEquals(asked, latest.supersedes.requestedAssessmentId());
    assertEquals("2026-03-01", latest.judgement.request().validOn().toString());
  }

  @Test
  void a_determination_whose_end_becomes_known_covers_again_from_that_day() {
    determine("GREY_AREA", "2025-05-28");
    reacted();
    determine("GREY_AREA", "2025-05-28", "validTo", "2026-03-01");
    reacted();

    assertEquals(List.of(Outcome.ELIGIBLE, Outcome.REFERRED, Outcome.ELIGIBLE), outcomes());
  }

  @Test
  void a_correction_is_a_change_too() {
    determine("GREY_AREA", "2025-05-28");
    reacted();
    determine("NO_OBSTACLE", "2025-05-28");
    reacted();

    assertEquals(List.of(Outcome.ELIGIBLE, Outcome.REFERRED, Outcome.ELIGIBLE), outcomes());
  }

  @Test
  void a_persons_decision_on_what_was_replaced_stays_and_a_person_decides_anew() {
    determine("GREY_AREA", "2025-05-28");
    reacted();
    String referral = ofTheGrant().getLast().assessmentId;
    decide(referral, 1);
    reacted();
    assertEquals(List.of(Outcome.ELIGIBLE, Outcome.ELIGIBLE), outcomes());

    create(
            "policy-modeller",
            "/countries/" + iso3 + "/conflict-signals",
            fact(
                "conflict", "a border",
                "scope", "INTERNAL",
                "intensity", "MINOR",
                "startedOn", "2025-12-08"))
        .statusCode(201);
    reacted();

    assertEquals(List.of(Outcome.ELIGIBLE, Outcome.ELIGIBLE, Outcome.REFERRED), outcomes());
    AssessmentSummary decided = ofTheGrant().get(1);
    assertEquals("cannot be used there", decided.referral.reason());
    assertEquals(
        ofTheGrant().getLast().assessmentId, decided.supersededBy.assessmentId().toString());
    assertNull(ofTheGrant().getLast().referral);
  }

  private void decide(String assessmentId, int version) {
    as("approver")
        .header("If-Match", "\"" + version + "\"")
        .body(Map.of("decision", "APPROVE", "reason", "cannot be used there"))
        .post("/assessments/" + assessmentId + "/referral-decision")
        .then()
        .statusCode(200);
  }

  @Test
  void a_question_that_no_grant_asked_is_not_asked_again() {
    String id =
        create(
                "desk-officer",
                "/assessments",
                question(iso3, "2026-01-15", "SEARCH_AND_RESCUE_EQUIPMENT"))
            .statusCode(201)
            .extract()
            .path("assessmentId");
    determine("GREY_AREA", "2025-05-28");
    reacted();

    as("auditor").get("/assessments/" + id).then().body("supersededBy", nullValue());
  }

  @Test
  void what_names_a_grant_is_asked_again_whoever_asked_it() {
    String id =
        create(
                "desk-officer",
                "/assessments",
                with(
                    question(iso3, "2026-01-15", "SEARCH_AND_RESCUE_EQUIPMENT"),
                    "grantId",
                    grantId))
            .statusCode(201)
            .extract()
            .path("assessmentId");
    determine("GREY_AREA", "2025-05-28");
    reacted();

    as("auditor").get("/assessments/" + id).then().body("supersededBy.cause.iso3", equalTo(iso3));
    as("auditor")
        .get("/assessments/" + asked)
        .then()
        .body("supersededBy.cause.iso3", equalTo(iso3));
  }

  @Test
  void an_assessment_that_missed_a_fact_is_held_against_the_file_in_its_turn() {
    UUID overtaken = UUID.randomUUID();
    // The fact's turn comes first and finds no such assessment yet.
    determine("GREY_AREA", "2025-05-28");
    reacted();
    RecordedEvent<?> missed = judgedBeforeTheFact(overtaken);
    reaction.react(missed);

    AssessmentSummary row =
        QuarkusTransaction.requiringNew()
            .call(() -> assessments.byId(new AssessmentId(overtaken)).orElseThrow());
    assertEquals("2025-05-28", row.supersededBy.cause().changesFrom().toString());
  }

  /// As if the fact had not been visible yet while the case was judged.
  private RecordedEvent<?> judgedBeforeTheFact(UUID assessmentId) {
    var earlier = (AssessmentDecided) log.load(new AssessmentId(asked).stream()).getFirst().data();
    var event = new AssessmentDecided(assessmentId, earlier.judgement());
    var context = new Context("tester", Instant.now(), UUID.randomUUID(), UUID.randomUUID());
    return transactions.required(
        () ->
            switch (log.append(
                new AssessmentId(assessmentId).stream(), 0, List.of(event), context)) {
              case AppendResult.Appended(var recorded) -> {
                projections.project(recorded);
                yield recorded.getFirst();
              }
              case AppendResult.VersionConflict() -> throw new AssertionError("a new stream");
            });
  }
}
