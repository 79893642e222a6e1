package osa.kernel.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JtaTransactionsTest {

  /// A transaction that timed out is over but still surrounds the work. Work done in a new one
  /// would hold while everything around it is undone.
  @ParameterizedTest
  @ValueSource(
      ints = {
        Status.STATUS_ACTIVE,
        Status.STATUS_MARKED_ROLLBACK,
        Status.STATUS_ROLLING_BACK,
        Status.STATUS_ROLLEDBACK
      })
  void work_joins_the_transaction_that_surrounds_it_also_when_that_is_doomed(int status) {
    // A new transaction would need a container, which is not there.
    var transactions = new JtaTransactions(surroundedBy(status), new CommitSignal());
    assertEquals("joined", transactions.required(() -> "joined"));
  }

  private static TransactionSynchronizationRegistry surroundedBy(int status) {
    return (TransactionSynchronizationRegistry)
        Proxy.newProxyInstance(
            JtaTransactionsTest.class.getClassLoader(),
            new Class<?>[] {TransactionSynchronizationRegistry.class},
            (_, method, _) -> {
              if (method.getName().equals("getTransactionStatus")) {
                return status;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
