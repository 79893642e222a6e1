package osa.kernel.rebuild;

import java.util.UUID;

/// What happens to a read model as a whole. Its rows follow from other events; these tell when and
/// why they were built anew.
public sealed interface ReadModelEvent {

  UUID rebuildId();

  /// @param rowKey the one row to rebuild; null for all of them
  /// @param compareOnly whether it ends with the comparison
  /// @param acceptDifferences whether it may switch although rows differ
  record RebuildStarted(
      UUID rebuildId, String rowKey, boolean compareOnly, boolean acceptDifferences, String reason)
      implements ReadModelEvent {}

  /// The rebuilt rows were complete and compared with the live ones at one moment.
  record RebuildCompared(UUID rebuildId, Comparison comparison) implements ReadModelEvent {}

  record SwitchRequested(UUID rebuildId, boolean acceptDifferences) implements ReadModelEvent {}

  /// From now on the live rows are the rebuilt ones.
  ///
  /// @param comparison of the moment before, while nobody could write
  /// @param log how far the log was, `transaction-position`
  record ReadModelSwitched(UUID rebuildId, Comparison comparison, String log)
      implements ReadModelEvent {}

  record RebuildCancelled(UUID rebuildId, String reason) implements ReadModelEvent {}

  record RebuildResumed(UUID rebuildId) implements ReadModelEvent {}

  /// @param cause what stopped it, for whoever has to mend it
  record RebuildFailed(UUID rebuildId, String cause) implements ReadModelEvent {}
}
