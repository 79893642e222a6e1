package osa.kernel.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.AppendResult;
import osa.kernel.Checkpoint;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.testing.Note;

/// What every event store promises; each one extends this class.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class EventStoreContract {

  protected static final Instant RECORDED_AT = Instant.parse("2026-04-01T00:00:00.123456Z");
  private static final Instant OCCURRED_AT = Instant.parse("2026-03-31T15:00:00Z");

  protected final StreamId stream = new StreamId("note", UUID.randomUUID().toString());

  /// The store under test; its clock stands at [#RECORDED_AT].
  protected abstract EventStore store();

  protected static Context context() {
    return new Context("tester", OCCURRED_AT, UUID.randomUUID(), UUID.randomUUID());
  }

  protected List<RecordedEvent<?>> append(long expectedVersion, String... texts) {
    List<Note> notes = IntStream.range(0, texts.length).mapToObj(i -> new Note(texts[i])).toList();
    return switch (store().append(stream, expectedVersion, notes, context())) {
      case AppendResult.Appended(var events) -> events;
      case AppendResult.VersionConflict() -> throw new AssertionError("conflict");
    };
  }

  protected static List<String> texts(List<RecordedEvent<?>> events) {
    return events.stream().map(event -> ((Note) event.data()).text()).toList();
  }

  private List<RecordedEvent<?>> readAllOfStream() {
    List<RecordedEvent<?>> found = new ArrayList<>();
    Checkpoint checkpoint = Checkpoint.START;
    while (true) {
      List<RecordedEvent<?>> batch = store().readAfter(checkpoint, 3);
      if (batch.isEmpty()) {
        return found;
      }
      batch.stream().filter(event -> event.stream().equals(stream)).forEach(found::add);
      checkpoint = batch.getLast().position();
    }
  }

  @Test
  void the_place_in_a_trace_is_kept_with_every_event_of_its_command_and_only_there() {
    String place = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    Context untraced = context();
    Context traced =
        new Context(
            untraced.actor(),
            untraced.occurredAt(),
            untraced.correlationId(),
            untraced.causationId(),
            Optional.of(place));
    store().append(stream, 0, List.of(new Note("1"), new Note("2")), traced);
    store().append(stream, 2, List.of(new Note("3")), traced);
    store().append(stream, 3, List.of(new Note("4")), untraced);
    assertEquals(
        List.of(Optional.of(place), Optional.of(place), Optional.of(place), Optional.empty()),
        store().load(stream).stream().map(RecordedEvent::traceparent).toList());
  }

  @Test
  void a_stream_without_events_is_empty() {
    assertEquals(List.of(), store().load(stream));
  }

  @Test
  void what_was_appended_is_read_back_equal_with_its_metadata() {
    Context context = context();
    var result = store().append(stream, 0, List.of(new Note("a"), new Note("ö")), context);
    var appended = assertInstanceOf(AppendResult.Appended.class, result).events();

    assertEquals(appended, store().load(stream));
    RecordedEvent<?> second = appended.get(1);
    assertEquals(2, second.version());
    assertEquals("note.v1", second.type());
    assertEquals(new Note("ö"), second.data());
    assertEquals(OCCURRED_AT, second.occurredAt());
    assertEquals(RECORDED_AT, second.recordedAt());
    assertEquals(context.correlationId(), second.correlationId());
    assertEquals(context.causationId(), second.causationId());
    assertEquals("tester", second.actor());
  }

  @Test
  void an_append_at_a_version_that_is_taken_appends_nothing() {
    append(0, "a", "b");
    var result = store().append(stream, 1, List.of(new Note("x"), new Note("y")), context());
    assertInstanceOf(AppendResult.VersionConflict.class, result);
    assertEquals(List.of("a", "b"), texts(store().load(stream)));
  }

  @Test
  void an_append_beyond_the_end_appends_nothing() {
    append(0, "a");
    var result = store().append(stream, 2, List.of(new Note("x")), context());
    assertInstanceOf(AppendResult.VersionConflict.class, result);
    assertEquals(List.of("a"), texts(store().load(stream)));
  }

  @Test
  void a_part_of_a_stream_can_be_read() {
    append(0, "a", "b", "c", "d");
    assertEquals(List.of("b", "c"), texts(store().load(stream, 1, 2)));
  }

  @Test
  void the_global_order_has_every_event_once_and_keeps_the_streams_order() {
    append(0, "a", "b");
    append(2, "c");
    append(3, "d", "e", "f", "g");
    assertEquals(List.of("a", "b", "c", "d", "e", "f", "g"), texts(readAllOfStream()));
  }

  @Test
  void of_many_writers_at_one_version_exactly_one_succeeds() throws Exception {
    append(0, "first");
    int writers = 8;
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Callable<AppendResult>> appends = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        List<Note> notes = List.of(new Note("w" + writer), new Note("x" + writer));
        appends.add(() -> store().append(stream, 1, notes, context()));
      }
      long successes = 0;
      for (Future<AppendResult> result : threads.invokeAll(appends)) {
        successes += result.get() instanceof AppendResult.Appended ? 1 : 0;
      }
      assertEquals(1, successes);
    }
    assertEquals(3, store().load(stream).size());
    assertTrue(texts(store().load(stream)).getFirst().equals("first"));
  }
}
