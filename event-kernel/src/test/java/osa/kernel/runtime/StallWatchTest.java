package osa.kernel.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.AppendResult;
import osa.kernel.Checkpoint;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.StreamId;
import osa.kernel.store.OpenTransactions;
import osa.kernel.store.PostgresEventStore;
import osa.kernel.testing.KernelDatabase;
import osa.kernel.testing.Note;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StallWatchTest {

  private static final Duration BOUND = Duration.ofSeconds(30);

  private final EventStore store =
      new PostgresEventStore(KernelDatabase.dataSource(), Note.CODEC, InstantSource.system());
  private Instant now = Instant.EPOCH;
  private final StallWatch watch =
      new StallWatch(new OpenTransactions(KernelDatabase.dataSource()), () -> now, BOUND);

  private Checkpoint append(String text) {
    Context context = new Context("tester", Instant.now(), UUID.randomUUID(), UUID.randomUUID());
    StreamId stream = new StreamId("note", UUID.randomUUID().toString());
    return switch (store.append(stream, 0, List.of(new Note(text)), context)) {
      case AppendResult.Appended(var events) -> events.getLast().position();
      case AppendResult.VersionConflict() -> throw new AssertionError();
    };
  }

  @Test
  void a_forgotten_transaction_holds_readers_back_until_the_bound_and_no_longer()
      throws SQLException {
    Checkpoint before = append("before");
    try (Connection forgotten = KernelDatabase.dataSource().getConnection();
        Statement statement = forgotten.createStatement()) {
      forgotten.setAutoCommit(false);
      statement.execute("SELECT pg_current_xact_id()");
      append("after");
      assertEquals(List.of(), store.readAfter(before, 10), "held back");

      assertEquals(0, watch.look(), "seen for the first time");
      assertEquals(Duration.ZERO, watch.longest());
      now = now.plus(BOUND).minusMillis(1);
      assertEquals(0, watch.look(), "within the bound");
      assertEquals(BOUND.minusMillis(1), watch.longest());
      assertTrue(forgotten.isValid(1));

      now = now.plusMillis(1);
      assertEquals(1, watch.look());
      assertEquals(Duration.ZERO, watch.longest(), "nothing is held back any more");
      assertFalse(forgotten.isValid(1));
      assertEquals(1, store.readAfter(before, 10).size());
    }
  }
}
