package osa.eligibility.edition.rest;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.eligibility.country.domain.Confidence;
import osa.eligibility.country.domain.Source;
import osa.eligibility.edition.domain.DataSet;
import osa.eligibility.edition.domain.EditionEffects;
import osa.eligibility.edition.domain.FactNovelty;
import osa.eligibility.edition.view.EditionSummary;

/// One edition: what it is, how far it is, and what it would change or did.
///
/// @param preview left out in a list
@Schema(name = "Edition")
public record EditionView(
    String editionId,
    long version,
    DataSet dataSet,
    EditionSummary.State state,
    @Schema(nullable = true, description = "The World Bank's fiscal year") Integer worldBankYear,
    @Schema(nullable = true) LocalDate validFrom,
    @Schema(nullable = true) LocalDate validTo,
    EditionSource source,
    Confidence confidence,
    @Schema(description = "SHA-256 of the file") String csvHash,
    EditionFigures figures,
    @Schema(nullable = true) PreviewView preview,
    Instant previewedAt,
    @Schema(description = "Subject of that person's token") String proposedBy,
    Instant proposedAt,
    @Schema(nullable = true, description = "Who accepted or discarded it") String endedBy,
    @Schema(nullable = true) Instant endedAt,
    @Schema(nullable = true, description = "Why it was discarded") String reason) {

  /// Where the edition was read.
  @Schema(name = "EditionSource")
  public record EditionSource(String kind, String title, @Schema(nullable = true) String url) {
    static EditionSource of(Source source) {
      return new EditionSource(source.kind().name(), source.title(), source.url());
    }
  }

  /// The latest preview in numbers.
  ///
  /// @param notMentioned registered countries of which the edition says nothing
  /// @param assessmentsReplaced those of grants that are judged otherwise
  /// @param outcomesChanged of these, how many come to another outcome
  @Schema(name = "EditionFigures")
  public record EditionFigures(
      int factsNew,
      int factsChanged,
      int factsUnchanged,
      int notMentioned,
      int assessmentsReplaced,
      int outcomesChanged) {

    static EditionFigures of(EditionEffects effects) {
      return new EditionFigures(
          effects.count(FactNovelty.NEW),
          effects.count(FactNovelty.CHANGED),
          effects.count(FactNovelty.UNCHANGED),
          effects.notMentioned().size(),
          effects.consequences().size(),
          (int) effects.consequences().stream().filter(each -> each.from() != each.to()).count());
    }
  }

  static EditionView of(EditionSummary row) {
    return view(row, PreviewView.of(row.preview));
  }

  static EditionView entry(EditionSummary row) {
    return view(row, null);
  }

  private static EditionView view(EditionSummary row, PreviewView shown) {
    return new EditionView(
        row.editionId,
        row.version,
        row.dataSet,
        row.state,
        row.particulars.worldBankYear(),
        row.particulars.validFrom(),
        row.particulars.validTo(),
        EditionSource.of(row.particulars.source()),
        row.particulars.confidence(),
        row.particulars.csvHash(),
        EditionFigures.of(row.preview.effects()),
        shown,
        row.previewedAt,
        row.proposedBy,
        row.proposedAt,
        row.endedBy,
        row.endedAt,
        row.reason);
  }
}
