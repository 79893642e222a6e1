package osa.grant.grant.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.grant.grant.domain.Beneficiary;
import osa.grant.grant.domain.BeneficiaryKind;
import osa.grant.grant.domain.Cause;
import osa.grant.grant.domain.EntryIntoForce;
import osa.grant.grant.domain.GrantEvent;
import osa.grant.grant.domain.Item;
import osa.grant.grant.domain.ItemKind;
import osa.grant.grant.domain.Partner;
import osa.grant.grant.domain.PartnerRole;
import osa.grant.grant.domain.Pillar;
import osa.grant.grant.domain.Proposal;
import osa.grant.grant.domain.Undertakings;
import osa.grant.grant.domain.Verdict;
import osa.grant.grant.view.GrantParts.AssessmentOutcome;
import osa.grant.grant.view.GrantParts.CommitmentStatus;
import osa.grant.grant.view.GrantParts.LotPart;
import osa.grant.grant.view.GrantParts.LotStatus;
import osa.grant.grant.view.GrantParts.PartnerPart;
import osa.grant.grant.view.GrantParts.ReservationStatus;
import osa.grant.grant.view.GrantParts.WithdrawalPart;
import osa.kernel.StreamId;
import osa.kernel.testing.Contracts;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GrantSummaryProjectionTest {

  private static final String ID = "0f3c2a56-7d1e-4b8a-9c24-5e6f70812301";
  private static final UUID FIRST = new UUID(0, 1);
  private static final UUID SECOND = new UUID(0, 2);
  private static final LocalDate ON = LocalDate.of(2023, 12, 18);
  private static final Proposal PROPOSAL =
      new Proposal(
          "Patrol boats",
          "FJI",
          new Beneficiary("Republic of Fiji Navy", BeneficiaryKind.ARMED_FORCES),
          List.of(Pillar.P1),
          List.of(new Item("1", "boats", ItemKind.PATROL_BOAT, 3, false)),
          List.of(new Partner("SGP", PartnerRole.PARTNER)),
          List.of(),
          new Undertakings(true, true));
  private static final GrantEvent IDENTIFIED = new GrantEvent.CandidateIdentified(PROPOSAL, ON);
  private static final GrantEvent SELECTED = new GrantEvent.GrantSelected(2023, 400, ON);
  private static final GrantEvent SIGNED =
      new GrantEvent.NotesSigned(2023, 400, EntryIntoForce.ON_NOTICE, FIRST, ON);
  private static final GrantEvent ENTERED = new GrantEvent.NotesEnteredIntoForce(2023, 400, ON);

  private static GrantSummary after(GrantEvent... events) {
    GrantSummaryProjection projection = new GrantSummaryProjection();
    StreamId stream = new StreamId("grant", ID);
    GrantSummary grant = projection.initial(stream);
    for (GrantEvent event : events) {
      projection.apply(grant, Contracts.recorded(stream, event));
    }
    return grant;
  }

  private static GrantEvent verdict(UUID assessmentId, Verdict.Outcome outcome) {
    return new GrantEvent.AssessmentRecorded(
        assessmentId,
        new Verdict(
            outcome, Verdict.DecidedBy.RULES, List.of("R"), List.of(), List.of("OSA-2023")));
  }

  private static GrantEvent requested(UUID assessmentId) {
    return new GrantEvent.AssessmentRequested(assessmentId, ON, PROPOSAL, ON);
  }

  @Test
  void a_candidate_is_listed_by_the_day_it_was_named() {
    GrantSummary grant = after(IDENTIFIED);
    assertEquals(GrantStatus.CANDIDATE, grant.status);
    assertEquals("2023-12-18/" + ID, grant.listKey);
    assertEquals(CommitmentStatus.NONE, grant.commitment);
    assertNull(grant.assessment);
    assertNull(grant.fiscalYear);
  }

  @Test
  void sc_05_a_partner_is_shown_with_a_role_and_zero_yen() {
    assertEquals(
        List.of(new PartnerPart("SGP", PartnerRole.PARTNER, 0)),
        after(IDENTIFIED).proposal.partners());
  }

  @Test
  void an_assessment_is_pending_until_it_is_answered() {
    GrantSummary grant = after(IDENTIFIED, requested(FIRST));
    assertEquals(AssessmentOutcome.PENDING, grant.assessment.outcome());
    grant = after(IDENTIFIED, requested(FIRST), verdict(FIRST, Verdict.Outcome.REFERRED));
    assertEquals(AssessmentOutcome.REFERRED, grant.assessment.outcome());
    assertEquals(List.of("R"), grant.assessment.reasons());
    assertEquals(ON, grant.assessment.requestedValidOn());
  }

  @Test
  void a_new_request_hides_the_old_answer() {
    GrantSummary grant =
        after(
            IDENTIFIED,
            requested(FIRST),
            verdict(FIRST, Verdict.Outcome.ELIGIBLE),
            requested(SECOND));
    assertEquals(SECOND, grant.assessment.assessmentId());
    assertEquals(AssessmentOutcome.PENDING, grant.assessment.outcome());
    assertEquals(List.of(), grant.assessment.reasons());
  }

  @Test
  void an_assessment_that_took_anothers_place_says_why_also_when_a_person_has_decided_it() {
    Verdict referred =
        new Verdict(
            Verdict.Outcome.REFERRED,
            Verdict.DecidedBy.RULES,
            List.of("BORDER_CLASH_GREY_AREA"),
            List.of(),
            List.of("OSA-2023"));
    GrantEvent superseded =
        new GrantEvent.AssessmentSuperseded(
            FIRST,
            FIRST,
            SECOND,
            1,
            ON.plusDays(1),
            referred,
            new Cause.FileChanged(
                new UUID(0, 9), "THA", "determination GREY_AREA", ON.plusDays(1)));
    GrantSummary grant =
        after(IDENTIFIED, requested(FIRST), verdict(FIRST, Verdict.Outcome.ELIGIBLE), superseded);
    assertEquals(SECOND, grant.assessment.assessmentId());
    assertEquals(AssessmentOutcome.REFERRED, grant.assessment.outcome());
    assertEquals(ON.plusDays(1), grant.assessment.requestedValidOn());
    assertEquals(FIRST, grant.assessment.supersession().supersededAssessmentId());
    assertEquals("determination GREY_AREA", grant.assessment.supersession().cause().statement());

    grant =
        after(
            IDENTIFIED,
            requested(FIRST),
            verdict(FIRST, Verdict.Outcome.ELIGIBLE),
            superseded,
            verdict(SECOND, Verdict.Outcome.ELIGIBLE));
    assertEquals(AssessmentOutcome.ELIGIBLE, grant.assessment.outcome());
    assertEquals("THA", grant.assessment.supersession().cause().iso3());
  }

  @Test
  void an_assessment_that_could_not_be_made_says_why() {
    GrantSummary grant =
        after(
            IDENTIFIED,
            requested(FIRST),
            new GrantEvent.AssessmentRejected(FIRST, "UNKNOWN_COUNTRY", "no facts"));
    assertEquals(AssessmentOutcome.REJECTED, grant.assessment.outcome());
    assertEquals(List.of("UNKNOWN_COUNTRY"), grant.assessment.reasons());
    assertEquals("no facts", grant.assessment.detail());
  }

  @Test
  void a_selection_shows_how_its_reservation_stands() {
    GrantSummary requested = after(IDENTIFIED, SELECTED);
    assertEquals(GrantStatus.SELECTED, requested.status);
    assertEquals(2023, requested.fiscalYear);
    assertEquals(ReservationStatus.REQUESTED, requested.selection.reservation());
    GrantSummary reserved =
        after(IDENTIFIED, SELECTED, new GrantEvent.ReservationConfirmed(2023, 400));
    assertEquals(ReservationStatus.RESERVED, reserved.selection.reservation());
    assertEquals(400, reserved.selection.reservedJpy());
    GrantSummary released =
        after(
            IDENTIFIED,
            SELECTED,
            new GrantEvent.ReservationConfirmed(2023, 400),
            new GrantEvent.ReservationReleased(2023, 400));
    assertEquals(ReservationStatus.RELEASED, released.selection.reservation());
    assertEquals(0, released.selection.reservedJpy());
  }

  @Test
  void a_declined_selection_shows_why_until_the_next_selection() {
    GrantEvent declined = new GrantEvent.ReservationDeclined(2023, 400, "INSUFFICIENT_FUNDS", 25);
    GrantSummary grant = after(IDENTIFIED, SELECTED, declined);
    assertEquals(ReservationStatus.DECLINED, grant.selection.reservation());
    assertEquals("INSUFFICIENT_FUNDS", grant.selection.declineReason());
    assertEquals(25, grant.selection.availableJpy());
    grant = after(IDENTIFIED, SELECTED, declined, new GrantEvent.GrantSelected(2024, 400, ON));
    assertEquals(2024, grant.fiscalYear);
    assertEquals(ReservationStatus.REQUESTED, grant.selection.reservation());
    assertNull(grant.selection.declineReason());
  }

  @Test
  void sc_56_signed_is_not_in_force_and_asks_for_no_commitment() {
    GrantSummary grant = after(IDENTIFIED, SELECTED, SIGNED);
    assertEquals(GrantStatus.NOTES_SIGNED, grant.status);
    assertEquals(CommitmentStatus.NONE, grant.commitment);
    assertNull(grant.notes.inForceOn());
    grant = after(IDENTIFIED, SELECTED, SIGNED, ENTERED);
    assertEquals(GrantStatus.IN_FORCE, grant.status);
    assertEquals(CommitmentStatus.REQUESTED, grant.commitment);
    assertEquals(ON, grant.notes.inForceOn());
    assertEquals(FIRST, grant.notes.assessmentId());
    grant =
        after(IDENTIFIED, SELECTED, SIGNED, ENTERED, new GrantEvent.CommitmentConfirmed(2023, 400));
    assertEquals(CommitmentStatus.COMMITTED, grant.commitment);
  }

  @Test
  void procurement_fills_up_step_by_step() {
    GrantSummary grant =
        after(
            IDENTIFIED,
            SELECTED,
            SIGNED,
            ENTERED,
            new GrantEvent.ProcedureDetailsSigned(ON),
            new GrantEvent.AgentEmployed("an agent", ON.plusDays(1)),
            new GrantEvent.ContractAwarded("a yard", null, ON.plusDays(2)));
    assertEquals(
        new GrantParts.ProcurementPart(
            ON, "an agent", ON.plusDays(1), "a yard", null, ON.plusDays(2)),
        grant.procurement);
  }

  @Test
  void a_lot_shows_what_was_planned_and_what_came() {
    GrantSummary grant =
        after(
            IDENTIFIED,
            SELECTED,
            SIGNED,
            ENTERED,
            new GrantEvent.LotPlanned("L1", "boats", 4, ON),
            new GrantEvent.LotPlanned("L2", "boats", 1, ON),
            new GrantEvent.LotArrived("L1", 5, "by sea", LocalDate.of(2025, 5, 1)),
            new GrantEvent.LotHandedOver("L1", 4, 5, "", LocalDate.of(2025, 5, 26)));
    assertEquals(GrantStatus.PARTLY_DELIVERED, grant.status);
    assertEquals(1, grant.lotsOpen());
    assertEquals(
        new LotPart(
            "L1",
            "boats",
            LotStatus.HANDED_OVER,
            4,
            ON,
            5,
            LocalDate.of(2025, 5, 1),
            5,
            LocalDate.of(2025, 5, 26),
            525L,
            "by sea"),
        grant.lots.getFirst());
  }

  @Test
  void the_end_of_a_grant_is_shown() {
    GrantSummary grant =
        after(
            IDENTIFIED,
            SELECTED,
            SIGNED,
            ENTERED,
            new GrantEvent.LotPlanned("L1", "boats", 4, ON),
            new GrantEvent.LotHandedOver("L1", 4, 4, "", ON),
            new GrantEvent.GrantDelivered(ON),
            new GrantEvent.MonitoringReported("in use", ON),
            new GrantEvent.MonitoringReported("still in use", ON),
            new GrantEvent.EvaluationPublished("worth it", "", ON));
    assertEquals(GrantStatus.DELIVERED, grant.status);
    assertEquals(ON, grant.deliveredOn);
    assertEquals(2, grant.monitoring.size());
    assertNull(grant.evaluation.publishedAtUrl());
  }

  @Test
  void a_withdrawn_grant_keeps_what_it_had() {
    GrantSummary grant =
        after(IDENTIFIED, SELECTED, new GrantEvent.GrantWithdrawn("changed plans", 2023, ON));
    assertEquals(GrantStatus.WITHDRAWN, grant.status);
    assertEquals(new WithdrawalPart(ON, "changed plans"), grant.withdrawn);
    assertEquals(400, grant.selection.amountJpy());
  }

  @Test
  void a_survey_is_shown_while_it_runs_and_when_it_has_reported() {
    GrantEvent commissioned = new GrantEvent.SurveyCommissioned("a consultant", ON);
    assertNull(after(IDENTIFIED, commissioned).survey.findings());
    GrantSummary grant =
        after(IDENTIFIED, commissioned, new GrantEvent.SurveyReported("feasible", ON.plusDays(1)));
    assertEquals(
        new GrantParts.SurveyPart("a consultant", ON, "feasible", ON.plusDays(1)), grant.survey);
  }

  @Test
  void both_approvals_are_kept_in_whichever_order_they_come() {
    GrantSummary grant =
        after(
            IDENTIFIED,
            SELECTED,
            new GrantEvent.RecipientApprovalRecorded(ON.plusDays(2)),
            new GrantEvent.CabinetDecisionRecorded(ON.plusDays(1)));
    assertEquals(new GrantParts.ApprovalsPart(ON.plusDays(1), ON.plusDays(2)), grant.approvals);
  }
}
