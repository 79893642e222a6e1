package osa.eligibility.policy.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.eligibility.policy.domain.Approval;
import osa.eligibility.policy.domain.Checks;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.RuleSet.Reference;
import osa.eligibility.policy.domain.RuleSetState;
import osa.eligibility.policy.domain.RuleSetVersion;
import osa.eligibility.policy.domain.Stage;
import osa.eligibility.policy.domain.Stage.Published;
import osa.kernel.rest.EventView;

/// One version of a policy.
@Schema(name = "RuleSet")
public record RuleSetView(
    @Schema(examples = "3P-2026") String id,
    Policy policy,
    String title,
    RuleSetState state,
    @Schema(
            description = "The first day on which it is in force; null while it is not published",
            examples = "2026-04-21",
            nullable = true)
        LocalDate validFrom,
    @Schema(description = "The first day on which it is no longer in force", nullable = true)
        LocalDate validTo,
    @Schema(description = "The version for which it ends", nullable = true) String supersededBy,
    @Schema(description = "Where the rules were read") List<ReferenceView> references,
    @Schema(description = "SHA-256 of the decision model, as assessments keep it")
        String contentHash,
    @Schema(
            description =
                "Who wrote it, the author first; none when it came with the service. Nobody of"
                    + " them may approve it")
        List<String> writtenBy,
    @Schema(description = "That it passed its checks; absent while it did not", nullable = true)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        ChecksView checks,
    @Schema(description = "Absent while nobody approved it", nullable = true)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        ApprovalView approval,
    @Schema(description = "Null unless it was withdrawn", nullable = true) String withdrawnBecause,
    @Schema(description = "What happened to it; only when it is read alone", nullable = true)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        List<EventView> history) {

  /// Where the rules were read.
  @Schema(name = "Reference")
  public record ReferenceView(String title, @Schema(nullable = true) String url) {

    static ReferenceView of(Reference reference) {
      return new ReferenceView(reference.title(), reference.url());
    }
  }

  /// That a version passed its checks.
  @Schema(name = "PassedChecks")
  public record ChecksView(
      @Schema(description = "SHA-256 of everything that was found") String hash,
      @Schema(description = "What evaluated the rules", examples = "Apache KIE DMN 10.2.0")
          String engine,
      int warnings) {

    static ChecksView of(Checks checks) {
      return new ChecksView(checks.hash(), checks.engine(), checks.warnings());
    }
  }

  /// A second person's word for a version.
  @Schema(name = "RuleSetApproval")
  public record ApprovalView(String approver, String contentHash, String backTestHash) {

    static ApprovalView of(Approval approval) {
      return new ApprovalView(approval.approver(), approval.contentHash(), approval.backTestHash());
    }
  }

  /// @param history null to leave it out
  static RuleSetView of(
      Policy policy, RuleSetVersion version, LocalDate today, List<EventView> history) {
    Optional<Published> published = version.publication();
    Stage stage = version.stage();
    return new RuleSetView(
        version.id(),
        policy,
        version.title(),
        version.stateOn(today),
        published.map(Published::validFrom).orElse(null),
        published.map(Published::validTo).orElse(null),
        published.flatMap(Published::supersededBy).orElse(null),
        version.references().stream().map(ReferenceView::of).toList(),
        version.contentHash(),
        version.people(),
        checks(stage).map(ChecksView::of).orElse(null),
        approval(stage).map(ApprovalView::of).orElse(null),
        stage instanceof Stage.Withdrawn(var reason, _) ? reason : null,
        history);
  }

  private static Optional<Checks> checks(Stage stage) {
    return switch (stage) {
      case Stage.Checked(var checks) -> Optional.of(checks);
      case Stage.Submitted(var checks, _) -> Optional.of(checks);
      case Stage.Approved(var checks, _) -> Optional.of(checks);
      case Stage.Draft _, Published _, Stage.Withdrawn _ -> Optional.empty();
    };
  }

  private static Optional<Approval> approval(Stage stage) {
    return switch (stage) {
      case Stage.Approved(_, var approval) -> Optional.of(approval);
      case Published published -> published.approval();
      case Stage.Withdrawn(_, var was) -> was.flatMap(Published::approval);
      case Stage.Draft _, Stage.Checked _, Stage.Submitted _ -> Optional.empty();
    };
  }
}
