package osa.eligibility.assessment.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.eligibility.assessment.domain.FactUsed;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.assessment.domain.Reason;
import osa.eligibility.assessment.view.AssessmentSummary;
import osa.eligibility.assessment.view.AssessmentSummary.Outcome;

/// An assessment in sentences, for the officer who has to answer for it.
///
/// @param decision how a person closed the referral; null while nobody has, or when nobody had to
@Schema(name = "Explanation")
public record ExplanationView(
    String assessmentId,
    Outcome outcome,
    @Schema(description = "What it came to, and for whom") Words conclusion,
    @Schema(description = "Everything the rules had to say, in the order of the checks")
        List<Because> because,
    @Schema(description = "What was known of the recipient, each with its source")
        List<Ground> grounds,
    @Schema(nullable = true) Words decision) {

  /// The same in two languages.
  @Schema(name = "Words")
  public record Words(String english, String japanese) {}

  /// A reason in words.
  @Schema(name = "Because")
  public record Because(
      @Schema(examples = "HIGH_INCOME") String code,
      Reason.Effect effect,
      @Schema(nullable = true, description = "The item line it is about") String lineId,
      Words words,
      @Schema(description = "The source of the rule") String basis) {

    static Because of(Reason reason) {
      return new Because(
          reason.code().name(),
          reason.effect(),
          reason.lineId(),
          new Words(reason.code().english(), reason.code().japanese()),
          reason.basis());
    }
  }

  /// A fact and where it was read.
  @Schema(name = "Ground")
  public record Ground(
      @Schema(examples = "World Bank FY2024: income group LM") String statement,
      String source,
      @Schema(nullable = true) String url,
      @Schema(examples = "HIGH") String confidence) {

    static Ground of(FactUsed fact) {
      return new Ground(
          fact.iso3() + ": " + fact.statement(),
          fact.sourceTitle(),
          fact.sourceUrl(),
          fact.confidence());
    }
  }

  static ExplanationView of(AssessmentSummary row) {
    Optional<Judgement> judgement = Optional.ofNullable(row.judgement);
    return new ExplanationView(
        row.assessmentId,
        row.outcome,
        judgement.map(ExplanationView::conclusion).orElseGet(() -> rejected(row)),
        judgement.map(j -> j.verdict().reasons()).orElse(List.of()).stream()
            .map(Because::of)
            .toList(),
        judgement.map(ExplanationView::grounds).orElse(List.of()),
        row.referral == null ? null : decision(row.referral));
  }

  private static List<Ground> grounds(Judgement judgement) {
    List<FactUsed> facts = new ArrayList<>(judgement.facts());
    facts.addAll(judgement.contextFacts());
    return facts.stream().map(Ground::of).toList();
  }

  /// What the rules came to, whatever a person made of it afterwards.
  private static Words conclusion(Judgement judgement) {
    String recipient = judgement.request().recipientIso3();
    String day = judgement.request().validOn().toString();
    return switch (judgement.verdict().outcome()) {
      case ELIGIBLE ->
          new Words(
              "On %s nothing in the rules stands against this grant to %s."
                  .formatted(day, recipient),
              "%s現在、%sへのこの供与を妨げる規則はない。".formatted(day, recipient));
      case INELIGIBLE ->
          new Words(
              "On %s the rules exclude this grant to %s.".formatted(day, recipient),
              "%s現在、%sへのこの供与は規則により認められない。".formatted(day, recipient));
      case REFERRED ->
          new Words(
              "On %s the rules leave this grant to %s for a person to decide."
                  .formatted(day, recipient),
              "%s現在、%sへのこの供与は人の判断に委ねられる。".formatted(day, recipient));
    };
  }

  private static Words rejected(AssessmentSummary row) {
    return new Words(
        "The request for %s could not be assessed: %s"
            .formatted(row.recipientIso3, row.rejection.detail()),
        "%sに関する申請は評価できなかった（%s）。".formatted(row.recipientIso3, row.rejection.code()));
  }

  private static Words decision(AssessmentSummary.Referral referral) {
    return switch (referral.decision()) {
      case APPROVE ->
          new Words(
              "%s approved it on %s: %s"
                  .formatted(referral.decidedBy(), referral.decidedOn(), referral.reason()),
              "%sが%sに承認した。理由: %s"
                  .formatted(referral.decidedBy(), referral.decidedOn(), referral.reason()));
      case REJECT ->
          new Words(
              "%s rejected it on %s: %s"
                  .formatted(referral.decidedBy(), referral.decidedOn(), referral.reason()),
              "%sが%sに却下した。理由: %s"
                  .formatted(referral.decidedBy(), referral.decidedOn(), referral.reason()));
    };
  }
}
