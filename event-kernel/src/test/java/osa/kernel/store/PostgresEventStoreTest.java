package osa.kernel.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import osa.kernel.AppendResult;
import osa.kernel.Checkpoint;
import osa.kernel.EventStore;
import osa.kernel.StreamId;
import osa.kernel.deadletter.DeadLetterEvents;
import osa.kernel.testing.KernelDatabase;
import osa.kernel.testing.Note;
import osa.kernel.testing.OneConnection;

class PostgresEventStoreTest extends EventStoreContract {

  private final EventStore store =
      new PostgresEventStore(
          KernelDatabase.dataSource(),
          Note.CODEC.and(DeadLetterEvents.codec()),
          InstantSource.fixed(RECORDED_AT));

  @Override
  protected EventStore store() {
    return store;
  }

  @Test
  void a_reader_never_passes_an_event_whose_transaction_commits_late() throws SQLException {
    StreamId slow = new StreamId("note", UUID.randomUUID().toString());
    Checkpoint before = end();
    try (Connection late = KernelDatabase.dataSource().getConnection()) {
      late.setAutoCommit(false);
      EventStore inLateTransaction =
          new PostgresEventStore(
              new OneConnection(late), Note.CODEC, InstantSource.fixed(RECORDED_AT));
      AppendResult pending =
          inLateTransaction.append(slow, 0, List.of(new Note("late")), context());
      assertTrue(pending instanceof AppendResult.Appended);
      append(0, "early");

      assertEquals(List.of(), texts(store.readAfter(before, 10)));
      late.commit();
    }
    assertEquals(List.of("late", "early"), texts(store.readAfter(before, 10)));
  }

  @Test
  void a_stream_keeps_its_order_when_the_earlier_transaction_appends_later() throws SQLException {
    Checkpoint before = end();
    try (Connection earlier = KernelDatabase.dataSource().getConnection();
        Statement statement = earlier.createStatement()) {
      earlier.setAutoCommit(false);
      // As the inbox does: it writes the message's row, and so has its number, before the event.
      statement.execute("SELECT pg_current_xact_id()");
      append(0, "first");
      new PostgresEventStore(
              new OneConnection(earlier), Note.CODEC, InstantSource.fixed(RECORDED_AT))
          .append(stream, 1, List.of(new Note("second"), new Note("third")), context());
      earlier.commit();
    }
    assertEquals(List.of("first", "second", "third"), texts(store.readAfter(before, 10)));
  }

  @Test
  void a_transaction_that_rolls_back_leaves_no_hole_that_stops_a_reader() throws SQLException {
    Checkpoint before = end();
    try (Connection doomed = KernelDatabase.dataSource().getConnection()) {
      doomed.setAutoCommit(false);
      new PostgresEventStore(
              new OneConnection(doomed), Note.CODEC, InstantSource.fixed(RECORDED_AT))
          .append(stream, 0, List.of(new Note("never")), context());
      doomed.rollback();
    }
    append(0, "kept");
    assertEquals(List.of("kept"), texts(store.readAfter(before, 10)));
  }

  @Test
  void history_cannot_be_rewritten() throws SQLException {
    append(0, "a");
    try (Connection connection = KernelDatabase.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String rewriting :
          List.of(
              "UPDATE es_event SET actor = 'me'", "DELETE FROM es_event", "TRUNCATE es_event")) {
        SQLException refused = assertThrows(SQLException.class, () -> statement.execute(rewriting));
        assertTrue(refused.getMessage().contains("append-only"), refused::getMessage);
      }
    }
    assertEquals(List.of("a"), texts(store.load(stream)));
  }

  private Checkpoint end() {
    StreamId marker = new StreamId("note", UUID.randomUUID().toString());
    return switch (store.append(marker, 0, List.of(new Note("end")), context())) {
      case AppendResult.Appended(var events) -> events.getLast().position();
      case AppendResult.VersionConflict() -> throw new AssertionError("conflict");
    };
  }
}
