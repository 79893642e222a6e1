package osa.kernel.runtime;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.Supplier;
import osa.kernel.Transactions;

/// Transactions of the application server: the log, the read models, the inbox and the idempotency
/// keys of a service share its one database connection and so hold or fall together.
@Singleton
final class JtaTransactions implements Transactions {

  private final TransactionSynchronizationRegistry current;
  private final CommitSignal committed;

  JtaTransactions(TransactionSynchronizationRegistry current, CommitSignal committed) {
    this.current = current;
    this.committed = committed;
  }

  @Override
  public <T> T required(Supplier<T> work) {
    // A transaction that timed out still surrounds the work: in a new one it would hold while all
    // around it is undone. Joined, it fails at the database.
    if (current.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
      return work.get();
    }
    T result = QuarkusTransaction.requiringNew().call(work::get);
    committed.fire();
    return result;
  }
}
