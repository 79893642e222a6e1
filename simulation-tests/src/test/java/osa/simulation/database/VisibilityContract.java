package osa.simulation.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.AppendResult;
import osa.kernel.Checkpoint;
import osa.kernel.Context;
import osa.kernel.IntegrationMessage;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.inbox.MessageSource.Partition;
import osa.kernel.testing.Note;
import osa.simulation.database.Session.Pending;

/// What transactions see of each other, who waits for whom, and when a reader of the log may go
/// on: the same on the real PostgreSQL with the product's own statements and on the simulated one.
/// What the simulation finds rests on this.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
abstract class VisibilityContract {

  private static final AtomicInteger NAMES = new AtomicInteger();

  private final StreamId stream = fresh();
  private final StreamId other = fresh();
  private final UUID cause =
      UUID.nameUUIDFromBytes(stream.toString().getBytes(StandardCharsets.UTF_8));

  /// Lets a scene play on the database.
  abstract void play(Consumer<Stage> scene);

  private static StreamId fresh() {
    return new StreamId("note", "scene-" + NAMES.incrementAndGet());
  }

  private Context context() {
    return new Context("tester", Instant.EPOCH, cause, cause);
  }

  private boolean append(Stage stage, StreamId to, long expectedVersion, int count) {
    List<Note> notes = IntStream.range(0, count).mapToObj(i -> new Note("n" + i)).toList();
    return switch (stage.log().append(to, expectedVersion, notes, context())) {
      case AppendResult.Appended _ -> true;
      case AppendResult.VersionConflict() -> false;
    };
  }

  private static int length(Stage stage, StreamId of) {
    return stage.log().load(of).size();
  }

  private IntegrationMessage message() {
    return new IntegrationMessage(
        cause, "osa.test.v1", "/osa/test", stream.toString(), Instant.EPOCH, cause, cause, "{}");
  }

  /// Where the log ends before the scene.
  private Checkpoint end(Stage stage) {
    StreamId marker = fresh();
    append(stage, marker, 0, 1);
    return stage.log().load(marker).getLast().position();
  }

  private static List<String> after(Stage stage, Checkpoint checkpoint) {
    return stage.log().readAfter(checkpoint, 100).stream().map(VisibilityContract::show).toList();
  }

  private static String show(RecordedEvent<?> event) {
    return event.stream() + "@" + event.version();
  }

  private static String at(StreamId of, int version) {
    return of + "@" + version;
  }

  @Test
  void what_is_not_committed_is_seen_by_its_own_transaction_only() {
    play(
        stage -> {
          Session writer = new Session(stage, "writer");
          assertTrue(writer.does(() -> append(stage, stream, 0, 2)).get());
          assertEquals(2, writer.does(() -> length(stage, stream)).get());
          assertEquals(0, length(stage, stream));
          writer.commits();
          assertEquals(2, length(stage, stream));
        });
  }

  @Test
  void a_transaction_sees_what_others_have_committed_since_it_began() {
    play(
        stage -> {
          Session reader = new Session(stage, "reader");
          assertEquals(0, reader.does(() -> length(stage, stream)).get());
          append(stage, stream, 0, 1);
          assertEquals(1, reader.does(() -> length(stage, stream)).get());
          reader.commits();
        });
  }

  @Test
  void a_second_writer_of_a_version_waits_and_comes_too_late() {
    play(
        stage -> {
          Session first = new Session(stage, "first");
          Session second = new Session(stage, "second");
          first.does(() -> append(stage, stream, 0, 1));
          Pending<Boolean> late = second.does(() -> append(stage, stream, 0, 1));
          assertTrue(late.isWaiting());
          first.commits();
          assertFalse(late.get());
          assertTrue(second.does(() -> append(stage, stream, 1, 1)).get(), "may decide again");
          second.commits();
          assertEquals(2, length(stage, stream));
        });
  }

  @Test
  void a_second_writer_of_a_version_takes_it_when_the_first_one_rolls_back() {
    play(
        stage -> {
          Session first = new Session(stage, "first");
          Session second = new Session(stage, "second");
          first.does(() -> append(stage, stream, 0, 3));
          Pending<Boolean> next = second.does(() -> append(stage, stream, 0, 1));
          assertTrue(next.isWaiting());
          first.rollsBack();
          assertTrue(next.get());
          second.commits();
          assertEquals(1, length(stage, stream));
        });
  }

  @Test
  void a_version_after_one_that_is_not_committed_cannot_be_written() {
    play(
        stage -> {
          Session first = new Session(stage, "first");
          first.does(() -> append(stage, stream, 0, 1));
          assertFalse(append(stage, stream, 1, 1));
          first.commits();
        });
  }

  @Test
  void a_second_delivery_waits_for_the_first_and_is_a_duplicate() {
    play(
        stage -> {
          Session first = new Session(stage, "first");
          Session second = new Session(stage, "second");
          assertTrue(first.does(() -> stage.inbox().remember(message())).get());
          Pending<Boolean> again = second.does(() -> stage.inbox().remember(message()));
          assertTrue(again.isWaiting());
          first.commits();
          assertFalse(again.get());
          second.commits();
        });
  }

  @Test
  void a_second_delivery_is_the_first_one_when_that_rolls_back() {
    play(
        stage -> {
          Session first = new Session(stage, "first");
          Session second = new Session(stage, "second");
          first.does(() -> stage.inbox().remember(message()));
          Pending<Boolean> again = second.does(() -> stage.inbox().remember(message()));
          first.rollsBack();
          assertTrue(again.get());
          second.commits();
          assertFalse(stage.inbox().remember(message()));
        });
  }

  @Test
  void of_two_transactions_that_wait_for_each_other_one_is_given_up() {
    play(
        stage -> {
          Session one = new Session(stage, "one");
          Session two = new Session(stage, "two");
          one.does(() -> append(stage, stream, 0, 1));
          two.does(() -> append(stage, other, 0, 1));
          Pending<Boolean> first = one.does(() -> append(stage, other, 0, 1));
          assertTrue(first.isWaiting());
          Pending<Boolean> second = two.does(() -> append(stage, stream, 0, 1));
          assertTrue(first.failure().isPresent() != second.failure().isPresent());
          (first.failure().isPresent() ? one : two).rollsBack();
          (first.failure().isPresent() ? two : one).commits();
          assertEquals(1, length(stage, stream));
          assertEquals(1, length(stage, other));
        });
  }

  @Test
  void a_reader_of_the_log_stops_before_a_writer_that_is_still_open() {
    play(
        stage -> {
          Checkpoint before = end(stage);
          Session late = new Session(stage, "late");
          late.does(() -> append(stage, stream, 0, 1));
          append(stage, other, 0, 1);
          assertEquals(List.of(), after(stage, before));
          late.commits();
          assertEquals(List.of(at(stream, 1), at(other, 1)), after(stage, before));
        });
  }

  @Test
  void a_writer_that_rolls_back_lets_the_readers_pass() {
    play(
        stage -> {
          Checkpoint before = end(stage);
          Session doomed = new Session(stage, "doomed");
          doomed.does(() -> append(stage, stream, 0, 1));
          append(stage, other, 0, 1);
          doomed.rollsBack();
          assertEquals(List.of(at(other, 1)), after(stage, before));
        });
  }

  @Test
  void a_transaction_that_has_only_read_holds_nobody_back() {
    play(
        stage -> {
          Checkpoint before = end(stage);
          Session reader = new Session(stage, "reader");
          reader.does(() -> length(stage, stream));
          append(stage, other, 0, 1);
          assertEquals(List.of(at(other, 1)), after(stage, before));
          reader.commits();
        });
  }

  @Test
  void a_duplicate_holds_nobody_back() {
    play(
        stage -> {
          Checkpoint before = end(stage);
          stage.inbox().remember(message());
          Session reader = new Session(stage, "reader");
          assertFalse(reader.does(() -> stage.inbox().remember(message())).get());
          append(stage, other, 0, 1);
          assertEquals(List.of(at(other, 1)), after(stage, before));
          reader.commits();
        });
  }

  @Test
  void who_came_too_late_for_a_version_holds_the_readers_back_all_the_same() {
    play(
        stage -> {
          Checkpoint before = end(stage);
          append(stage, stream, 0, 1);
          Session late = new Session(stage, "late");
          assertFalse(late.does(() -> append(stage, stream, 0, 1)).get());
          append(stage, other, 0, 1);
          assertEquals(List.of(at(stream, 1)), after(stage, before));
          late.rollsBack();
          assertEquals(List.of(at(stream, 1), at(other, 1)), after(stage, before));
        });
  }

  @Test
  void a_stream_keeps_its_order_when_the_earlier_transaction_appends_later() {
    play(
        stage -> {
          Checkpoint before = end(stage);
          Session earlier = new Session(stage, "earlier");
          earlier.does(() -> stage.inbox().remember(message()));
          append(stage, stream, 0, 1);
          append(stage, other, 0, 1);
          assertTrue(earlier.does(() -> append(stage, stream, 1, 2)).get());
          earlier.commits();
          assertEquals(
              List.of(at(stream, 1), at(stream, 2), at(stream, 3), at(other, 1)),
              after(stage, before));
        });
  }

  @Test
  void of_two_readers_of_one_name_one_moves_the_checkpoint() {
    play(
        stage -> {
          String name = stream.toString();
          Session first = new Session(stage, "first");
          Session second = new Session(stage, "second");
          assertTrue(first.does(() -> move(stage, name, 0, 5)).get());
          Pending<Boolean> again = second.does(() -> move(stage, name, 0, 7));
          assertTrue(again.isWaiting());
          first.commits();
          assertFalse(again.get());
          second.commits();
          assertTrue(move(stage, name, 5, 6));
          assertEquals(new Checkpoint(6, 6), stage.checkpoints().load(name));
        });
  }

  @Test
  void what_was_heard_never_moves_back_whoever_says_it_last() {
    play(
        stage -> {
          Partition partition = new Partition(stream.toString(), 0);
          Session first = new Session(stage, "first");
          Session second = new Session(stage, "second");
          first.does(() -> hear(stage, partition, 7)).get();
          Pending<Boolean> lower = second.does(() -> hear(stage, partition, 5));
          assertTrue(lower.isWaiting());
          assertFalse(stage.seen().load().containsKey(partition));
          first.commits();
          assertTrue(lower.get());
          second.commits();
          assertEquals(new Checkpoint(7, 7), stage.seen().load().get(partition));
          hear(stage, partition, 8);
          assertEquals(new Checkpoint(8, 8), stage.seen().load().get(partition));
        });
  }

  @Test
  void what_was_heard_in_a_transaction_that_is_undone_was_not_heard() {
    play(
        stage -> {
          Partition partition = new Partition(stream.toString(), 0);
          Session first = new Session(stage, "first");
          Session second = new Session(stage, "second");
          first.does(() -> hear(stage, partition, 7)).get();
          Pending<Boolean> lower = second.does(() -> hear(stage, partition, 5));
          first.rollsBack();
          assertTrue(lower.get());
          second.commits();
          assertEquals(new Checkpoint(5, 5), stage.seen().load().get(partition));
        });
  }

  private static boolean hear(Stage stage, Partition partition, long upTo) {
    stage.seen().remember(Map.of(partition, new Checkpoint(upTo, upTo)));
    return true;
  }

  private static boolean move(Stage stage, String reader, long from, long to) {
    return stage.checkpoints().advance(reader, new Checkpoint(from, from), new Checkpoint(to, to));
  }
}
