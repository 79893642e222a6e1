package osa.kernel.rebuild;

import java.util.Optional;
import java.util.UUID;

/// One rebuild of a read model, as far as it has come.
///
/// @param rowKey the one row that is rebuilt; null for all
/// @param acceptDifferences whether it may switch although rows differ
/// @param comparison the last one; null before
/// @param cause why it failed or was cancelled; null when neither
public record Rebuild(
    UUID id,
    String rowKey,
    boolean compareOnly,
    boolean acceptDifferences,
    String reason,
    Stage stage,
    Comparison comparison,
    String cause) {

  /// How far a rebuild has come.
  public enum Stage {
    /// Rows are built beside the live ones.
    BUILDING,
    /// Rows differ, and somebody has to decide whether to switch.
    COMPARED,
    /// What is built waits for the moment in which nobody writes.
    SWITCHING,
    /// The live rows are the rebuilt ones.
    SWITCHED,
    /// It was to compare only, and has.
    ENDED,
    CANCELLED,
    FAILED
  }

  /// Whether there is work to do.
  public boolean isAtWork() {
    return stage == Stage.BUILDING || stage == Stage.SWITCHING;
  }

  /// Whether another rebuild has to wait for it.
  boolean isOpen() {
    return isAtWork() || stage == Stage.COMPARED;
  }

  Optional<String> row() {
    return Optional.ofNullable(rowKey);
  }

  Rebuild at(Stage next) {
    return new Rebuild(id, rowKey, compareOnly, acceptDifferences, reason, next, comparison, null);
  }

  Rebuild ended(Stage next, String why) {
    return new Rebuild(id, rowKey, compareOnly, acceptDifferences, reason, next, comparison, why);
  }

  Rebuild compared(Comparison found, Stage next) {
    return new Rebuild(id, rowKey, compareOnly, acceptDifferences, reason, next, found, null);
  }

  Rebuild switching(boolean accept) {
    return new Rebuild(id, rowKey, compareOnly, accept, reason, Stage.SWITCHING, comparison, null);
  }
}
