package osa.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.NotebookDecider.Amend;
import osa.kernel.NotebookDecider.Command;
import osa.kernel.NotebookDecider.Keep;
import osa.kernel.NotebookDecider.Refusal;
import osa.kernel.NotebookDecider.Write;
import osa.kernel.projection.Projection;
import osa.kernel.projection.Projections;
import osa.kernel.testing.DirectTransactions;
import osa.kernel.testing.InMemoryEventStore;
import osa.kernel.testing.InMemoryViews;
import osa.kernel.testing.Note;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CommandHandlerTest {

  private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
  private static final StreamId STREAM = new StreamId("note", "1");
  private static final ExpectedVersion ANY = ExpectedVersion.any();

  private final EventStore store = new InMemoryEventStore(Note.CODEC, InstantSource.fixed(NOW));
  private final InMemoryViews views = new InMemoryViews(view -> ((Seen) view).stream);
  private final CommandHandler<List<String>, Command, Note> handler = handlerOver(store);

  private CommandHandler<List<String>, Command, Note> handlerOver(EventStore used) {
    return new CommandHandler<>(
        new NotebookDecider(),
        Note.class,
        used,
        new DirectTransactions(),
        new Projections(views, List.of(new SeenProjection("note"), new SeenProjection("other"))));
  }

  private Outcome<Note> handle(Command command, ExpectedVersion expected) {
    return handler.handle(STREAM, command, expected, context());
  }

  private static Context context() {
    return new Context("tester", NOW, UUID.randomUUID(), UUID.randomUUID());
  }

  private List<String> written() {
    return handler.state(STREAM);
  }

  private List<RecordedEvent<?>> seen() {
    return views.find(Seen.class, "1").map(view -> view.events).orElse(List.of());
  }

  @Test
  void an_accepted_command_appends_its_events_and_tells_the_version() {
    handle(new Write("a"), ANY);
    var done = assertInstanceOf(Outcome.Done.class, handle(new Write("b", "c"), ANY));
    assertEquals(STREAM, done.stream());
    assertEquals(3, done.version());
    assertEquals(store.load(STREAM, 1, 9), done.events());
    assertEquals(List.of("a", "b", "c"), written());
  }

  @Test
  void the_events_keep_who_asked_and_why() {
    Context asked = context();
    handler.handle(STREAM, new Write("a"), ANY, asked);
    RecordedEvent<?> event = store.load(STREAM).getFirst();
    assertEquals(asked.actor(), event.actor());
    assertEquals(asked.correlationId(), event.correlationId());
    assertEquals(asked.causationId(), event.causationId());
    assertEquals(asked.occurredAt(), event.occurredAt());
  }

  @Test
  void read_models_are_told_exactly_the_events_that_were_appended() {
    handle(new Write("a"), ANY);
    handle(new Write("b", "c"), ANY);
    assertEquals(store.load(STREAM), seen());
  }

  @Test
  void read_models_of_other_categories_hear_nothing() {
    handler.handle(new StreamId("unseen", "1"), new Write("a"), ANY, context());
    assertEquals(List.of(), seen());
  }

  @Test
  void a_command_that_changes_nothing_is_done_and_appends_nothing() {
    handle(new Write("a"), ANY);
    List<RecordedEvent<?>> before = seen();
    var done = assertInstanceOf(Outcome.Done.class, handle(new Keep(), ANY));
    assertEquals(1, done.version());
    assertEquals(List.of(), done.events());
    assertEquals(List.of("a"), written());
    assertEquals(before, seen());
  }

  @Test
  void a_refused_command_appends_nothing_and_says_why() {
    handle(new Write("a"), ANY);
    List<RecordedEvent<?>> before = seen();
    assertEquals(refused(Refusal.WRITTEN_BEFORE), handle(new Write("a"), ANY));
    assertEquals(List.of("a"), written());
    assertEquals(before, seen());
  }

  @Test
  void a_stream_is_begun_without_looking_at_it() {
    var watched = new RivalWriters(store, 0);
    var done = handlerOver(watched).begin(STREAM, new Write("a", "b"), context());
    assertEquals(0, watched.looks);
    assertEquals(2, assertInstanceOf(Outcome.Done.class, done).version());
    assertEquals(2, seen().size());
  }

  @Test
  void what_follows_a_beginning_is_decided_on_it() {
    handler.begin(STREAM, new Write("a"), context());
    assertEquals(refused(Refusal.WRITTEN_BEFORE), handle(new Write("a"), ANY));
    handle(new Write("b"), ANY);
    assertEquals(List.of("a", "b"), written());
    assertEquals(store.load(STREAM), seen());
  }

  @Test
  void a_beginning_that_is_none_appends_nothing() {
    var done = handler.begin(STREAM, new Keep(), context());
    assertEquals(0, assertInstanceOf(Outcome.Done.class, done).version());
    assertEquals(
        refused(Refusal.NOTHING_WRITTEN), handler.begin(STREAM, new Amend("a"), context()));
    assertEquals(List.of(), seen());
  }

  @Test
  void who_begins_at_the_same_moment_as_another_is_decided_after_them() {
    var done = handlerOver(new RivalWriters(store, 1)).begin(STREAM, new Write("a"), context());
    assertEquals(2, assertInstanceOf(Outcome.Done.class, done).version());
    assertEquals(List.of("rival 1", "a"), written());
  }

  @Test
  void a_stream_that_has_begun_is_looked_at_before_anything_is_said_of_it() {
    handle(new Write("a"), ANY);
    assertEquals(refused(Refusal.WRITTEN_BEFORE), handler.begin(STREAM, new Write("a"), context()));
    var done = handler.begin(STREAM, new Write("b"), context());
    assertEquals(2, assertInstanceOf(Outcome.Done.class, done).version());
    assertInstanceOf(
        Outcome.Done.class, handler.begin(STREAM, new Amend("c"), context()), "there is a note");
    var kept = handler.begin(STREAM, new Keep(), context());
    assertEquals(3, assertInstanceOf(Outcome.Done.class, kept).version());
    assertEquals(store.load(STREAM), seen());
  }

  @Test
  void the_version_that_is_there_is_the_one_to_expect() {
    assertInstanceOf(Outcome.Done.class, handle(new Write("a"), ExpectedVersion.exactly(0)));
    assertInstanceOf(Outcome.Done.class, handle(new Amend("b"), ExpectedVersion.exactly(1)));
  }

  @Test
  void a_stale_command_is_told_the_version_and_appends_nothing() {
    handle(new Write("a", "b"), ANY);
    assertEquals(
        new Outcome.Stale<>(STREAM, 2), handle(new Write("c"), ExpectedVersion.exactly(1)));
    assertEquals(new Outcome.Stale<>(STREAM, 2), handle(new Keep(), ExpectedVersion.exactly(3)));
    assertEquals(List.of("a", "b"), written());
  }

  @Test
  void a_stale_command_that_would_be_refused_is_stale_because_its_sender_has_not_seen_why() {
    handle(new Write("a", "b"), ANY);
    assertEquals(
        new Outcome.Stale<>(STREAM, 2), handle(new Write("a"), ExpectedVersion.exactly(1)));
    assertEquals(
        refused(Refusal.WRITTEN_BEFORE), handle(new Write("a"), ExpectedVersion.exactly(2)));
  }

  @Test
  void what_does_not_exist_is_absent_and_never_stale() {
    assertEquals(
        refused(Refusal.NOTHING_WRITTEN), handle(new Amend("a"), ExpectedVersion.exactly(4)));
    assertEquals(refused(Refusal.NOTHING_WRITTEN), handle(new Amend("a"), ANY));
  }

  @Test
  void when_others_write_in_between_it_decides_again_on_what_they_left() {
    var overtaken = handlerOver(new RivalWriters(store, 3));
    var done =
        assertInstanceOf(
            Outcome.Done.class, overtaken.handle(STREAM, new Write("mine"), ANY, context()));
    assertEquals(4, done.version());
    assertEquals(List.of("rival 1", "rival 2", "rival 3", "mine"), written());
    assertEquals(done.events(), seen(), "the rivals tell their own");
  }

  @Test
  void a_decision_made_again_may_refuse_or_be_stale() {
    assertEquals(
        refused(Refusal.WRITTEN_BEFORE),
        handlerOver(new RivalWriters(store, 1))
            .handle(STREAM, new Write("rival 1"), ANY, context()));
    assertEquals(
        new Outcome.Stale<>(STREAM, 2),
        handlerOver(new RivalWriters(store, 1))
            .handle(STREAM, new Write("x"), ExpectedVersion.exactly(1), context()));
    assertEquals(List.of("rival 1", "rival 1"), written());
  }

  @Test
  void it_gives_up_when_others_are_always_faster() {
    int rivals = CommandHandler.ATTEMPTS_MAX;
    var hopeless = handlerOver(new RivalWriters(store, rivals));
    Contention gaveUp =
        assertThrows(
            Contention.class, () -> hopeless.handle(STREAM, new Write("mine"), ANY, context()));
    assertTrue(gaveUp.getMessage().contains(STREAM.toString()), gaveUp::getMessage);
    assertEquals(rivals, written().size());
    assertEquals(List.of(), seen());

    var lastMoment = handlerOver(new RivalWriters(store, rivals - 1));
    assertInstanceOf(
        Outcome.Done.class, lastMoment.handle(STREAM, new Write("mine"), ANY, context()));
  }

  @Test
  void an_automation_that_is_told_stale_has_a_fault_and_hears_of_refusals() {
    handle(new Write("a"), ANY);
    assertThrows(
        IllegalStateException.class,
        () -> handle(new Write("b"), ExpectedVersion.exactly(7)).refusal());
    assertEquals(
        Refusal.WRITTEN_BEFORE, handle(new Write("a"), ANY).refusal().orElseThrow().code());
    assertTrue(handle(new Write("b"), ANY).refusal().isEmpty());
  }

  private static Outcome<Note> refused(Refusal why) {
    return new Outcome.Refused<>(new Rejection(why, java.util.Map.of()));
  }

  /// Another writer appends first, as often as told.
  private static final class RivalWriters implements EventStore {

    private final EventStore shared;
    private final int rivals;
    private int wrote;
    private int looks;

    RivalWriters(EventStore shared, int rivals) {
      this.shared = shared;
      this.rivals = rivals;
    }

    @Override
    public List<RecordedEvent<?>> load(StreamId stream) {
      looks++;
      return shared.load(stream);
    }

    @Override
    public List<RecordedEvent<?>> load(StreamId stream, long afterVersion, int eventsMax) {
      looks++;
      return shared.load(stream, afterVersion, eventsMax);
    }

    @Override
    public AppendResult append(
        StreamId stream, long expectedVersion, List<?> events, Context context) {
      if (wrote < rivals) {
        wrote++;
        shared.append(stream, shared.load(stream).size(), List.of(rival(wrote)), context);
      }
      return shared.append(stream, expectedVersion, events, context);
    }

    private static Note rival(int number) {
      return new Note("rival " + number);
    }

    @Override
    public List<RecordedEvent<?>> readAfter(Checkpoint checkpoint, int eventsMax) {
      return shared.readAfter(checkpoint, eventsMax);
    }
  }

  private static final class Seen {
    final String stream;
    final List<RecordedEvent<?>> events = new ArrayList<>();

    Seen(String stream) {
      this.stream = stream;
    }
  }

  private record SeenProjection(String category) implements Projection<Seen> {
    @Override
    public Class<Seen> viewType() {
      return Seen.class;
    }

    @Override
    public Seen initial(StreamId stream) {
      return new Seen(stream.id());
    }

    @Override
    public void apply(Seen view, RecordedEvent<?> event) {
      view.events.add(event);
    }
  }
}
