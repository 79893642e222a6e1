package osa.kernel.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.kernel.rebuild.Comparison;
import osa.kernel.rebuild.Rebuild;

/// A read model as shown to those who run the service.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ReadModel")
public record ReadModelView(
    @Schema(description = "Its name here; its table is rm_ and the name with underscores")
        String name,
    @Schema(description = "Category of the streams that its rows follow") String category,
    long rows,
    @Schema(description = "The latest rebuild; absent before the first", nullable = true)
        UUID latestRebuildId,
    @Schema(description = "When its rows were last switched", nullable = true) Instant switchedAt,
    @Schema(
            description = "Over all rows in the order of their keys; only if asked for",
            nullable = true)
        String sha256,
    @Schema(
            description = "Place in the log to which sha256 belongs: transaction-position",
            examples = "4711-23",
            nullable = true)
        String log) {

  /// All read models of a service.
  @Schema(name = "ReadModels")
  public record All(List<ReadModelView> items) {}

  /// A rebuild as far as it has come.
  ///
  /// @param version of the read model's stream
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Rebuild")
  public record RebuildView(
      UUID rebuildId,
      String readModel,
      long version,
      Rebuild.Stage state,
      boolean compareOnly,
      boolean acceptDifferences,
      @Schema(description = "The one row it rebuilds; absent: all", nullable = true) String rowKey,
      String reason,
      @Schema(description = "Of the events to fold; 100 when there is nothing left to do")
          int percent,
      @Schema(description = "Rows built so far") long rows,
      @Schema(description = "While it builds", nullable = true) Long rowsPerSecond,
      @Schema(description = "The rebuilt rows beside the live ones", nullable = true)
          DifferencesView comparison,
      @Schema(description = "Why it was cancelled or has failed", nullable = true) String cause) {}

  /// What a comparison came to; of each kind of difference the first keys are named.
  @Schema(name = "Differences")
  public record DifferencesView(
      @Schema(description = "Rows rebuilt") long rows,
      long equal,
      @Schema(description = "Live rows that say something else") long different,
      @Schema(description = "Rows that the live read model lacks") long missing,
      @Schema(description = "Live rows that follow from no event") long surplus,
      List<String> differentKeys,
      List<String> missingKeys,
      List<String> surplusKeys) {

    static DifferencesView of(Comparison found) {
      return new DifferencesView(
          found.rows(),
          found.equal(),
          found.different(),
          found.missing(),
          found.surplus(),
          found.differentKeys(),
          found.missingKeys(),
          found.surplusKeys());
    }
  }
}
