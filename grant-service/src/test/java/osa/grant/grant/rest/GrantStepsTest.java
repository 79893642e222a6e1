package osa.grant.grant.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static osa.grant.grant.rest.GrantOverHttp.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.inbox.Inbox;
import osa.kernel.testing.PostgresForTests;

/// The steps of a grant over HTTP, from survey to evaluation.
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GrantStepsTest {

  @Inject Inbox inbox;

  private static Map<String, Object> on(String day) {
    return Map.of("occurredOn", day);
  }

  private static Map<String, Object> notes(long amountJpy, String entryIntoForce, String day) {
    return Map.of("amountJpy", amountJpy, "entryIntoForce", entryIntoForce, "occurredOn", day);
  }

  @Test
  void a_grant_goes_from_candidate_to_notes_in_force() {
    GrantOverHttp grant = GrantOverHttp.candidate(inbox);
    grant.step(
        "survey-commission", Map.of("consultant", "a consultant", "occurredOn", "2023-04-10"));
    grant
        .step("survey-report", Map.of("findings", "feasible", "occurredOn", "2023-05-10"))
        .statusCode(200)
        .body("survey.reportedOn", equalTo("2023-05-10"));
    grant.assessed("ELIGIBLE").selected(2023, 400_000_000).reserved(2023, 400_000_000);
    grant
        .step("approver", "cabinet-decision", on("2023-12-01"))
        .statusCode(200)
        .body("approvals.cabinetOn", equalTo("2023-12-01"));
    grant.step("recipient-approval", on("2023-12-04")).statusCode(200);
    grant
        .step("notes", notes(400_000_000, "ON_SIGNATURE", "2023-12-18"))
        .statusCode(200)
        .body("status", equalTo("IN_FORCE"))
        .body("commitment", equalTo("REQUESTED"))
        .body("notes.inForceOn", equalTo("2023-12-18"));
  }

  @Test
  void a_grant_goes_from_notes_in_force_to_evaluation() {
    GrantOverHttp grant = GrantOverHttp.candidate(inbox).inForceOn("2023-12-18");
    grant.step("procedure-details", on("2024-01-10")).statusCode(200);
    grant
        .step("procurement-agent", Map.of("agent", "an agent", "occurredOn", "2024-02-01"))
        .statusCode(200);
    grant
        .step("contract", Map.of("contractor", "a yard", "occurredOn", "2024-06-01"))
        .statusCode(200)
        .body("procurement.contractor", equalTo("a yard"))
        .body("procurement.contractAmountJpy", nullValue());
    grant.planned("L1", 3);
    grant
        .step("lots/L1/arrival", Map.of("quantity", 3, "occurredOn", "2025-05-01"))
        .statusCode(200)
        .body("lots[0].status", equalTo("ARRIVED"));
    grant.handOver("L1", 3, "2025-05-26").statusCode(200).body("status", equalTo("DELIVERED"));
    grant
        .step("monitoring-reports", Map.of("findings", "in use", "occurredOn", "2026-01-01"))
        .statusCode(200);
    grant
        .step("evaluation", Map.of("findings", "worth it", "occurredOn", "2026-06-01"))
        .statusCode(200)
        .body("evaluation.findings", equalTo("worth it"))
        .body("monitoring.findings", contains("in use"))
        .body("commitment", equalTo("COMMITTED"));
  }

  @Test
  void sc_52_fiji_has_one_lot_open_after_two_of_three() {
    GrantOverHttp fiji =
        GrantOverHttp.candidate(inbox)
            .inForceOn("2023-12-18")
            .planned("L1", 12)
            .planned("L2", 1)
            .planned("L3", 3);
    fiji.handOver("L1", 12, "2025-05-26").statusCode(200);
    fiji.handOver("L2", 1, "2025-10-20").statusCode(200);
    fiji.read()
        .body("status", equalTo("PARTLY_DELIVERED"))
        .body("lotsOpen", equalTo(1))
        .body("lots.daysFromNotes", contains(525, 672, null))
        .body("deliveredOn", nullValue());
  }

  @Test
  void sc_53_the_last_lot_delivers_and_the_commitment_is_unchanged() {
    GrantOverHttp grant =
        GrantOverHttp.candidate(inbox).inForceOn("2023-12-16").planned("L1", 14).planned("L2", 7);
    grant.handOver("L2", 7, "2025-10-01").statusCode(200);
    grant
        .handOver("L1", 14, "2025-09-22")
        .statusCode(200)
        .body("status", equalTo("DELIVERED"))
        .body("deliveredOn", equalTo("2025-10-01"))
        .body("daysFromNotesToDelivery", equalTo(655))
        .body("lotsOpen", equalTo(0))
        .body("commitment", equalTo("COMMITTED"));
  }

  @Test
  void sc_55_the_refusal_names_the_missing_step() {
    GrantOverHttp grant = GrantOverHttp.candidate(inbox);
    grant
        .handOver("L1", 1, "2025-05-26")
        .statusCode(409)
        .body("code", equalTo("NOTES_NOT_SIGNED"))
        .body("missingStep", equalTo("NOTES"));
    grant
        .step("notes", notes(400_000_000, "ON_SIGNATURE", "2023-12-18"))
        .statusCode(409)
        .body("code", equalTo("NO_COVERING_ASSESSMENT"))
        .body("missingStep", equalTo("ASSESSMENT_REQUEST"));
    grant.assessed("ELIGIBLE").selected(2023, 399_999_999);
    grant
        .step("notes", notes(400_000_000, "ON_SIGNATURE", "2023-12-18"))
        .statusCode(409)
        .body("code", equalTo("RESERVATION_NOT_CONFIRMED"))
        .body("missingStep", equalTo("RESERVATION"));
    grant.reserved(2023, 399_999_999);
    grant
        .step("notes", notes(400_000_000, "ON_SIGNATURE", "2023-12-18"))
        .statusCode(409)
        .body("code", equalTo("RESERVATION_TOO_SMALL"))
        .body("reservedJpy", equalTo(399_999_999));
    grant.read().body("notes", nullValue()).body("status", equalTo("SELECTED"));
  }

  @Test
  void sc_55_a_referred_grant_is_not_selected_before_a_person_decides() {
    GrantOverHttp.candidate(inbox)
        .assessed("REFERRED")
        .step("selection", Map.of("fiscalYear", 2023, "amountJpy", 1, "occurredOn", "2023-11-01"))
        .statusCode(409)
        .body("code", equalTo("REFERRAL_NOT_DECIDED"))
        .body("missingStep", equalTo("REFERRAL_DECISION"))
        .body("reasons", contains("DEVELOPING_COUNTRY"));
  }

  @Test
  void sc_56_signed_is_not_in_force() {
    GrantOverHttp grant =
        GrantOverHttp.candidate(inbox)
            .assessed("ELIGIBLE")
            .selected(2024, 1_000_000_000)
            .reserved(2024, 1_000_000_000);
    grant
        .step("notes", notes(1_000_000_000, "ON_NOTICE", "2025-01-10"))
        .statusCode(200)
        .body("status", equalTo("NOTES_SIGNED"))
        .body("selection.reservation", equalTo("RESERVED"))
        .body("commitment", equalTo("NONE"));
    grant
        .step("entry-into-force", on("2025-01-09"))
        .statusCode(422)
        .body("code", equalTo("DATE_BEFORE_STEP"))
        .body("occurredOn", equalTo("2025-01-09"))
        .body("stepOn", equalTo("2025-01-10"));
    grant
        .step("entry-into-force", on("2025-03-03"))
        .statusCode(200)
        .body("status", equalTo("IN_FORCE"))
        .body("commitment", equalTo("REQUESTED"));
    grant.money("funds-committed", 2024, 1_000_000_000);
    grant.read().body("commitment", equalTo("COMMITTED"));
  }

  @Test
  void a_declined_selection_says_what_was_available() {
    GrantOverHttp grant =
        GrantOverHttp.candidate(inbox).assessed("ELIGIBLE").selected(2023, 400_000_000);
    grant.money("reservation-declined", 2023, 400_000_000);
    grant
        .read()
        .body("selection.reservation", equalTo("DECLINED"))
        .body("selection.declineReason", equalTo("INSUFFICIENT_FUNDS"))
        .body("selection.availableJpy", equalTo(25_000_000));
  }

  @Test
  void quantity_drift_is_recorded_and_never_refused() {
    GrantOverHttp.candidate(inbox)
        .inForceOn("2023-12-18")
        .planned("L1", 4)
        .handOver("L1", 5, "2026-07-03")
        .statusCode(200)
        .body("lots[0].quantityPlanned", equalTo(4))
        .body("lots[0].quantityHandedOver", equalTo(5));
  }

  @Test
  void a_lot_that_was_never_planned_is_not_found() {
    GrantOverHttp.candidate(inbox)
        .inForceOn("2023-12-18")
        .handOver("L9", 5, "2026-07-03")
        .statusCode(404)
        .body("code", equalTo("LOT_NOT_FOUND"))
        .body("missingStep", equalTo("LOT_PLAN"));
  }

  @Test
  void impossible_values_are_refused_and_store_nothing() {
    GrantOverHttp grant = GrantOverHttp.candidate(inbox).assessed("ELIGIBLE");
    String etag = grant.etag();
    grant
        .step("selection", Map.of("fiscalYear", 1999, "amountJpy", 1, "occurredOn", "2023-11-01"))
        .statusCode(422)
        .body("code", equalTo("UNKNOWN_FISCAL_YEAR"));
    grant
        .step("selection", Map.of("fiscalYear", 2023, "amountJpy", -1, "occurredOn", "2023-11-01"))
        .statusCode(422)
        .body("code", equalTo("AMOUNT_NOT_POSITIVE"));
    grant
        .step("selection", Map.of("fiscalYear", 2023, "amountJpy", 1.5))
        .statusCode(400)
        .body("errors[0].field", equalTo("amountJpy"));
    grant.step("selection", Map.of()).statusCode(422).body("code", equalTo("INVALID_VALUE"));
    grant
        .step("evaluation", Map.of("findings", "f", "publishedAtUrl", "javascript:alert(1)"))
        .statusCode(422)
        .body("errors[0].field", equalTo("publishedAtUrl"));
    grant.read().header("ETag", equalTo(etag));
  }

  @Test
  void the_request_names_the_assessment_and_causes_its_event() {
    GrantOverHttp grant = GrantOverHttp.candidate(inbox);
    String assessmentId =
        grant
            .step("assessment-requests", Map.of("validOn", "2023-11-03"))
            .body("assessment.outcome", equalTo("PENDING"))
            .body("assessment.requestedValidOn", equalTo("2023-11-03"))
            .extract()
            .path("assessment.assessmentId");
    as("auditor")
        .get("/grants/" + grant.id() + "/events")
        .then()
        .body("items[1].causationId", equalTo(assessmentId));
  }
}
