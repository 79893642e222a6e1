package osa.bench.append;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import osa.bench.Section;
import osa.bench.Stage;
import osa.bench.Table;
import osa.bench.measure.Contest;
import osa.bench.measure.Rounds;
import osa.bench.measure.Row;
import osa.bench.measure.Target;

/// Events appended per second.
public final class AppendSection implements Section {
  private static final List<Integer> CLIENTS = List.of(1, 8, 32);
  private static final List<Integer> EVENTS_PER_COMMIT = List.of(1, 10);
  /// Each store keeps its tables in a schema of its own; one pool sees them all.
  private static final String SCHEMAS = "bench_ours,bench_raw,message_store,bench_axon";

  private static final Duration RUN_UP = Duration.ofMillis(500);
  private static final Duration WINDOW = Duration.ofMillis(1500);

  @Override
  public String key() {
    return "append";
  }

  @Override
  public Table run(Stage stage) throws Exception {
    stage.run(Set.of());
    List<Row> rows = new ArrayList<>();
    List<Store> stores = new ArrayList<>();
    try (Pool pool = Pool.open(stage.database(SCHEMAS))) {
      open(stage, pool, stores);
      for (Store store : stores) {
        // What the first statements and the compiler cost belongs to nobody's turn.
        store.eventsPerSecond(8, 1, stage.window(RUN_UP), stage.window(WINDOW));
        store.eventsPerSecond(8, 10, stage.window(RUN_UP), stage.window(WINDOW));
      }
      for (int events : EVENTS_PER_COMMIT) {
        for (int clients : CLIENTS) {
          rows.addAll(compare(stage, stores, clients, events));
        }
      }
    } finally {
      for (Store store : stores) {
        store.close();
      }
    }
    return new Table(key(), "Append", HOW, rows);
  }

  /// The first one is ours; the second the one whose speed is the measure.
  private static void open(Stage stage, Pool pool, List<Store> stores) throws Exception {
    stores.add(new OurStore(stage.database("bench_ours"), pool));
    if (Pgbench.present()) {
      stores.add(new Pgbench(stage.database("bench_pgbench")));
    }
    stores.add(new RawInsert(stage.database("bench_raw"), pool));
    stores.add(new MessageDb(stage.database("message_store"), pool));
    stores.add(new AxonJpa(stage.database("bench_axon"), pool));
  }

  private static List<Row> compare(Stage stage, List<Store> stores, int clients, int events)
      throws Exception {
    String what = what(clients, events);
    Contest<Double> contest = stage.contest();
    for (Store store : stores) {
      contest.side(
          store.name(),
          () -> {
            store.empty();
            return store.eventsPerSecond(
                clients, events, stage.window(RUN_UP), stage.window(WINDOW));
          });
    }
    Map<String, List<Double>> brought = contest.run(what);
    Rounds ours = Rounds.higherIsBetter(brought.get(stores.getFirst().name()));
    List<Row> rows = new ArrayList<>();
    for (Store peer : stores.subList(1, stores.size())) {
      Row row =
          Row.compared(
              what, "events/s", ours, peer.name(), Rounds.higherIsBetter(brought.get(peer.name())));
      rows.add(
          target(peer == stores.get(1), peer.name(), clients, events).map(row::aiming).orElse(row));
    }
    return rows;
  }

  private static Optional<Target> target(
      boolean measure, String peer, int clients, int eventsPerCommit) {
    if (measure && (clients == 8 || eventsPerCommit > 1)) {
      return Optional.of(Target.atLeast(0.6));
    }
    return peer.equals("Axon JPA") && eventsPerCommit == 1
        ? Optional.of(Target.atLeast(3))
        : Optional.empty();
  }

  private static String what(int clients, int eventsPerCommit) {
    return (clients == 1 ? "1 client" : clients + " clients")
        + (eventsPerCommit == 1 ? ", 1 event" : ", " + eventsPerCommit + " events")
        + " per commit";
  }

  private static final String HOW =
      """
      Each client appends to a stream of its own, ten commits to each, expecting the version that it
      left; the event is 250 bytes of JSON. Ours is the services' store on their pool (Agroal, 20
      connections) in their transactions (JTA: BEGIN, append, COMMIT). The bare INSERT keeps the
      same bytes in a table with one index and no BEGIN, once from pgbench (prepared, values as
      parameters) and once from Java on the same pool. Message DB gets all streams in one category,
      as ours are. Axon's engine has its defaults, with bytea for large objects. What each store
      says it kept is counted after each turn.
      """;
}
