package osa.kernel;

import java.util.List;

/// What became of an append.
public sealed interface AppendResult {

  record Appended(List<RecordedEvent<?>> events) implements AppendResult {
    public Appended {
      events = List.copyOf(events);
    }
  }

  /// Somebody else appended first, or the stream is shorter than expected; nothing was appended.
  record VersionConflict() implements AppendResult {}
}
