package osa.simulation.service;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.Outcome;
import osa.kernel.Tracing;
import osa.kernel.deadletter.DeadLetterCommandHandler;
import osa.kernel.inbox.DeadLetters;
import osa.kernel.inbox.Delivery;
import osa.kernel.inbox.Inbox;
import osa.kernel.kafka.KafkaMessages;
import osa.kernel.outbox.OutboxRelay;
import osa.kernel.projection.Projections;
import osa.kernel.reaction.Follower;
import osa.kernel.reaction.Reaction;
import osa.kernel.store.Answers.Answer;
import osa.simulation.broker.Reader;
import osa.simulation.database.Flaw;
import osa.simulation.database.SimulatedDatabase;
import osa.simulation.world.Life;
import osa.simulation.world.World;

/// One process of a service, from its start to its death: the real parts, put together as the
/// container does, and its loops.
final class Replica<D> {

  // As the services are configured.
  private static final int ATTEMPTS_MAX = 5;
  private static final Duration INBOX_PAUSE = Duration.ofMillis(500);
  private static final Duration PAUSE_MIN = Duration.ofMillis(100);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(5);
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final int RELAY_EVENTS_MAX = 5;
  private static final int FOLLOWER_EVENTS_MAX = 3;

  private final SimulatedService<D> service;
  private final World world;
  private final String name;
  private final Life life;
  private final D desk;
  private final D deskOfLooks;
  private final FrontDoor door;
  private final OutboxRelay relay;
  private final List<Reaction> reactions;
  private final Reader reader;
  private final Delivery delivery;
  private int requests;

  Replica(SimulatedService<D> service, int number) {
    this.service = service;
    this.world = service.world();
    this.name = service.name() + "#" + number;
    this.life = new Life(name, service.faults(), this::died);
    SimulatedDatabase database = service.database();
    Blueprint<D> blueprint = service.blueprint();
    Projections projections = new Projections(service.views(), service.projections());
    this.desk = blueprint.desk(service.log(), database, projections, world);
    this.door = new FrontDoor(database, service.tables());
    Set<Flaw> flaws = service.flaws();
    EventStore logOfLooks = Flawed.logOfLooks(flaws, service.log());
    this.deskOfLooks =
        logOfLooks == service.log()
            ? desk
            : blueprint.desk(logOfLooks, database, projections, world);
    this.relay =
        new OutboxRelay(
            service.name(),
            blueprint.publishesTo(),
            Flawed.log(
                flaws,
                Flaw.CHECKPOINT_BEFORE_ACKNOWLEDGEMENT,
                service.log(),
                service.tables(),
                OutboxRelay.readerOf(service.name())),
            Flawed.checkpoints(flaws, Flaw.CHECKPOINT_BEFORE_ACKNOWLEDGEMENT, service.tables()),
            Flawed.publisher(flaws, blueprint.publisher(), world),
            service.broker().producer(),
            RELAY_EVENTS_MAX);
    this.reactions =
        blueprint
            .reactions(
                Flawed.twoTransactions(flaws)
                    ? blueprint.desk(
                        service.log(), Flawed.apart(database, world), projections, world)
                    : desk,
                database,
                service.views())
            .stream()
            .map(reaction -> Flawed.reaction(flaws, reaction))
            .toList();
    this.reader = service.broker().reader(service.name(), blueprint.listensTo(), life);
    Inbox inbox = new Inbox(database, service.tables(), service.policies(desk));
    DeadLetters deadLetters =
        Flawed.deadLetters(
            flaws,
            new DeadLetterCommandHandler(
                service.log(), database, projections, inbox, KafkaMessages::read, world));
    this.delivery =
        new Delivery(
            Flawed.source(flaws, reader, service.tables()),
            inbox,
            (arrival, reason, attempts) -> {
              deadLetters.bury(arrival, reason, attempts);
              world.note("dead letter", arrival.partition() + " at " + arrival.offset());
            },
            database::answers,
            ATTEMPTS_MAX,
            service.tables(),
            _ -> {},
            Tracing.OFF);
  }

  Life life() {
    return life;
  }

  void begin() {
    world.note("start", name);
    world.start(name + " relay", life, () -> loop(IDLE, this::relayRound));
    world.start(name + " inbox", life, () -> loop(INBOX_PAUSE, delivery::deliverBatch));
    reactions.forEach(this::follow);
    service.blueprint().looks(deskOfLooks).forEach(this::lookRegularly);
  }

  private void lookRegularly(Look look) {
    String task = service.name() + " " + look.name();
    Runnable once = Flawed.look(service.flaws(), look, service.tables(), world);
    world.start(
        name + " " + look.name(),
        life,
        () ->
            loop(
                look.every(),
                () -> {
                  if (service.isLed(task, this)) {
                    long began = world.nowMicros();
                    once.run();
                    service.looked(look, began);
                  }
                  return false;
                }));
  }

  private void follow(Reaction reaction) {
    String reader = Follower.readerOf(service.name(), reaction.name());
    Set<Flaw> flaws = service.flaws();
    Follower follower =
        new Follower(
            service.name(),
            reaction,
            Flawed.log(
                flaws, Flaw.CHECKPOINT_BEFORE_REACTION, service.log(), service.tables(), reader),
            Flawed.checkpoints(flaws, Flaw.CHECKPOINT_BEFORE_REACTION, service.tables()),
            FOLLOWER_EVENTS_MAX);
    world.start(
        name + " " + reaction.name(),
        life,
        () -> loop(IDLE, () -> leading(reader, follower::followBatch)));
  }

  private void died() {
    reader.die();
    service.replicaDied(this);
  }

  private boolean relayRound() {
    return leading(OutboxRelay.readerOf(service.name()), relay::relayBatch);
  }

  /// A round of what one replica does at a time.
  private boolean leading(String task, IntSupplier batch) {
    long seen = service.database().commits();
    if (service.isLed(task, this) && batch.getAsInt() > 0) {
      return true;
    }
    world.pauseUntil(() -> service.database().commits() != seen, IDLE);
    return true;
  }

  /// As the product's loops: a failure ends the round, and the next one comes after a pause.
  private void loop(Duration pause, BooleanSupplier round) {
    Duration patience = PAUSE_MIN;
    while (true) {
      try {
        if (!round.getAsBoolean()) {
          world.sleep(pause);
        }
        patience = PAUSE_MIN;
      } catch (RuntimeException e) {
        world.trouble("round failed", String.valueOf(e.getMessage()));
        world.sleep(patience);
        patience =
            patience.multipliedBy(2).compareTo(PAUSE_MAX) < 0
                ? patience.multipliedBy(2)
                : PAUSE_MAX;
      }
    }
  }

  /// Lets a thread of this process answer a request.
  void serve(
      Intent intent,
      BiFunction<D, Context, ? extends Outcome<?>> command,
      Consumer<Answer> answer) {
    world.start(
        name + " request " + ++requests,
        life,
        () -> {
          Context context = intent.attempt(world.uuid(), world.instant());
          try {
            answer.accept(door.enter(intent, () -> command.apply(desk, context)));
          } catch (RuntimeException e) {
            world.trouble("request failed", String.valueOf(e.getMessage()));
            answer.accept(new Answer("", 503, null, null, "FAILED"));
          }
        });
  }
}
