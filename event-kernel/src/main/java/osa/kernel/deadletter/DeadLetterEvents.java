package osa.kernel.deadletter;

import java.util.Map;
import osa.kernel.deadletter.domain.DeadLetterEvent.DeadLetterBuried;
import osa.kernel.deadletter.domain.DeadLetterEvent.DeadLetterDiscarded;
import osa.kernel.deadletter.domain.DeadLetterEvent.DeadLetterRedriveFailed;
import osa.kernel.deadletter.domain.DeadLetterEvent.DeadLetterRedriven;
import osa.kernel.store.EventCodec;

/// The names under which the feature's events are stored, for ever.
public final class DeadLetterEvents {

  private DeadLetterEvents() {}

  public static EventCodec codec() {
    return new EventCodec(
        Map.of(
            "dead-letter-buried.v1", DeadLetterBuried.class,
            "dead-letter-redriven.v1", DeadLetterRedriven.class,
            "dead-letter-redrive-failed.v1", DeadLetterRedriveFailed.class,
            "dead-letter-discarded.v1", DeadLetterDiscarded.class));
  }
}
