package osa.kernel.rebuild;

import java.util.UUID;

/// What can be asked of a read model, by a person or, as it goes on, by the rebuild itself.
public sealed interface ReadModelCommand {

  UUID rebuildId();

  record StartRebuild(
      UUID rebuildId, String rowKey, boolean compareOnly, boolean acceptDifferences, String reason)
      implements ReadModelCommand {}

  /// Decides about a rebuild that was compared and found different.
  record RequestSwitch(UUID rebuildId, boolean acceptDifferences) implements ReadModelCommand {}

  record CancelRebuild(UUID rebuildId, String reason) implements ReadModelCommand {}

  record ResumeRebuild(UUID rebuildId) implements ReadModelCommand {}

  record RecordComparison(UUID rebuildId, Comparison comparison) implements ReadModelCommand {}

  record RecordSwitch(UUID rebuildId, Comparison comparison, String log)
      implements ReadModelCommand {}

  record RecordFailure(UUID rebuildId, String cause) implements ReadModelCommand {}
}
