package osa.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.NotebookDecider.Write;
import osa.kernel.projection.Projections;
import osa.kernel.store.PostgresEventStore;
import osa.kernel.testing.InMemoryEventStore;
import osa.kernel.testing.InMemoryViews;
import osa.kernel.testing.JdbcTransactions;
import osa.kernel.testing.KernelDatabase;
import osa.kernel.testing.Note;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StateCacheTest {

  private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
  private static final Context SOMEBODY =
      new Context("tester", NOW, UUID.randomUUID(), UUID.randomUUID());

  private final EventStore log = new InMemoryEventStore(Note.CODEC, InstantSource.fixed(NOW));
  private final StreamId stream = new StreamId("note", UUID.randomUUID().toString());
  private final List<String> replayed = new ArrayList<>();

  private final StateCache<List<String>> states = cacheOf(2);

  private StateCache<List<String>> cacheOf(int streamsMax) {
    NotebookDecider decider = new NotebookDecider();
    return new StateCache<>(
        decider,
        (state, event) -> {
          Note note = (Note) event.data();
          replayed.add(note.text());
          return decider.evolve(state, note);
        },
        log,
        streamsMax);
  }

  private void append(StreamId to, String text) {
    log.append(to, log.load(to).size(), List.of(new Note(text)), SOMEBODY);
  }

  @Test
  void a_stream_is_replayed_once_and_then_only_continued() {
    append(stream, "a");
    append(stream, "b");
    assertEquals(List.of("a", "b"), states.replay(stream).state());
    append(stream, "c");
    assertEquals(List.of("a", "b", "c"), states.replay(stream).state());
    assertEquals(3, states.replay(stream).version());
    assertEquals(List.of("a", "b", "c"), replayed);
  }

  @Test
  void a_stream_without_events_has_the_initial_state() {
    assertEquals(0, states.replay(stream).version());
    assertEquals(List.of(), states.replay(stream).state());
  }

  @Test
  void the_stream_not_asked_for_the_longest_is_forgotten() {
    StreamId second = new StreamId("note", "second");
    StreamId third = new StreamId("note", "third");
    for (StreamId each : List.of(stream, second)) {
      append(each, each.id());
      states.replay(each);
    }
    states.replay(stream);
    append(third, "third");
    states.replay(third);
    replayed.clear();

    states.replay(stream);
    states.replay(third);
    assertEquals(List.of(), replayed);
    states.replay(second);
    assertEquals(List.of("second"), replayed);
  }

  @Test
  void what_a_transaction_undid_is_not_decided_upon() {
    JdbcTransactions transactions = new JdbcTransactions(KernelDatabase.dataSource());
    CommandHandler<List<String>, NotebookDecider.Command, Note> handler =
        new CommandHandler<>(
            new NotebookDecider(),
            Note.class,
            new PostgresEventStore(transactions.dataSource(), Note.CODEC, InstantSource.fixed(NOW)),
            transactions,
            new Projections(new InMemoryViews(Object::toString), List.of()));
    write(handler, "kept");
    assertThrows(
        IllegalStateException.class,
        () ->
            transactions.required(
                () -> {
                  write(handler, "undone");
                  throw new IllegalStateException("after all");
                }));

    assertEquals(List.of("kept"), handler.state(stream));
    write(handler, "undone");
    assertEquals(List.of("kept", "undone"), handler.state(stream));
  }

  private void write(
      CommandHandler<List<String>, NotebookDecider.Command, Note> handler, String text) {
    assertEquals(
        java.util.Optional.empty(),
        handler.handle(stream, new Write(text), ExpectedVersion.any(), SOMEBODY).refusal());
  }
}
