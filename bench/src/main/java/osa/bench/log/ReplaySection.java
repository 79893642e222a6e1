package osa.bench.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import osa.bench.Database;
import osa.bench.Section;
import osa.bench.Stage;
import osa.bench.Table;
import osa.bench.append.Pool;
import osa.bench.measure.Contest;
import osa.bench.measure.Rounds;
import osa.bench.measure.Row;
import osa.bench.measure.Target;

/// Events read per second, and what one of them costs as the log grows.
public final class ReplaySection implements Section {
  private static final long SMALLEST = 10_000;
  private static final long REBUILT = 100_000;
  private static final String COPY = "COPY TO STDOUT";
  private static final String REPLAY = "replay";
  private static final String REBUILD = "rebuild";

  /// How often the smaller logs are read in one turn, so that a turn is not over at once.
  private static final long EVENTS_PER_TURN_MIN = 200_000;

  @Override
  public String key() {
    return "replay";
  }

  @Override
  public Table run(Stage stage) throws Exception {
    stage.run(Set.of());
    Database database = stage.database("bench_log");
    List<Row> rows = new ArrayList<>();
    List<Row> growth = new ArrayList<>();
    try (Pool pool = Pool.open(database)) {
      GrowingLog log = new GrowingLog(database);
      Reading reading = new Reading(pool.source());
      log.growTo(SMALLEST);
      for (int i = 0; i < stage.times(10); i++) {
        reading.rebuild(SMALLEST);
        reading.copy(SMALLEST);
      }
      Rounds first = null;
      for (long events = SMALLEST; events <= stage.eventsMax(); events *= 10) {
        log.growTo(events);
        var brought = contest(stage, reading, events).run(number(events) + " events");
        Rounds copy = Rounds.higherIsBetter(brought.get(COPY));
        Rounds replay = Rounds.higherIsBetter(brought.get(REPLAY));
        rows.add(
            Row.compared("replay of " + number(events), "events/s", replay, COPY, copy)
                .aiming(Target.atLeast(0.25)));
        if (brought.containsKey(REBUILD)) {
          Rounds rebuild = Rounds.higherIsBetter(brought.get(REBUILD));
          rows.add(Row.compared("rebuild from " + number(events), "events/s", rebuild, COPY, copy));
        }
        Rounds cost = microsPerEvent(brought);
        if (first == null) {
          first = cost;
        } else {
          growth.add(
              Row.compared(
                      "an event of a log of " + number(events),
                      "µs",
                      cost,
                      "ours, of a log of " + number(SMALLEST),
                      first)
                  .aiming(Target.atMost(1.25, "")));
        }
      }
      database.execute("DROP SCHEMA bench_log CASCADE");
    }
    rows.addAll(growth);
    return new Table(key(), "Replay and rebuild", HOW, rows);
  }

  private static Contest<Double> contest(Stage stage, Reading reading, long events) {
    Contest<Double> contest =
        stage
            .<Double>contest()
            .side(COPY, () -> repeated(events, reading::copy))
            .side(REPLAY, () -> repeated(events, reading::replay));
    return events == REBUILT
        ? contest.side(REBUILD, () -> repeated(events, reading::rebuild))
        : contest;
  }

  private static double repeated(long events, Way way) throws Exception {
    long times = Math.max(1, EVENTS_PER_TURN_MIN / events);
    double seconds = 0;
    for (long i = 0; i < times; i++) {
      seconds += events / way.eventsPerSecond(events);
    }
    return events * times / seconds;
  }

  private static Rounds microsPerEvent(Map<String, List<Double>> brought) {
    return Rounds.lowerIsBetter(
        brought.get(REPLAY).stream().map(perSecond -> 1e6 / perSecond).toList());
  }

  private static String number(long events) {
    return String.format(Locale.ROOT, "%,d", events);
  }

  @FunctionalInterface
  private interface Way {
    double eventsPerSecond(long events) throws Exception;
  }

  private static final String HOW =
      """
      The whole log, read in its order in pages of 1,000, every event decoded into its record: what
      a new reader or a rebuild has to do. A rebuild also folds the events and writes a row per
      stream of 20. Beside it `COPY (SELECT ...) TO STDOUT` of the same columns, in no order, into
      nothing. The last lines say what one event costs as the log grows (to 10,000,000 with
      `--events-max 10000000`).
      """;
}
