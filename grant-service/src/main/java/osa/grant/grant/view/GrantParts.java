package osa.grant.grant.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.grant.grant.domain.Beneficiary;
import osa.grant.grant.domain.EntryIntoForce;
import osa.grant.grant.domain.Item;
import osa.grant.grant.domain.Partner;
import osa.grant.grant.domain.PartnerRole;
import osa.grant.grant.domain.Pillar;
import osa.grant.grant.domain.Undertakings;
import osa.grant.grant.domain.Verdict.AssessedLine;
import osa.grant.grant.domain.Verdict.DecidedBy;

/// The parts of a grant's summary, each a JSON column. A field is absent until what it tells of has
/// happened.
public final class GrantParts {

  private GrantParts() {}

  /// What is proposed, and to whom.
  public record ProposalPart(
      Beneficiary beneficiary,
      List<Pillar> pillars,
      List<Item> items,
      List<PartnerPart> partners,
      List<String> contextCountries,
      Undertakings undertakings) {}

  /// A third country that takes part; its amount is always 0.
  @Schema(name = "GrantPartner")
  public record PartnerPart(
      @Schema(examples = "SGP") String iso3,
      PartnerRole role,
      @Schema(description = "Always 0: a partner is paid nothing", examples = "0") long amountJpy) {

    static PartnerPart of(Partner partner) {
      return new PartnerPart(partner.iso3(), partner.role(), 0);
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Survey")
  public record SurveyPart(
      String consultant,
      LocalDate commissionedOn,
      @Schema(nullable = true) String findings,
      @Schema(nullable = true) LocalDate reportedOn) {}

  /// How far the latest assessment has come. REJECTED: it could not be made at all.
  public enum AssessmentOutcome {
    PENDING,
    ELIGIBLE,
    INELIGIBLE,
    REFERRED,
    REJECTED
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(
      name = "GrantAssessment",
      description =
          "The assessment that counts: the one requested last, or the one that took its place"
              + " because the world changed")
  public record AssessmentPart(
      UUID assessmentId,
      LocalDate requestedOn,
      @Schema(description = "Day whose facts and rules apply") LocalDate requestedValidOn,
      @Schema(description = "PENDING until answered; REJECTED: no assessment was possible")
          AssessmentOutcome outcome,
      @Schema(nullable = true) DecidedBy decidedBy,
      @Schema(description = "Every reason code", examples = "[\"INTERNAL_CONFLICT_NO_OBSTACLE\"]")
          List<String> reasons,
      List<AssessedLine> lines,
      @Schema(examples = "[\"3P-2014\", \"OSA-2023\"]") List<String> ruleSets,
      @Schema(description = "Why no assessment was possible", nullable = true) String detail,
      @Schema(description = "Absent when it was requested", nullable = true)
          SupersessionPart supersession) {}

  /// Which assessment counts no longer, and why.
  @Schema(name = "Supersession")
  public record SupersessionPart(
      @Schema(description = "The assessment that counts no longer") UUID supersededAssessmentId,
      @Schema(description = "The one that was requested") UUID requestedAssessmentId,
      CausePart cause) {}

  /// What made eligibility-service assess again although nobody asked.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Cause")
  public record CausePart(
      @Schema(description = "The event that recorded it") UUID eventId,
      @Schema(examples = "THA", description = "Absent when the rules changed", nullable = true)
          String iso3,
      @Schema(
              examples = "OSA-2027",
              description =
                  "The version that came into force, or was withdrawn before it did; absent when"
                      + " something was recorded about a country",
              nullable = true)
          String ruleSetId,
      @Schema(examples = "determination GREY_AREA for INTERSTATE conflicts: border fighting")
          String statement,
      @Schema(description = "First day on which it makes a difference", nullable = true)
          LocalDate changesFrom) {}

  /// How the request for the selected amount stands.
  public enum ReservationStatus {
    REQUESTED,
    RESERVED,
    DECLINED,
    RELEASED
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Selection")
  public record SelectionPart(
      @Schema(examples = "2025") int fiscalYear,
      @Schema(description = "Asked for", examples = "600000000") long amountJpy,
      LocalDate selectedOn,
      ReservationStatus reservation,
      @Schema(description = "What is held now; 0 unless RESERVED") long reservedJpy,
      @Schema(examples = "INSUFFICIENT_FUNDS", nullable = true) String declineReason,
      @Schema(description = "What the year had when it declined", nullable = true)
          Long availableJpy) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Approvals")
  public record ApprovalsPart(
      @Schema(nullable = true) LocalDate cabinetOn,
      @Schema(nullable = true) LocalDate recipientOn) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Notes")
  public record NotesPart(
      LocalDate signedOn,
      @Schema(examples = "600000000") long amountJpy,
      EntryIntoForce entryIntoForce,
      @Schema(description = "Absent while the notice is awaited", nullable = true)
          LocalDate inForceOn,
      @Schema(description = "The assessment that the signature relied on") UUID assessmentId) {}

  /// Whether the reservation became an obligation to pay.
  public enum CommitmentStatus {
    NONE,
    REQUESTED,
    COMMITTED
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Procurement")
  public record ProcurementPart(
      @Schema(nullable = true) LocalDate detailsSignedOn,
      @Schema(nullable = true) String agent,
      @Schema(nullable = true) LocalDate agentEmployedOn,
      @Schema(nullable = true) String contractor,
      @Schema(description = "Absent when it was not disclosed", nullable = true)
          Long contractAmountJpy,
      @Schema(nullable = true) LocalDate contractAwardedOn) {}

  /// How far a lot has come.
  public enum LotStatus {
    PLANNED,
    ARRIVED,
    HANDED_OVER
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Lot")
  public record LotPart(
      @Schema(examples = "L1") String lotId,
      String description,
      LotStatus status,
      @Schema(examples = "4") int quantityPlanned,
      LocalDate plannedOn,
      @Schema(nullable = true) Integer quantityArrived,
      @Schema(nullable = true) LocalDate arrivedOn,
      @Schema(description = "May differ from what was planned", examples = "5", nullable = true)
          Integer quantityHandedOver,
      @Schema(nullable = true) LocalDate handedOverOn,
      @Schema(
              description = "Days from the signature of the notes to the hand-over",
              nullable = true)
          Long daysFromNotes,
      @Schema(nullable = true) String note) {}

  @Schema(name = "MonitoringReport")
  public record MonitoringPart(LocalDate reportedOn, String findings) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Evaluation")
  public record EvaluationPart(
      LocalDate publishedOn, String findings, @Schema(nullable = true) String publishedAtUrl) {}

  @Schema(name = "Withdrawal")
  public record WithdrawalPart(LocalDate withdrawnOn, String reason) {}
}
