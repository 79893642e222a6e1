package osa.simulation.laws;

import java.util.List;
import osa.kernel.Checkpoint;
import osa.kernel.inbox.MessageSource.Partition;
import osa.simulation.broker.Letter;
import osa.simulation.database.SimulatedEventStore.Row;

/// What must hold in every world. A law looks on from outside, takes no time, and throws
/// [osa.simulation.world.LawBroken].
public interface Laws {

  /// A transaction of a service has become visible.
  default void committed(String service, List<Row> rows) {}

  /// A service has said that of what is told in a partition it has dealt with everything up to
  // here.
  default void heard(String service, Partition partition, Checkpoint upTo) {}

  /// Something has arrived at the broker.
  default void arrived(Partition partition, Letter letter) {}

  /// The faults are over and everything has come to rest.
  default void atRest() {}
}
