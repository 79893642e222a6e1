package osa.kernel;

import java.util.function.Supplier;

/// The boundary inside which everything holds or nothing does.
public interface Transactions {

  /// Runs the work in the transaction that is open, or in a new one that commits when the work
  /// returns and rolls back when it throws.
  <T> T required(Supplier<T> work);
}
