package osa.simulation.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import osa.kernel.Checkpoint;
import osa.kernel.Context;
import osa.kernel.Outcome;
import osa.kernel.deadletter.DeadLetterEvents;
import osa.kernel.deadletter.view.DeadLetterSummary;
import osa.kernel.deadletter.view.DeadLetterSummaryProjection;
import osa.kernel.inbox.MessagePolicy;
import osa.kernel.inbox.MessageSource.Partition;
import osa.kernel.outbox.IntegrationPublisher;
import osa.kernel.outbox.OutboxRelay;
import osa.kernel.projection.Projection;
import osa.kernel.projection.Projections;
import osa.kernel.reaction.Follower;
import osa.kernel.rebuild.ReadModelEvents;
import osa.kernel.store.Answers.Answer;
import osa.kernel.store.EventCodec;
import osa.simulation.broker.SimulatedBroker;
import osa.simulation.database.Flaw;
import osa.simulation.database.SimulatedDatabase;
import osa.simulation.database.SimulatedEventStore;
import osa.simulation.database.SimulatedTables;
import osa.simulation.database.SimulatedViews;
import osa.simulation.world.Faults;
import osa.simulation.world.World;

/// One of the real services in the simulated world: its database, and the replicas that come and
/// go before it.
///
/// @param <D> its front desk
public final class SimulatedService<D> {

  private static final Duration RESTART_MAX = Duration.ofSeconds(3);
  private static final Duration CLIENT_PATIENCE = Duration.ofSeconds(5);

  private final Blueprint<D> blueprint;
  private final World world;
  private final Faults faults;
  private final SimulatedBroker broker;
  private final Set<Flaw> flaws;
  private final SimulatedDatabase database;
  private final SimulatedEventStore log;
  private final SimulatedTables tables;
  private final SimulatedViews views;
  private final List<Replica<D>> replicas = new ArrayList<>();
  private int started;
  private final Map<String, Replica<D>> leaders = new HashMap<>();
  private final Map<String, Long> lookedAtMicros = new HashMap<>();

  /// @param onCommit is told what each of its transactions has appended
  /// @param onSeen is told how far it says to have heard a partition
  public SimulatedService(
      Blueprint<D> blueprint,
      World world,
      Faults faults,
      SimulatedBroker broker,
      Set<Flaw> flaws,
      Consumer<List<SimulatedEventStore.Row>> onCommit,
      BiConsumer<Partition, Checkpoint> onSeen) {
    this.blueprint = blueprint;
    this.world = world;
    this.faults = faults;
    this.broker = broker;
    this.flaws = flaws;
    this.database = new SimulatedDatabase(blueprint.name(), world, faults, flaws);
    this.log =
        new SimulatedEventStore(database, withTheKernels(blueprint.codec()), world, onCommit);
    this.tables = new SimulatedTables(database, onSeen);
    this.views = new SimulatedViews(database, this::keyOf);
  }

  /// The kernel keeps streams of its own in every service's log.
  private static EventCodec withTheKernels(EventCodec codec) {
    return codec.and(DeadLetterEvents.codec()).and(ReadModelEvents.codec());
  }

  private String keyOf(Object view) {
    return view instanceof DeadLetterSummary letter ? letter.deadLetterId : blueprint.keyOf(view);
  }

  /// Starts one more replica; when it dies another one takes its place.
  public void startReplica() {
    Replica<D> replica = new Replica<>(this, ++started);
    replicas.add(replica);
    replica.begin();
  }

  void replicaDied(Replica<D> replica) {
    replicas.remove(replica);
    world.after(world.upTo(RESTART_MAX), this::startReplica);
  }

  /// Whether the replica is the one that does a task. The lead is tied to a connection: when that
  /// breaks another one takes it, even while the first is still at work.
  boolean isLed(String task, Replica<D> by) {
    Replica<D> leader = leaders.get(task);
    if (leader == null || leader.life().isOver() || world.chance(5 * faults.connectionCut())) {
      leaders.put(task, by);
    }
    return leaders.get(task) == by;
  }

  /// One of its looks was done.
  ///
  /// @param beganAtMicros when it began
  void looked(Look look, long beganAtMicros) {
    lookedAtMicros.put(look.name(), beganAtMicros);
  }

  /// Asks a replica for something; empty when no answer came, whatever became of it.
  public Optional<Answer> ask(Intent intent, BiFunction<D, Context, ? extends Outcome<?>> command) {
    world.pause("ask " + blueprint.name(), intent.what());
    if (replicas.isEmpty()) {
      return Optional.empty();
    }
    Replica<D> replica = world.oneOf(replicas);
    List<Answer> answers = new ArrayList<>(1);
    replica.serve(intent, command, answers::add);
    world.pauseUntil(() -> !answers.isEmpty() || replica.life().isOver(), CLIENT_PATIENCE);
    if (answers.isEmpty() || world.chance(faults.answerLost())) {
      world.trouble("no answer", intent.what());
      return Optional.empty();
    }
    world.note("answer", intent.what() + ": " + answers.getFirst().body());
    return Optional.of(answers.getFirst());
  }

  // ---- its parts

  Blueprint<D> blueprint() {
    return blueprint;
  }

  World world() {
    return world;
  }

  Faults faults() {
    return faults;
  }

  SimulatedBroker broker() {
    return broker;
  }

  Set<Flaw> flaws() {
    return flaws;
  }

  public String name() {
    return blueprint.name();
  }

  public SimulatedDatabase database() {
    return database;
  }

  public SimulatedEventStore log() {
    return log;
  }

  public SimulatedTables tables() {
    return tables;
  }

  public SimulatedViews views() {
    return views;
  }

  /// Whether its relay has told everything that there is to tell.
  public boolean hasToldEverything() {
    return tables.checkpoint(OutboxRelay.readerOf(name())).compareTo(log.end()) >= 0;
  }

  /// Whether its reactions have done everything that the log calls for.
  public boolean hasReactedToEverything() {
    return blueprint.reactions(desk(), database, views).stream()
        .map(reaction -> Follower.readerOf(name(), reaction.name()))
        .allMatch(reader -> tables.checkpoint(reader).compareTo(log.end()) >= 0);
  }

  /// Whether all that it looks after by the clock was looked at since a moment.
  public boolean hasLookedSince(long micros) {
    return blueprint.looks(desk()).stream()
        .allMatch(look -> lookedAtMicros.getOrDefault(look.name(), -1L) >= micros);
  }

  /// A front desk that belongs to no replica, to ask what it is made of.
  private D desk() {
    return blueprint.desk(log, database, new Projections(views, List.of()), world);
  }

  List<MessagePolicy<?>> policies(D desk) {
    List<MessagePolicy<?>> policies = new ArrayList<>(blueprint.policies(desk));
    policies.add(new Stumbling());
    return policies;
  }

  /// The types of messages that it reacts to.
  public Set<String> hears() {
    return policies(desk()).stream().map(MessagePolicy::messageType).collect(Collectors.toSet());
  }

  public List<String> listensTo() {
    return blueprint.listensTo();
  }

  public IntegrationPublisher publisher() {
    return blueprint.publisher();
  }

  public List<Projection<?>> projections() {
    List<Projection<?>> projections = new ArrayList<>(blueprint.projections());
    projections.add(new DeadLetterSummaryProjection());
    return projections;
  }

  public String topic() {
    return blueprint.publishesTo();
  }
}
