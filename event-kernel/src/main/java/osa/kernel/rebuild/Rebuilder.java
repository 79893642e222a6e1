package osa.kernel.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import osa.kernel.Checkpoint;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.ExpectedVersion;
import osa.kernel.Outcome;
import osa.kernel.RecordedEvent;
import osa.kernel.Transactions;
import osa.kernel.projection.EntityRows;
import osa.kernel.projection.Projection;
import osa.kernel.rebuild.ReadModelCommand.RecordComparison;
import osa.kernel.rebuild.ReadModelCommand.RecordFailure;
import osa.kernel.rebuild.ReadModelCommand.RecordSwitch;
import osa.kernel.rebuild.ReadModelEvent.RebuildStarted;
import osa.kernel.store.CategoryLog;
import osa.kernel.store.PassingTrouble;
import osa.kernel.store.StoreFailure;

/// Builds a read model anew, in steps of one transaction each, so that it can stop anywhere and go
/// on there. Only one process may run the steps of a read model at a time.
///
/// First the streams, each folded in one go, with the events that were final when it began. Then
/// the log, from there, until it has caught up. Then the rows are compared with the live ones in
/// one snapshot, in which events and live rows belong together. Last the switch, in one transaction
/// during which nobody writes to the live rows.
public final class Rebuilder {

  private static final String ACTOR = "policy:Rebuilder";

  private final ReadModels readModels;
  private final EventStore store;
  private final CategoryLog log;
  private final Transactions transactions;
  private final DataSource dataSource;
  private final InstantSource clock;
  private final Settings settings;
  private final Twin twin;
  private final ProgressTable progressTable;

  /// The row of a long stream of which only a part has been folded. Kept here between two steps,
  /// and begun again by another process.
  private Unfinished unfinished = Unfinished.NOTHING;

  /// @param eventsAtOnce how many events a step folds
  /// @param lockMax how long a switch waits for writers to finish before it tries again later
  /// @param pauseMax how long any statement of a switch may take, while writers wait
  /// @param build names the code; what another build has begun begins again
  public record Settings(int eventsAtOnce, Duration lockMax, Duration pauseMax, String build) {}

  private record Unfinished(UUID rebuildId, String stream, long version, Object view) {
    static final Unfinished NOTHING = new Unfinished(null, "", 0, null);
  }

  public Rebuilder(
      ReadModels readModels,
      EventStore store,
      CategoryLog log,
      Transactions transactions,
      DataSource dataSource,
      EntityRows rows,
      InstantSource clock,
      Settings settings) {
    this.readModels = readModels;
    this.store = store;
    this.log = log;
    this.transactions = transactions;
    this.dataSource = dataSource;
    this.clock = clock;
    this.settings = settings;
    this.twin = new Twin(dataSource, rows);
    this.progressTable = new ProgressTable(dataSource);
  }

  /// How far the rebuild has come; empty before its first step and after its last.
  public Optional<Progress> progressOf(ReadModel<?> model, Rebuild rebuild) {
    return progressTable.find(model.name(), rebuild.id());
  }

  /// Does the next step of a rebuild that is at work; answers whether there may be more to do at
  /// once. Throws when the database is in trouble that passes; the step can be done again then.
  public boolean step(ReadModel<?> model, Rebuild rebuild) {
    try {
      return next(model, rebuild);
    } catch (LostOnTheWay e) {
      return true;
    } catch (RuntimeException e) {
      unfinished = Unfinished.NOTHING;
      if (PassingTrouble.isBehind(e) && !tookTooLong(e)) {
        throw e;
      }
      record(model, new RecordFailure(rebuild.id(), sentence(e)));
      return false;
    }
  }

  private <V> boolean next(ReadModel<V> model, Rebuild rebuild) {
    if (rebuild.rowKey() == null && !advance(model, rebuild)) {
      return true;
    }
    if (rebuild.stage() == Rebuild.Stage.BUILDING) {
      compared(model, rebuild, compare(model, rebuild));
    } else {
      switchOver(model, rebuild);
    }
    return true;
  }

  /// Folds the next events; answers whether it has caught up.
  private <V> boolean advance(ReadModel<V> model, Rebuild rebuild) {
    Optional<Progress> come =
        progressOf(model, rebuild).filter(p -> p.build().equals(settings.build()));
    if (come.isEmpty()) {
      unfinished = Unfinished.NOTHING;
      transactions.required(() -> begin(model, rebuild));
      return false;
    }
    return come.get().following()
        ? transactions.required(() -> follow(model, come.get()))
        : buildStreams(model, come.get());
  }

  private Progress begin(ReadModel<?> model, Rebuild rebuild) {
    twin.empty(model);
    Checkpoint upTo = log.lastFinal();
    Progress progress =
        new Progress(
            rebuild.id(),
            settings.build(),
            upTo,
            "",
            false,
            0,
            log.count(model.projection().category(), upTo),
            0,
            0);
    progressTable.save(model.name(), progress);
    return progress;
  }

  private <V> boolean buildStreams(ReadModel<V> model, Progress progress) {
    Unfinished before =
        progress.rebuildId().equals(unfinished.rebuildId())
            ? unfinished
            : new Unfinished(progress.rebuildId(), progress.stream(), Long.MAX_VALUE, null);
    unfinished = transactions.required(() -> buildStreams(model, progress, before));
    return false;
  }

  private <V> Unfinished buildStreams(ReadModel<V> model, Progress progress, Unfinished before) {
    long began = clock.millis();
    Projection<V> projection = model.projection();
    List<RecordedEvent<?>> events =
        log.readStreams(
            projection.category(),
            before.stream(),
            before.version(),
            progress.at(),
            settings.eventsAtOnce());
    List<V> complete = new ArrayList<>();
    String stream = before.stream();
    V view = projection.viewType().cast(before.view());
    String lastComplete = progress.stream();
    for (RecordedEvent<?> event : events) {
      if (!event.stream().toString().equals(stream)) {
        if (view != null) {
          complete.add(view);
          lastComplete = stream;
        }
        stream = event.stream().toString();
        view = projection.initial(event.stream());
      }
      projection.apply(view, event);
    }
    boolean done = events.size() < settings.eventsAtOnce();
    if (done && view != null) {
      complete.add(view);
    }
    twin.write(complete, List.of());
    long millis = clock.millis() - began;
    progressTable.save(
        model.name(),
        done
            ? progress.followed(progress.at(), events.size(), complete.size(), millis)
            : progress.streams(lastComplete, events.size(), complete.size(), millis));
    return done
        ? Unfinished.NOTHING
        : new Unfinished(progress.rebuildId(), stream, events.getLast().version(), view);
  }

  private <V> boolean follow(ReadModel<V> model, Progress progress) {
    long began = clock.millis();
    List<RecordedEvent<?>> events = store.readAfter(progress.at(), settings.eventsAtOnce());
    if (!events.isEmpty()) {
      String category = model.projection().category();
      List<RecordedEvent<?>> ours =
          events.stream().filter(event -> event.stream().category().equals(category)).toList();
      long rows = fold(model, ours);
      progressTable.save(
          model.name(),
          progress.followed(
              events.getLast().position(), ours.size(), rows, clock.millis() - began));
    }
    return events.size() < settings.eventsAtOnce();
  }

  /// Brings the twin's rows up to the events; answers how many rows it touched.
  private <V> int fold(ReadModel<V> model, List<RecordedEvent<?>> events) {
    if (events.isEmpty()) {
      return 0;
    }
    Map<String, List<RecordedEvent<?>>> byKey = new LinkedHashMap<>();
    events.forEach(
        event -> byKey.computeIfAbsent(event.stream().id(), _ -> new ArrayList<>()).add(event));
    Map<String, V> known = twin.find(model, List.copyOf(byKey.keySet()));
    List<V> added = new ArrayList<>();
    Projection<V> projection = model.projection();
    byKey.forEach(
        (key, ofRow) -> {
          V view = known.get(key);
          if (view == null) {
            view = projection.initial(ofRow.getFirst().stream());
            added.add(view);
          }
          for (RecordedEvent<?> event : ofRow) {
            projection.apply(view, event);
          }
        });
    twin.write(added, List.copyOf(known.values()));
    return byKey.size();
  }

  /// Brings the twin up to all events of which the transaction knows.
  private <V> void complete(ReadModel<V> model, Rebuild rebuild) {
    if (rebuild.rowKey() != null) {
      twin.empty(model);
      fold(model, store.load(model.streamOfRow(rebuild.rowKey())));
    } else {
      Progress progress = progressOf(model, rebuild).orElseThrow(LostOnTheWay::new);
      fold(model, log.readVisible(model.projection().category(), progress.at()));
    }
  }

  /// Leaves no trace but what was learned: the twin must not hold events that may be joined by
  /// others before them.
  private <V> Comparison compare(ReadModel<V> model, Rebuild rebuild) {
    try {
      return transactions.required(
          () -> {
            beginOneSnapshot();
            complete(model, rebuild);
            throw new Learned(twin.compare(model, rebuild.row()));
          });
    } catch (Learned learned) {
      return learned.comparison;
    }
  }

  private void compared(ReadModel<?> model, Rebuild rebuild, Comparison found) {
    transactions.required(
        () -> {
          if (rebuild.compareOnly()) {
            cleanUp(model);
          }
          return record(model, new RecordComparison(rebuild.id(), found));
        });
  }

  private void cleanUp(ReadModel<?> model) {
    progressTable.forget(model.name());
    twin.empty(model);
  }

  private void beginOneSnapshot() {
    try (Connection connection = dataSource.getConnection()) {
      LiveRows.beginOneSnapshot(connection);
    } catch (SQLException e) {
      throw new StoreFailure("compare a read model", e);
    }
  }

  private <V> void switchOver(ReadModel<V> model, Rebuild rebuild) {
    try {
      transactions.required(
          () -> {
            twin.stopWriters(model, settings.lockMax(), settings.pauseMax());
            complete(model, rebuild);
            Comparison found = twin.compare(model, rebuild.row());
            if (found.differences() > 0 && !rebuild.acceptDifferences()) {
              throw new Learned(found);
            }
            if (found.differences() > 0) {
              twin.replaceLive(model, rebuild.row());
            }
            cleanUp(model);
            Checkpoint end = log.lastVisible();
            String place = end.transactionId() + "-" + end.position();
            if (!record(model, new RecordSwitch(rebuild.id(), found, place))) {
              throw new Learned(found);
            }
            return null;
          });
    } catch (Learned learned) {
      compared(model, rebuild, learned.comparison);
    }
  }

  /// False when the rebuild was cancelled meanwhile; then it does not matter what was found.
  private boolean record(ReadModel<?> model, ReadModelCommand command) {
    RecordedEvent<?> start =
        readModels.history(model).stream()
            .filter(
                event ->
                    event.data() instanceof RebuildStarted started
                        && started.rebuildId().equals(command.rebuildId()))
            .findFirst()
            .orElseThrow();
    Context context = new Context(ACTOR, clock.instant(), start.correlationId(), start.id());
    return readModels.handle(model, command, ExpectedVersion.any(), context)
        instanceof Outcome.Done<?>;
  }

  private static boolean tookTooLong(RuntimeException failure) {
    return failure.getCause() instanceof SQLException sql && "57014".equals(sql.getSQLState());
  }

  private static String sentence(RuntimeException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return failure == cause ? failure.toString() : failure.getMessage() + ": " + cause.getMessage();
  }

  /// Ends a transaction without a trace and brings out what was learned in it.
  private static final class Learned extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Comparison comparison;

    Learned(Comparison comparison) {
      super(null, null, false, false);
      this.comparison = comparison;
    }
  }

  /// What was built is gone, with the database server that kept it; the next step begins again.
  private static final class LostOnTheWay extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
