package osa.grant.grant.view;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import osa.grant.grant.domain.Cause;
import osa.grant.grant.domain.GrantEvent;
import osa.grant.grant.domain.Proposal;
import osa.grant.grant.domain.Verdict;
import osa.grant.grant.view.GrantParts.ApprovalsPart;
import osa.grant.grant.view.GrantParts.AssessmentOutcome;
import osa.grant.grant.view.GrantParts.AssessmentPart;
import osa.grant.grant.view.GrantParts.CausePart;
import osa.grant.grant.view.GrantParts.CommitmentStatus;
import osa.grant.grant.view.GrantParts.EvaluationPart;
import osa.grant.grant.view.GrantParts.LotPart;
import osa.grant.grant.view.GrantParts.LotStatus;
import osa.grant.grant.view.GrantParts.MonitoringPart;
import osa.grant.grant.view.GrantParts.NotesPart;
import osa.grant.grant.view.GrantParts.PartnerPart;
import osa.grant.grant.view.GrantParts.ProcurementPart;
import osa.grant.grant.view.GrantParts.ProposalPart;
import osa.grant.grant.view.GrantParts.ReservationStatus;
import osa.grant.grant.view.GrantParts.SelectionPart;
import osa.grant.grant.view.GrantParts.SupersessionPart;
import osa.grant.grant.view.GrantParts.SurveyPart;
import osa.grant.grant.view.GrantParts.WithdrawalPart;

/// What each event makes of the part of the summary that it touches.
final class GrantChanges {

  private GrantChanges() {}

  static void identified(GrantSummary grant, GrantEvent.CandidateIdentified e) {
    Proposal proposal = e.proposal();
    grant.listKey = e.identifiedOn() + "/" + grant.grantId;
    grant.identifiedOn = e.identifiedOn();
    grant.title = proposal.title();
    grant.recipientIso3 = proposal.recipientIso3();
    grant.proposal =
        new ProposalPart(
            proposal.beneficiary(),
            proposal.pillars(),
            proposal.items(),
            proposal.partners().stream().map(PartnerPart::of).toList(),
            proposal.contextCountries(),
            proposal.undertakings());
  }

  static SurveyPart commissioned(GrantEvent.SurveyCommissioned e) {
    return new SurveyPart(e.consultant(), e.commissionedOn(), null, null);
  }

  static SurveyPart reported(SurveyPart survey, GrantEvent.SurveyReported e) {
    return new SurveyPart(
        survey.consultant(), survey.commissionedOn(), e.findings(), e.reportedOn());
  }

  static AssessmentPart requested(GrantEvent.AssessmentRequested e) {
    return new AssessmentPart(
        e.assessmentId(),
        e.requestedOn(),
        e.validOn(),
        AssessmentOutcome.PENDING,
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        null);
  }

  static AssessmentPart recorded(AssessmentPart asked, GrantEvent.AssessmentRecorded e) {
    return new AssessmentPart(
        asked.assessmentId(),
        asked.requestedOn(),
        asked.requestedValidOn(),
        outcomeOf(e.verdict()),
        e.verdict().decidedBy(),
        e.verdict().reasons(),
        e.verdict().lines(),
        e.verdict().ruleSets(),
        null,
        asked.supersession());
  }

  static AssessmentPart superseded(AssessmentPart before, GrantEvent.AssessmentSuperseded e) {
    return new AssessmentPart(
        e.assessmentId(),
        before.requestedOn(),
        e.validOn(),
        outcomeOf(e.verdict()),
        e.verdict().decidedBy(),
        e.verdict().reasons(),
        e.verdict().lines(),
        e.verdict().ruleSets(),
        null,
        new SupersessionPart(
            e.supersededAssessmentId(), e.requestedAssessmentId(), why(e.cause())));
  }

  private static CausePart why(Cause cause) {
    return switch (cause) {
      case Cause.FileChanged(var eventId, var iso3, var statement, var from) ->
          new CausePart(eventId, iso3, null, statement, from);
      case Cause.RulesChanged(var eventId, var ruleSetId, var statement, var from) ->
          new CausePart(eventId, null, ruleSetId, statement, from);
    };
  }

  private static AssessmentOutcome outcomeOf(Verdict verdict) {
    return switch (verdict.outcome()) {
      case ELIGIBLE -> AssessmentOutcome.ELIGIBLE;
      case INELIGIBLE -> AssessmentOutcome.INELIGIBLE;
      case REFERRED -> AssessmentOutcome.REFERRED;
    };
  }

  static AssessmentPart rejected(AssessmentPart asked, GrantEvent.AssessmentRejected e) {
    return new AssessmentPart(
        asked.assessmentId(),
        asked.requestedOn(),
        asked.requestedValidOn(),
        AssessmentOutcome.REJECTED,
        null,
        List.of(e.reason()),
        List.of(),
        List.of(),
        e.detail(),
        null);
  }

  static void selected(GrantSummary grant, GrantEvent.GrantSelected e) {
    grant.status = GrantStatus.SELECTED;
    grant.fiscalYear = e.fiscalYear();
    grant.selection =
        new SelectionPart(
            e.fiscalYear(),
            e.amountJpy(),
            e.selectedOn(),
            ReservationStatus.REQUESTED,
            0,
            null,
            null);
  }

  static SelectionPart confirmed(SelectionPart asked, GrantEvent.ReservationConfirmed e) {
    return with(asked, ReservationStatus.RESERVED, e.amountJpy(), null, null);
  }

  static SelectionPart declined(SelectionPart asked, GrantEvent.ReservationDeclined e) {
    return with(asked, ReservationStatus.DECLINED, 0, e.reason(), e.availableJpy());
  }

  static SelectionPart released(SelectionPart held) {
    return with(held, ReservationStatus.RELEASED, 0, null, null);
  }

  private static SelectionPart with(
      SelectionPart selection,
      ReservationStatus reservation,
      long reservedJpy,
      String declineReason,
      Long availableJpy) {
    return new SelectionPart(
        selection.fiscalYear(),
        selection.amountJpy(),
        selection.selectedOn(),
        reservation,
        reservedJpy,
        declineReason,
        availableJpy);
  }

  static ApprovalsPart approvedByCabinet(
      ApprovalsPart approvals, GrantEvent.CabinetDecisionRecorded e) {
    return new ApprovalsPart(e.decidedOn(), approvals.recipientOn());
  }

  static ApprovalsPart approvedByRecipient(
      ApprovalsPart approvals, GrantEvent.RecipientApprovalRecorded e) {
    return new ApprovalsPart(approvals.cabinetOn(), e.approvedOn());
  }

  static void signed(GrantSummary grant, GrantEvent.NotesSigned e) {
    grant.status = GrantStatus.NOTES_SIGNED;
    grant.notes =
        new NotesPart(e.signedOn(), e.amountJpy(), e.entryIntoForce(), null, e.assessmentId());
  }

  static void entered(GrantSummary grant, GrantEvent.NotesEnteredIntoForce e) {
    NotesPart signed = grant.notes;
    grant.status = GrantStatus.IN_FORCE;
    grant.commitment = CommitmentStatus.REQUESTED;
    grant.notes =
        new NotesPart(
            signed.signedOn(),
            signed.amountJpy(),
            signed.entryIntoForce(),
            e.inForceOn(),
            signed.assessmentId());
  }

  static ProcurementPart detailsSigned(GrantEvent.ProcedureDetailsSigned e) {
    return new ProcurementPart(e.signedOn(), null, null, null, null, null);
  }

  static ProcurementPart employed(ProcurementPart before, GrantEvent.AgentEmployed e) {
    return new ProcurementPart(
        before.detailsSignedOn(), e.agent(), e.employedOn(), null, null, null);
  }

  static ProcurementPart awarded(ProcurementPart before, GrantEvent.ContractAwarded e) {
    return new ProcurementPart(
        before.detailsSignedOn(),
        before.agent(),
        before.agentEmployedOn(),
        e.contractor(),
        e.amountJpy(),
        e.awardedOn());
  }

  static List<LotPart> planned(List<LotPart> lots, GrantEvent.LotPlanned e) {
    return added(
        lots,
        new LotPart(
            e.lotId(),
            e.description(),
            LotStatus.PLANNED,
            e.quantity(),
            e.plannedOn(),
            null,
            null,
            null,
            null,
            null,
            null));
  }

  static List<LotPart> arrived(List<LotPart> lots, GrantEvent.LotArrived e) {
    return changed(
        lots,
        e.lotId(),
        lot ->
            new LotPart(
                lot.lotId(),
                lot.description(),
                LotStatus.ARRIVED,
                lot.quantityPlanned(),
                lot.plannedOn(),
                e.quantity(),
                e.arrivedOn(),
                null,
                null,
                null,
                shown(e.note())));
  }

  static void handedOver(GrantSummary grant, GrantEvent.LotHandedOver e) {
    grant.status = GrantStatus.PARTLY_DELIVERED;
    long days = ChronoUnit.DAYS.between(grant.notes.signedOn(), e.handedOverOn());
    grant.lots =
        changed(
            grant.lots,
            e.lotId(),
            lot ->
                new LotPart(
                    lot.lotId(),
                    lot.description(),
                    LotStatus.HANDED_OVER,
                    lot.quantityPlanned(),
                    lot.plannedOn(),
                    lot.quantityArrived(),
                    lot.arrivedOn(),
                    e.quantityHandedOver(),
                    e.handedOverOn(),
                    days,
                    e.note().isEmpty() ? lot.note() : e.note()));
  }

  static void delivered(GrantSummary grant, GrantEvent.GrantDelivered e) {
    grant.status = GrantStatus.DELIVERED;
    grant.deliveredOn = e.deliveredOn();
  }

  static List<MonitoringPart> reported(
      List<MonitoringPart> reports, GrantEvent.MonitoringReported e) {
    return added(reports, new MonitoringPart(e.reportedOn(), e.findings()));
  }

  static EvaluationPart evaluated(GrantEvent.EvaluationPublished e) {
    return new EvaluationPart(e.publishedOn(), e.findings(), shown(e.publishedAtUrl()));
  }

  static void withdrawn(GrantSummary grant, GrantEvent.GrantWithdrawn e) {
    grant.status = GrantStatus.WITHDRAWN;
    grant.withdrawn = new WithdrawalPart(e.withdrawnOn(), e.reason());
  }

  private static String shown(String text) {
    return text.isEmpty() ? null : text;
  }

  private static <T> List<T> added(List<T> before, T one) {
    List<T> after = new ArrayList<>(before);
    after.add(one);
    return List.copyOf(after);
  }

  private static List<LotPart> changed(
      List<LotPart> lots, String lotId, UnaryOperator<LotPart> change) {
    return lots.stream().map(lot -> lot.lotId().equals(lotId) ? change.apply(lot) : lot).toList();
  }
}
