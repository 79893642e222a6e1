package osa.kernel.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import osa.kernel.Checkpoint;
import osa.kernel.Checkpoints;
import osa.kernel.testing.KernelDatabase;
import osa.kernel.testing.OneConnection;

class PostgresCheckpointsTest extends CheckpointsContract {

  private final Checkpoints checkpoints = new PostgresCheckpoints(KernelDatabase.dataSource());

  @Override
  protected Checkpoints checkpoints() {
    return checkpoints;
  }

  @Test
  void of_two_relays_that_move_at_once_the_later_one_is_told() throws Exception {
    String reader = "reader " + UUID.randomUUID();
    Checkpoint mine = new Checkpoint(3, 3);
    Checkpoint theirs = new Checkpoint(5, 5);
    checkpoints.advance(reader, Checkpoint.START, new Checkpoint(1, 1));
    try (Connection first = KernelDatabase.dataSource().getConnection();
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      first.setAutoCommit(false);
      Checkpoints inTransaction = new PostgresCheckpoints(new OneConnection(first));
      assertTrue(inTransaction.advance(reader, new Checkpoint(1, 1), mine));
      Future<Boolean> second =
          other.submit(() -> checkpoints.advance(reader, new Checkpoint(1, 1), theirs));
      first.commit();
      assertFalse(second.get());
    }
    assertEquals(mine, checkpoints.load(reader));
  }

  @Test
  void a_move_does_not_wait_for_the_disk_and_what_follows_does() throws SQLException {
    try (Connection connection = KernelDatabase.dataSource().getConnection()) {
      connection.createStatement().execute("SET SESSION synchronous_commit = on");
      connection.setAutoCommit(false);
      Checkpoints inTransaction = new PostgresCheckpoints(new OneConnection(connection));
      inTransaction.advance("reader " + UUID.randomUUID(), Checkpoint.START, new Checkpoint(1, 1));
      assertEquals("off", synchronousCommit(connection));
      connection.commit();
      assertEquals("on", synchronousCommit(connection));
    }
  }

  private static String synchronousCommit(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet setting = statement.executeQuery("SHOW synchronous_commit")) {
      setting.next();
      return setting.getString(1);
    }
  }

  @Test
  void a_checkpoint_that_was_rolled_back_was_never_moved() throws SQLException {
    String reader = "reader " + UUID.randomUUID();
    try (Connection doomed = KernelDatabase.dataSource().getConnection()) {
      doomed.setAutoCommit(false);
      new PostgresCheckpoints(new OneConnection(doomed))
          .advance(reader, Checkpoint.START, new Checkpoint(1, 1));
      doomed.rollback();
    }
    assertEquals(Checkpoint.START, checkpoints.load(reader));
  }
}
