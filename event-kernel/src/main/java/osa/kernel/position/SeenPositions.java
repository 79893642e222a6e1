package osa.kernel.position;

import java.util.Map;
import osa.kernel.Checkpoint;
import osa.kernel.inbox.MessageSource.Partition;

/// How far this service has heard the others: for each partition the highest position, in the log
/// of the service that fills it, up to which everything told there was dealt with. All replicas
/// share it, because any of them may read a partition while another answers.
public interface SeenPositions {

  /// Moves the partitions forward. A lower position than the known one changes nothing: what was
  /// told again does not unsay what came after it.
  void remember(Map<Partition, Checkpoint> reached);

  /// All of them; a partition nothing was heard from is absent.
  Map<Partition, Checkpoint> load();
}
