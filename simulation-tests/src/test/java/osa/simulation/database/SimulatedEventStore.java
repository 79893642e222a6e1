package osa.simulation.database;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import osa.kernel.AppendResult;
import osa.kernel.Checkpoint;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.store.EventCodec;

/// The table `es_event`, statement by statement as `PostgresEventStore` uses it.
public final class SimulatedEventStore implements EventStore {

  /// An event and the transaction that wrote it.
  public record Row(RecordedEvent<?> event, long transaction) {}

  private record Cell(RecordedEvent<?> event, Transaction writer) {
    boolean visibleTo(Transaction reader) {
      return writer == reader || writer.state() == Transaction.State.COMMITTED;
    }
  }

  private static final Duration BETWEEN_STATEMENTS_MAX = Duration.ofMillis(20);

  private final SimulatedDatabase database;
  private final EventCodec codec;
  private final InstantSource clock;
  private final Consumer<List<Row>> onCommit;
  private final Map<StreamId, List<Cell>> streams = new HashMap<>();
  private final TreeMap<Checkpoint, RecordedEvent<?>> committed = new TreeMap<>();
  private final Map<UUID, RecordedEvent<?>> byId = new HashMap<>();
  private long positions;

  /// @param onCommit is told what each transaction has appended, at the moment it becomes visible
  public SimulatedEventStore(
      SimulatedDatabase database,
      EventCodec codec,
      InstantSource clock,
      Consumer<List<Row>> onCommit) {
    this.database = database;
    this.codec = codec;
    this.clock = clock;
    this.onCommit = onCommit;
  }

  @Override
  public List<RecordedEvent<?>> load(StreamId stream) {
    return load(stream, 0, Integer.MAX_VALUE);
  }

  @Override
  public List<RecordedEvent<?>> load(StreamId stream, long afterVersion, int eventsMax) {
    return database.statement(
        "load", stream, reader -> visible(reader, stream, afterVersion, eventsMax));
  }

  private List<RecordedEvent<?>> visible(
      Transaction reader, StreamId stream, long afterVersion, int eventsMax) {
    List<RecordedEvent<?>> found = new ArrayList<>();
    for (Cell cell : cells(stream)) {
      if (cell.visibleTo(reader)
          && cell.event().version() > afterVersion
          && found.size() < eventsMax) {
        found.add(cell.event());
      }
    }
    return found;
  }

  @Override
  public List<RecordedEvent<?>> readAfter(Checkpoint checkpoint, int eventsMax) {
    if (database.has(Flaw.READERS_PASS_OPEN_TRANSACTIONS)) {
      return database.statement(
          "read the log", checkpoint, _ -> after(checkpoint, Long.MAX_VALUE, eventsMax));
    }
    if (database.has(Flaw.CUT_OFF_ASKED_APART)) {
      List<RecordedEvent<?>> found =
          database.statement(
              "read the log", checkpoint, _ -> after(checkpoint, Long.MAX_VALUE, eventsMax));
      database.world().sleep(database.world().upTo(BETWEEN_STATEMENTS_MAX));
      long bound =
          database.statement("ask for the bound", checkpoint, _ -> database.oldestOpenNumber());
      return found.stream().filter(event -> event.position().transactionId() < bound).toList();
    }
    return database.statement(
        "read the log", checkpoint, _ -> after(checkpoint, database.oldestOpenNumber(), eventsMax));
  }

  private List<RecordedEvent<?>> after(Checkpoint checkpoint, long bound, int eventsMax) {
    List<RecordedEvent<?>> found = new ArrayList<>();
    for (RecordedEvent<?> event : committed.tailMap(checkpoint, false).values()) {
      if (event.position().transactionId() >= bound || found.size() == eventsMax) {
        break;
      }
      found.add(event);
    }
    return found;
  }

  @Override
  public AppendResult append(
      StreamId stream, long expectedVersion, List<?> events, Context context) {
    return database.statement(
        "append", stream, writer -> append(writer, stream, expectedVersion, events, context));
  }

  private AppendResult append(
      Transaction writer, StreamId stream, long expectedVersion, List<?> events, Context context) {
    List<Cell> cells = cells(stream);
    // As the statement does, whose snapshot is older than any wait that follows.
    boolean predecessorVisible =
        expectedVersion == 0
            || cells.size() >= expectedVersion
                && cells.get((int) expectedVersion - 1).visibleTo(writer);
    if (!predecessorVisible) {
      return new AppendResult.VersionConflict();
    }
    database.writing(writer);
    if (database.has(Flaw.VERSION_NOT_UNIQUE)) {
      return appended(writer, stream, expectedVersion, events, context);
    }
    if (database.has(Flaw.VERSION_UNCHECKED)) {
      while (!cells.isEmpty() && !cells.getLast().visibleTo(writer)) {
        database.await(writer, cells.getLast().writer());
      }
      return appended(writer, stream, cells.size(), events, context);
    }
    while (cells.size() > expectedVersion) {
      Transaction holder = cells.get((int) expectedVersion).writer();
      if (holder == writer || !holder.isOpen()) {
        return new AppendResult.VersionConflict();
      }
      database.await(writer, holder);
    }
    return appended(writer, stream, expectedVersion, events, context);
  }

  private AppendResult appended(
      Transaction writer, StreamId stream, long version, List<?> events, Context context) {
    List<Cell> cells = cells(stream);
    long number = numberInOrder(writer, cells);
    List<RecordedEvent<?>> recorded = new ArrayList<>(events.size());
    for (Object event : events) {
      Checkpoint position = new Checkpoint(number, ++positions);
      recorded.add(recorded(position, stream, version + recorded.size() + 1, event, context));
    }
    List<Cell> added = recorded.stream().map(event -> new Cell(event, writer)).toList();
    cells.addAll(added);
    writer.onAbort(() -> cells.removeAll(added));
    writer.onCommit(() -> publish(recorded, writer));
    return new AppendResult.Appended(recorded);
  }

  private long numberInOrder(Transaction writer, List<Cell> cells) {
    return cells.isEmpty() || database.has(Flaw.ORDERED_BY_OWN_TRANSACTION)
        ? writer.number()
        : Math.max(writer.number(), cells.getLast().event().position().transactionId());
  }

  private RecordedEvent<?> recorded(
      Checkpoint position, StreamId stream, long version, Object event, Context context) {
    String type = codec.nameOf(event);
    return new RecordedEvent<Object>(
        database.world().uuid(),
        stream,
        version,
        position,
        type,
        codec.read(type, codec.write(event)),
        context.occurredAt().truncatedTo(ChronoUnit.MICROS),
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        context.correlationId(),
        context.causationId(),
        context.actor(),
        context.traceparent());
  }

  private void publish(List<RecordedEvent<?>> recorded, Transaction writer) {
    List<Row> rows = new ArrayList<>();
    for (RecordedEvent<?> event : recorded) {
      committed.put(event.position(), event);
      byId.put(event.id(), event);
      rows.add(new Row(event, writer.number()));
    }
    onCommit.accept(rows);
  }

  private List<Cell> cells(StreamId stream) {
    return streams.computeIfAbsent(stream, _ -> new ArrayList<>());
  }

  // ---- for those who look on from outside the world: no await point, no fault

  /// Everything that is committed, in the global order.
  public List<RecordedEvent<?>> everything() {
    return List.copyOf(committed.values());
  }

  /// The place of the last event in the global order.
  public Checkpoint end() {
    return committed.isEmpty() ? Checkpoint.START : committed.lastKey();
  }

  /// What is committed of a stream, in order.
  public List<RecordedEvent<?>> committedOf(StreamId stream) {
    return visible(null, stream, 0, Integer.MAX_VALUE);
  }

  /// The committed event of this id; null when there is none.
  public RecordedEvent<?> committed(UUID id) {
    return byId.get(id);
  }
}
