package osa.eligibility.policy.rest;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.RuleSet;
import osa.eligibility.policy.domain.RuleSet.Reference;

/// One version of a policy.
@Schema(name = "RuleSet")
public record RuleSetView(
    @Schema(examples = "3P-2026") String id,
    Policy policy,
    String title,
    @Schema(examples = "2026-04-21") LocalDate validFrom,
    @Schema(description = "The first day on which it is no longer in force", nullable = true)
        LocalDate validTo,
    @Schema(description = "Where the rules were read") List<ReferenceView> references,
    @Schema(description = "SHA-256 of the decision model, as assessments keep it")
        String contentHash) {

  /// Where the rules were read.
  @Schema(name = "Reference")
  public record ReferenceView(String title, @Schema(nullable = true) String url) {

    static ReferenceView of(Reference reference) {
      return new ReferenceView(reference.title(), reference.url());
    }
  }

  static RuleSetView of(RuleSet set) {
    return new RuleSetView(
        set.id(),
        set.policy(),
        set.title(),
        set.validFrom(),
        set.validTo(),
        set.references().stream().map(ReferenceView::of).toList(),
        set.contentHash());
  }
}
