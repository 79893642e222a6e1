package osa.eligibility.assessment.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.eligibility.assessment.domain.AssessmentRequest;
import osa.eligibility.assessment.domain.AssessmentRequest.Pillar;
import osa.eligibility.assessment.domain.FactUsed;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.assessment.domain.Judgement.RuleSetUsed;
import osa.eligibility.assessment.domain.Reason;
import osa.eligibility.assessment.domain.Verdict.Line;
import osa.eligibility.assessment.rest.AssessmentRequests.BeneficiaryEntry;
import osa.eligibility.assessment.rest.AssessmentRequests.ItemEntry;
import osa.eligibility.assessment.rest.AssessmentRequests.PartnerEntry;
import osa.eligibility.assessment.rest.AssessmentRequests.UndertakingsEntry;
import osa.eligibility.assessment.view.AssessmentSummary;
import osa.eligibility.assessment.view.AssessmentSummary.DecidedBy;
import osa.eligibility.assessment.view.AssessmentSummary.Outcome;
import osa.eligibility.assessment.view.AssessmentSummary.Referral;
import osa.eligibility.assessment.view.AssessmentSummary.Rejection;

/// An assessment with everything that it rests on.
@Schema(name = "Assessment")
public record AssessmentView(
    String assessmentId,
    @Schema(description = "Number of events; the ETag") long version,
    @Schema(nullable = true) String grantId,
    @Schema(examples = "PHL") String recipientIso3,
    Outcome outcome,
    @Schema(nullable = true, description = "Null when it was rejected") DecidedBy decidedBy,
    @Schema(description = "Everything the rules had to say, in the order of the checks")
        List<ReasonView> reasons,
    @Schema(description = "What each item line is") List<Line> lines,
    @Schema(description = "The versions of the rules that were asked, by their content")
        List<RuleSetUsed> ruleSets,
    @Schema(nullable = true, description = "What was recorded by then was taken into account")
        Instant knownAt,
    @Schema(nullable = true, description = "What was asked") Asked request,
    @Schema(description = "The recipient's facts, each with the event that recorded it")
        List<FactUsed> facts,
    @Schema(description = "Conflicts of the named neighbours, without weight")
        List<FactUsed> contextFacts,
    @Schema(nullable = true, examples = "Apache KIE DMN 10.2.0") String engine,
    @Schema(nullable = true, description = "How a person closed it") Referral referral,
    @Schema(nullable = true, description = "Why it could not be assessed") Rejection rejection) {

  /// One thing that a rule had to say, in words.
  @Schema(name = "Reason")
  public record ReasonView(
      @Schema(examples = "HIGH_INCOME") String code,
      Reason.Effect effect,
      @Schema(nullable = true, description = "The item line it is about; null for the whole case")
          String lineId,
      @Schema(examples = "The recipient is a high income country and not on the DAC list.")
          String sentence,
      @Schema(description = "The source of the rule") String basis) {

    static ReasonView of(Reason reason) {
      return new ReasonView(
          reason.code().name(),
          reason.effect(),
          reason.lineId(),
          reason.code().english(),
          reason.basis());
    }
  }

  /// What was asked, as it was asked.
  @Schema(name = "AskedFor")
  public record Asked(
      LocalDate validOn,
      List<Pillar> pillars,
      BeneficiaryEntry beneficiary,
      List<ItemEntry> items,
      @Schema(description = "Recorded, never assessed, paid nothing") List<PartnerEntry> partners,
      List<String> contextCountries,
      UndertakingsEntry undertakings) {

    static Asked of(AssessmentRequest request) {
      return new Asked(
          request.validOn(),
          request.pillars(),
          BeneficiaryEntry.of(request.beneficiary()),
          request.items().stream().map(ItemEntry::of).toList(),
          request.partners().stream().map(PartnerEntry::of).toList(),
          request.contextCountries(),
          UndertakingsEntry.of(request.undertakings()));
    }
  }

  static AssessmentView of(AssessmentSummary row) {
    Optional<Judgement> judgement = Optional.ofNullable(row.judgement);
    return new AssessmentView(
        row.assessmentId,
        row.version,
        row.grantId,
        row.recipientIso3,
        row.outcome,
        row.decidedBy,
        listed(judgement, j -> j.verdict().reasons()).stream().map(ReasonView::of).toList(),
        listed(judgement, j -> j.verdict().lines()),
        listed(judgement, Judgement::ruleSets),
        judgement.map(Judgement::knownAt).orElse(null),
        judgement.map(Judgement::request).map(Asked::of).orElse(null),
        listed(judgement, Judgement::facts),
        listed(judgement, Judgement::contextFacts),
        judgement.map(Judgement::engine).orElse(null),
        row.referral,
        row.rejection);
  }

  private static <T> List<T> listed(
      Optional<Judgement> judgement, Function<Judgement, List<T>> part) {
    return judgement.map(part).orElse(List.of());
  }
}
