package osa.kernel.testing;

import java.util.function.Supplier;
import osa.kernel.Transactions;

/// Runs the work at once, over doubles that have no transaction to roll back.
public final class DirectTransactions implements Transactions {

  @Override
  public <T> T required(Supplier<T> work) {
    return work.get();
  }
}
