package osa.eligibility.edition.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.eligibility.assessment.domain.Eligibility;
import osa.eligibility.assessment.domain.Reason;
import osa.eligibility.country.domain.Confidence;
import osa.eligibility.edition.domain.EditionPreview;
import osa.eligibility.edition.domain.FactChange;
import osa.eligibility.edition.domain.FactNovelty;
import osa.eligibility.edition.domain.GrantConsequence;
import osa.eligibility.lab.comparison.Report.GivenReason;

/// What the acceptance of an edition would do, or did.
@Schema(name = "EditionPreview")
public record PreviewView(
    @Schema(description = "SHA-256 of what follows; an acceptance names it") String hash,
    @Schema(description = "One per row of the file, in its order") List<ChangeView> facts,
    @Schema(description = "Registered countries of which the file says nothing")
        List<String> notMentioned,
    @Schema(description = "Assessments of grants whose place others take, by grant")
        List<ConsequenceView> consequences) {

  /// What a row does to its country's file.
  ///
  /// @param before what the file says in its place or, of a new fact, when it begins; null when
  ///     nothing, or when the row changes nothing
  @Schema(name = "EditionFactChange")
  public record ChangeView(
      @Schema(description = "Of the file, from 1", examples = "2") int line,
      @Schema(examples = "PHL") String iso3,
      FactNovelty novelty,
      @Schema(nullable = true) FactText before,
      FactText after) {

    static ChangeView of(FactChange change) {
      return new ChangeView(
          change.line(),
          change.iso3(),
          change.novelty(),
          change.before() == null ? null : FactText.of(change.before()),
          FactText.of(change.after()));
    }
  }

  /// A fact, for a reader.
  @Schema(name = "EditionFact")
  public record FactText(
      @Schema(examples = "World Bank FY2027: income group UM") String statement,
      @Schema(nullable = true) LocalDate validFrom,
      @Schema(nullable = true, description = "The first day on which it no longer holds")
          LocalDate validTo,
      Confidence confidence,
      String sourceTitle) {

    static FactText of(FactChange.FactText fact) {
      return new FactText(
          fact.statement(),
          fact.validFrom(),
          fact.validTo(),
          fact.confidence(),
          fact.sourceTitle());
    }
  }

  /// An assessment of a grant that is judged otherwise.
  @Schema(name = "EditionConsequence")
  public record ConsequenceView(
      String grantId,
      @Schema(description = "The one that stands") UUID assessmentId,
      String recipientIso3,
      @Schema(description = "The day for which it is judged again") LocalDate judgedOn,
      @Schema(description = "What it came to, by a person where one decided") Eligibility from,
      Eligibility to,
      List<GivenReason> reasonsBefore,
      List<GivenReason> reasonsAfter,
      @Schema(description = "What the facts say that bring it about, in their order")
          List<String> causes) {

    static ConsequenceView of(GrantConsequence consequence) {
      return new ConsequenceView(
          consequence.grantId(),
          consequence.assessmentId(),
          consequence.recipientIso3(),
          consequence.judgedOn(),
          consequence.from(),
          consequence.to(),
          given(consequence.reasonsBefore()),
          given(consequence.reasonsAfter()),
          consequence.causes());
    }

    private static List<GivenReason> given(List<Reason> reasons) {
      return reasons.stream()
          .map(
              reason ->
                  new GivenReason(reason.code(), reason.effect(), reason.basis(), reason.lineId()))
          .toList();
    }
  }

  static PreviewView of(EditionPreview preview) {
    return new PreviewView(
        preview.hash(),
        preview.effects().facts().stream().map(ChangeView::of).toList(),
        preview.effects().notMentioned(),
        preview.effects().consequences().stream().map(ConsequenceView::of).toList());
  }
}
