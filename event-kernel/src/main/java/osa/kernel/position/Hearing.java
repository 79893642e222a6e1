package osa.kernel.position;

import java.util.Optional;
import osa.kernel.StreamId;
import osa.kernel.inbox.MessageSource.Partition;

/// What this service hears of the others.
public interface Hearing {

  /// Whether the programme has such a service at all.
  boolean knows(String service);

  /// Where the other service's messages about a stream arrive; empty when this one does not listen
  /// to it, and so can show nothing that came from there.
  Optional<Partition> of(String service, StreamId stream);
}
