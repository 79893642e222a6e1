package osa.eligibility.assessment.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.eligibility.assessment.domain.AssessmentRequest;
import osa.eligibility.assessment.domain.AssessmentRequest.Pillar;
import osa.eligibility.assessment.domain.Category;
import osa.eligibility.assessment.domain.FactUsed;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.assessment.domain.Judgement.RuleSetUsed;
import osa.eligibility.assessment.domain.Lethality;
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
import osa.eligibility.assessment.view.AssessmentSummary.SupersededBy;
import osa.eligibility.assessment.view.AssessmentSummary.Supersedes;

/// An assessment with everything that it rests on.
///
/// @param request what was asked; null, like all that follows from it, when it was rejected
/// @param referral how a person closed it; null while nobody has, or when nobody had to
/// @param rejection why it could not be assessed; null when it could
/// @param supersedes whose place it took because the world changed; null when it was asked for
/// @param supersededBy which took its place since; null while it stands
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
    @Schema(description = "What each item line is") List<LineView> lines,
    @Schema(description = "The versions of the rules that were asked, by their content")
        List<RuleSetUsed> ruleSets,
    @Schema(nullable = true, description = "What was recorded by then was taken into account")
        Instant knownAt,
    @Schema(nullable = true) Asked request,
    @Schema(description = "The recipient's facts, each with the event that recorded it")
        List<FactView> facts,
    @Schema(description = "Conflicts of the named neighbours, without weight")
        List<FactView> contextFacts,
    @Schema(nullable = true, examples = "Apache KIE DMN 10.2.0") String engine,
    @Schema(nullable = true) Referral referral,
    @Schema(nullable = true) Rejection rejection,
    @Schema(nullable = true) Supersedes supersedes,
    @Schema(nullable = true) SupersededBy supersededBy) {

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

  /// What an item line is.
  @Schema(name = "AssessedLine")
  public record LineView(
      @Schema(examples = "L1") String lineId,
      Category category,
      @Schema(nullable = true, description = "Null under rule sets that do not ask for it")
          Lethality lethality) {

    static LineView of(Line line) {
      return new LineView(line.lineId(), line.category(), line.lethality());
    }
  }

  /// A fact that was looked at, and the event that recorded it.
  @Schema(name = "FactUsed")
  public record FactView(
      @Schema(examples = "PHL") String iso3,
      @Schema(examples = "INCOME_GROUP") String kind,
      @Schema(examples = "World Bank FY2024: income group LM") String statement,
      @Schema(nullable = true, description = "Null when it has always been so") LocalDate validFrom,
      @Schema(nullable = true, description = "The first day on which it no longer holds")
          LocalDate validTo,
      @Schema(examples = "DATASET") String sourceKind,
      String sourceTitle,
      @Schema(nullable = true) String sourceUrl,
      @Schema(examples = "HIGH") String confidence,
      UUID eventId,
      @Schema(description = "Place in the country's stream") long streamVersion,
      Instant recordedAt) {

    static FactView of(FactUsed fact) {
      return new FactView(
          fact.iso3(),
          fact.kind(),
          fact.statement(),
          fact.validFrom(),
          fact.validTo(),
          fact.sourceKind(),
          fact.sourceTitle(),
          fact.sourceUrl(),
          fact.confidence(),
          fact.eventId(),
          fact.streamVersion(),
          fact.recordedAt());
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
        listed(judgement, j -> j.verdict().reasons(), ReasonView::of),
        listed(judgement, j -> j.verdict().lines(), LineView::of),
        listed(judgement, Judgement::ruleSets, Function.identity()),
        judgement.map(Judgement::knownAt).orElse(null),
        judgement.map(Judgement::request).map(Asked::of).orElse(null),
        listed(judgement, Judgement::facts, FactView::of),
        listed(judgement, Judgement::contextFacts, FactView::of),
        judgement.map(Judgement::engine).orElse(null),
        row.referral,
        row.rejection,
        row.supersedes,
        row.supersededBy);
  }

  private static <T, V> List<V> listed(
      Optional<Judgement> judgement, Function<Judgement, List<T>> part, Function<T, V> view) {
    return judgement.map(part).orElse(List.of()).stream().map(view).toList();
  }
}
