package osa.kernel.rebuild;

import java.util.Map;
import osa.kernel.store.EventCodec;

/// The names under which the events of read models are stored, in every service's log.
public final class ReadModelEvents {

  /// The category of their streams; a stream's identifier is the read model's name.
  public static final String CATEGORY = "read-model";

  private ReadModelEvents() {}

  public static EventCodec codec() {
    return new EventCodec(
        Map.of(
            "rebuild-started.v1", ReadModelEvent.RebuildStarted.class,
            "rebuild-compared.v1", ReadModelEvent.RebuildCompared.class,
            "switch-requested.v1", ReadModelEvent.SwitchRequested.class,
            "read-model-switched.v1", ReadModelEvent.ReadModelSwitched.class,
            "rebuild-cancelled.v1", ReadModelEvent.RebuildCancelled.class,
            "rebuild-resumed.v1", ReadModelEvent.RebuildResumed.class,
            "rebuild-failed.v1", ReadModelEvent.RebuildFailed.class));
  }
}
