package osa.kernel.projection;

import java.util.Optional;

/// Where the rows of read models are kept.
public interface Views {

  /// The row of a stream, ready to be changed in the surrounding transaction.
  <V> Optional<V> find(Class<V> type, String key);

  void add(Object view);
}
