package osa.kernel.reaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.Checkpoint;
import osa.kernel.Checkpoints;
import osa.kernel.Context;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.testing.InMemoryCheckpoints;
import osa.kernel.testing.InMemoryEventStore;
import osa.kernel.testing.Note;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FollowerTest {

  private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
  private static final String READER = "test recollection";

  private final InMemoryEventStore log =
      new InMemoryEventStore(Note.CODEC, InstantSource.fixed(NOW));
  private final Checkpoints checkpoints = new InMemoryCheckpoints();
  private final Recollection recollection = new Recollection();

  /// Remembers what it is shown, and stumbles over one note.
  private static final class Recollection implements Reaction {
    private final List<String> seen = new ArrayList<>();
    private String stumblesOver = "";

    @Override
    public String name() {
      return "recollection";
    }

    @Override
    public void react(RecordedEvent<?> event) {
      String text = ((Note) event.data()).text();
      if (text.equals(stumblesOver)) {
        throw new IllegalStateException(text);
      }
      seen.add(text);
    }
  }

  private Follower follower(Checkpoints kept, int eventsMax) {
    return new Follower("test", recollection, log, kept, eventsMax);
  }

  private void write(String stream, String... texts) {
    StreamId id = new StreamId("note", stream);
    log.append(
        id,
        log.load(id).size(),
        Stream.of(texts).map(Note::new).toList(),
        new Context("tester", NOW, UUID.randomUUID(), UUID.randomUUID()));
  }

  @Test
  void a_reaction_is_shown_everything_in_the_order_of_the_log_and_begins_with_the_first() {
    write("a", "1");
    write("b", "2");
    Follower follower = follower(checkpoints, 100);
    assertEquals(2, follower.followBatch());
    write("a", "3");
    assertEquals(1, follower.followBatch());
    assertEquals(0, follower.followBatch());
    assertEquals(List.of("1", "2", "3"), recollection.seen);
  }

  @Test
  void a_batch_covers_no_more_events_than_it_may() {
    write("a", "1", "2", "3");
    Follower follower = follower(checkpoints, 2);
    assertEquals(2, follower.followBatch());
    assertEquals(1, follower.followBatch());
    assertEquals(List.of("1", "2", "3"), recollection.seen);
  }

  @Test
  void what_a_reaction_failed_at_is_shown_to_it_again_and_nothing_is_passed_over() {
    write("a", "1", "2", "3");
    recollection.stumblesOver = "2";
    Follower follower = follower(checkpoints, 100);
    assertThrows(IllegalStateException.class, follower::followBatch);
    assertEquals(Checkpoint.START, checkpoints.load(READER));

    recollection.stumblesOver = "";
    assertEquals(3, follower.followBatch());
    assertEquals(List.of("1", "1", "2", "3"), recollection.seen);
  }

  @Test
  void who_follows_beside_another_notices_it() {
    write("a", "1");
    Checkpoints movedMeanwhile =
        new Checkpoints() {
          @Override
          public Checkpoint load(String reader) {
            return Checkpoint.START;
          }

          @Override
          public boolean advance(String reader, Checkpoint from, Checkpoint to) {
            return false;
          }
        };
    assertThrows(IllegalStateException.class, () -> follower(movedMeanwhile, 100).followBatch());
  }

  @Test
  void what_follows_names_the_reaction_and_the_event_that_caused_it() {
    write("a", "1");
    RecordedEvent<?> event = log.readAfter(Checkpoint.START, 1).getFirst();
    Context context = Reaction.causedBy(event, "Recollection");
    assertEquals("reaction:Recollection", context.actor());
    assertEquals(event.id(), context.causationId());
    assertEquals(event.correlationId(), context.correlationId());
  }
}
