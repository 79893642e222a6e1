package osa.simulation.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import osa.kernel.Checkpoints;
import osa.kernel.EventStore;
import osa.kernel.Transactions;
import osa.kernel.inbox.InboxLedger;
import osa.kernel.inbox.PostgresInboxLedger;
import osa.kernel.position.PostgresSeenPositions;
import osa.kernel.position.SeenPositions;
import osa.kernel.store.PostgresCheckpoints;
import osa.kernel.store.PostgresEventStore;
import osa.kernel.testing.JdbcTransactions;
import osa.kernel.testing.KernelDatabase;
import osa.kernel.testing.Note;

/// The contract on the real server, with the product's own statements.
class PostgresVisibilityTest extends VisibilityContract {

  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

  @Override
  void play(Consumer<Stage> scene) {
    RealStage stage = new RealStage();
    scene.accept(stage);
    stage.close();
  }

  private static final class RealStage implements Stage {

    private final JdbcTransactions transactions = new JdbcTransactions(KernelDatabase.dataSource());
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger idle = new AtomicInteger();

    @Override
    public Transactions transactions() {
      return transactions;
    }

    @Override
    public EventStore log() {
      return new PostgresEventStore(transactions.dataSource(), Note.CODEC, CLOCK);
    }

    @Override
    public InboxLedger inbox() {
      return new PostgresInboxLedger(transactions.dataSource(), CLOCK);
    }

    @Override
    public Checkpoints checkpoints() {
      return new PostgresCheckpoints(transactions.dataSource());
    }

    @Override
    public SeenPositions seen() {
      return new PostgresSeenPositions(transactions.dataSource());
    }

    @Override
    public void start(String name, Runnable body) {
      threads.add(
          Thread.ofPlatform()
              .name(name)
              .daemon()
              .start(
                  () -> {
                    body.run();
                    idle.incrementAndGet();
                  }));
      settle();
    }

    @Override
    public void order(BlockingQueue<Runnable> orders, Runnable order) {
      // From this moment on, and not only when it has woken up, the session has something to do.
      idle.decrementAndGet();
      orders.add(order);
      settle();
    }

    @Override
    public Runnable awaitOrder(BlockingQueue<Runnable> orders) {
      idle.incrementAndGet();
      try {
        return orders.take();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    /// Where all of them wait for a lock there is a deadlock, and the server will end it soon.
    private void settle() {
      while (idle.get() == 0 || idle.get() + waiting() < threads.size()) {
        Thread.onSpinWait();
      }
    }

    private static int waiting() {
      try (Connection connection = KernelDatabase.dataSource().getConnection();
          Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")) {
        row.next();
        return row.getInt(1);
      } catch (SQLException e) {
        throw new IllegalStateException("cannot see who waits", e);
      }
    }

    void close() {
      for (Thread thread : threads) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }
}
