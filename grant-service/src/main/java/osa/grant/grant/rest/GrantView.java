package osa.grant.grant.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.grant.grant.domain.Beneficiary;
import osa.grant.grant.domain.Item;
import osa.grant.grant.domain.Pillar;
import osa.grant.grant.domain.Undertakings;
import osa.grant.grant.view.GrantParts.ApprovalsPart;
import osa.grant.grant.view.GrantParts.AssessmentPart;
import osa.grant.grant.view.GrantParts.CommitmentStatus;
import osa.grant.grant.view.GrantParts.EvaluationPart;
import osa.grant.grant.view.GrantParts.LotPart;
import osa.grant.grant.view.GrantParts.MonitoringPart;
import osa.grant.grant.view.GrantParts.NotesPart;
import osa.grant.grant.view.GrantParts.PartnerPart;
import osa.grant.grant.view.GrantParts.ProcurementPart;
import osa.grant.grant.view.GrantParts.SelectionPart;
import osa.grant.grant.view.GrantParts.SurveyPart;
import osa.grant.grant.view.GrantParts.WithdrawalPart;
import osa.grant.grant.view.GrantStatus;
import osa.grant.grant.view.GrantSummary;

/// A grant as an official sees it: everything that is known now. What has not happened is absent.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Grant")
public record GrantView(
    @Schema(examples = "0f3c2a56-7d1e-4b8a-9c24-5e6f70812301") String grantId,
    @Schema(description = "Number of events; the ETag") long version,
    GrantStatus status,
    @Schema(examples = "Coastal radar system for the Philippines") String title,
    @Schema(examples = "PHL") String recipientIso3,
    Beneficiary beneficiary,
    List<Pillar> pillars,
    List<Item> items,
    List<PartnerPart> partners,
    List<String> contextCountries,
    Undertakings undertakings,
    LocalDate identifiedOn,
    @Schema(nullable = true) SurveyPart survey,
    @Schema(nullable = true) AssessmentPart assessment,
    @Schema(nullable = true) SelectionPart selection,
    ApprovalsPart approvals,
    @Schema(nullable = true) NotesPart notes,
    @Schema(description = "Whether the money is bound") CommitmentStatus commitment,
    ProcurementPart procurement,
    List<LotPart> lots,
    @Schema(description = "Planned lots that are not handed over") long lotsOpen,
    @Schema(nullable = true) LocalDate deliveredOn,
    @Schema(
            description = "Days from the signature to the last hand-over",
            examples = "655",
            nullable = true)
        Long daysFromNotesToDelivery,
    List<MonitoringPart> monitoring,
    @Schema(nullable = true) EvaluationPart evaluation,
    @Schema(nullable = true) WithdrawalPart withdrawn) {

  static GrantView of(GrantSummary grant) {
    return new GrantView(
        grant.grantId,
        grant.version,
        grant.status,
        grant.title,
        grant.recipientIso3,
        grant.proposal.beneficiary(),
        grant.proposal.pillars(),
        grant.proposal.items(),
        grant.proposal.partners(),
        grant.proposal.contextCountries(),
        grant.proposal.undertakings(),
        grant.identifiedOn,
        grant.survey,
        grant.assessment,
        grant.selection,
        grant.approvals,
        grant.notes,
        grant.commitment,
        grant.procurement,
        grant.lots,
        grant.lotsOpen(),
        grant.deliveredOn,
        daysFromNotesToDelivery(grant),
        grant.monitoring,
        grant.evaluation,
        grant.withdrawn);
  }

  private static Long daysFromNotesToDelivery(GrantSummary grant) {
    return grant.deliveredOn == null
        ? null
        : ChronoUnit.DAYS.between(grant.notes.signedOn(), grant.deliveredOn);
  }
}
