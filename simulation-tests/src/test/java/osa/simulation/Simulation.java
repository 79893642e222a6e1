package osa.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import osa.budget.fiscalyear.FiscalYearCommandHandler;
import osa.eligibility.policy.domain.Policy;
import osa.grant.grant.GrantCommandHandler;
import osa.kernel.Checkpoint;
import osa.kernel.RecordedEvent;
import osa.kernel.inbox.MessageSource.Partition;
import osa.simulation.broker.Letter;
import osa.simulation.broker.SimulatedBroker;
import osa.simulation.clients.Approver;
import osa.simulation.clients.BudgetOfficer;
import osa.simulation.clients.DeskOfficer;
import osa.simulation.clients.PolicyModeller;
import osa.simulation.clients.RuleMakers;
import osa.simulation.database.Flaw;
import osa.simulation.database.SimulatedDatabase;
import osa.simulation.database.SimulatedEventStore.Row;
import osa.simulation.laws.AnswersAreKept;
import osa.simulation.laws.BudgetIsNeverOverspent;
import osa.simulation.laws.EffectsHappenOnce;
import osa.simulation.laws.EveryMessageIsHeard;
import osa.simulation.laws.Laws;
import osa.simulation.laws.Meddling;
import osa.simulation.laws.MessagesTellTheLog;
import osa.simulation.laws.NobodyWaitsInVain;
import osa.simulation.laws.Poison;
import osa.simulation.laws.ReadersSeeEverythingOnce;
import osa.simulation.laws.SeenIsDealtWith;
import osa.simulation.laws.ServicesAgree;
import osa.simulation.laws.StreamsAreOrdered;
import osa.simulation.laws.VerdictsFollowFactsAndRules;
import osa.simulation.laws.ViewsEqualTheirEvents;
import osa.simulation.service.Blueprint;
import osa.simulation.service.BudgetBlueprint;
import osa.simulation.service.EligibilityBlueprint;
import osa.simulation.service.EligibilityBlueprint.Desks;
import osa.simulation.service.GrantBlueprint;
import osa.simulation.service.SimulatedService;
import osa.simulation.world.Faults;
import osa.simulation.world.Law;
import osa.simulation.world.LawBroken;
import osa.simulation.world.Life;
import osa.simulation.world.Trace;
import osa.simulation.world.World;

/// One run of the whole programme from a seed: the three real services, officials who want
/// something of them, whatever can go wrong, and the laws that must hold all the same.
final class Simulation {

  /// What happened in a run.
  ///
  /// @param awaitPoints the kinds of await points at which a service could have died
  record Run(Trace trace, Set<String> awaitPoints, Set<String> eventTypes) {}

  private static final int TURNS_MAX = 200_000;
  private static final Duration FAULTS_MAX = Duration.ofMinutes(2);
  private static final Duration REST_MAX = Duration.ofMinutes(30);
  private static final Duration HEARING_MAX = Duration.ofMinutes(1);
  private static final Duration REST_GLANCE = Duration.ofMillis(100);
  private static final int REPLICAS_MAX = 2;
  private static final int GRANTS_MIN = 3;
  private static final int GRANTS_MAX = 6;
  private static final List<Integer> FISCAL_YEARS = List.of(2025, 2026);

  /// What a run leads into. On the first of these days a version holds that comes with the service.
  private static final List<LocalDate> TOMORROWS =
      List.of(LocalDate.of(2026, 4, 21), LocalDate.of(2026, 6, 2), LocalDate.of(2026, 6, 2));

  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final Duration EVENING_MAX = Duration.ofSeconds(60);

  private final World world;
  private final Faults faults;
  private final Set<Flaw> flaws;
  private final List<Laws> laws = new ArrayList<>();
  private final SimulatedBroker broker;
  private final SimulatedService<GrantCommandHandler> grants;
  private final SimulatedService<FiscalYearCommandHandler> budget;
  private final SimulatedService<Desks> eligibility;
  private final List<SimulatedService<?>> services;
  private final List<ReadersSeeEverythingOnce> readers = new ArrayList<>();
  private final List<SeenIsDealtWith> hearings = new ArrayList<>();
  private final AnswersAreKept answers = new AnswersAreKept();
  private final Meddling meddling = new Meddling();
  private final NobodyWaitsInVain waiting = new NobodyWaitsInVain();
  private final Poison poison;
  private final Life people = new Life("people");
  private final Instant midnight;
  private int busy;
  private long quietSinceMicros;

  private Simulation(long seed, Set<Flaw> flaws) {
    this.world = new World(seed, TURNS_MAX);
    this.midnight = world.oneOf(TOMORROWS).atStartOfDay(JAPAN).toInstant();
    world.beginAt(midnight.minus(world.upTo(EVENING_MAX)));
    this.faults = Faults.drawnFrom(world);
    this.flaws = flaws;
    this.broker = new SimulatedBroker(world, faults, 1 + world.below(4), this::arrived);
    this.grants = service(new GrantBlueprint());
    this.budget = service(new BudgetBlueprint());
    this.eligibility = service(new EligibilityBlueprint(Rules.CATALOGUE, Rules.COMPILED));
    this.services = List.of(grants, budget, eligibility);
    this.poison = new Poison(world);
    enactLaws();
  }

  /// Runs the seed to its end and answers what happened.
  ///
  /// @param flaws bugs to plant, none for the product as it is
  static Run run(long seed, Set<Flaw> flaws) {
    Simulation simulation = new Simulation(seed, flaws);
    simulation.world.run("story", simulation::story);
    World world = simulation.world;
    return new Run(world.trace(), world.awaitPoints(), simulation.eventTypes());
  }

  private Set<String> eventTypes() {
    return services.stream()
        .flatMap(service -> service.log().everything().stream())
        .map(RecordedEvent::type)
        .collect(Collectors.toSet());
  }

  private <D> SimulatedService<D> service(Blueprint<D> blueprint) {
    Consumer<List<Row>> onCommit =
        rows -> laws.forEach(law -> law.committed(blueprint.name(), rows));
    BiConsumer<Partition, Checkpoint> onSeen =
        (partition, upTo) -> laws.forEach(law -> law.heard(blueprint.name(), partition, upTo));
    return new SimulatedService<>(blueprint, world, faults, broker, flaws, onCommit, onSeen);
  }

  private void arrived(Partition partition, Letter letter) {
    laws.forEach(law -> law.arrived(partition, letter));
  }

  private void enactLaws() {
    laws.add(new BudgetIsNeverOverspent());
    laws.add(new EffectsHappenOnce());
    laws.add(answers);
    for (SimulatedService<?> service : services) {
      laws.add(new StreamsAreOrdered(service.name()));
      laws.add(new MessagesTellTheLog(service, poison.ids()));
      ReadersSeeEverythingOnce reader =
          new ReadersSeeEverythingOnce(world, service.database(), service.log());
      readers.add(reader);
      laws.add(reader);
      laws.add(new ViewsEqualTheirEvents(service.projections(), service.log(), service.views()));
      laws.add(new EveryMessageIsHeard(service, broker, poison, meddling));
      SeenIsDealtWith hearing = new SeenIsDealtWith(service);
      hearings.add(hearing);
      laws.add(hearing);
    }
    laws.add(new VerdictsFollowFactsAndRules(grants, eligibility, Rules::model, world));
    laws.add(new ServicesAgree(grants, budget, eligibility, meddling));
    laws.add(waiting);
  }

  private void story() {
    for (SimulatedService<?> service : services) {
      int replicas = 1 + world.below(REPLICAS_MAX);
      for (int i = 0; i < replicas; i++) {
        service.startReplica();
      }
    }
    readers.forEach(reader -> world.start("reader", people, reader));
    List<SimulatedDatabase> databases =
        services.stream().<SimulatedDatabase>map(SimulatedService::database).toList();
    world.start("troubles", people, new Troubles(world, faults, databases, broker, poison));
    startPeople();

    world.pauseUntil(() -> busy == 0, FAULTS_MAX);
    faults.end();
    world.pauseUntil(() -> busy == 0);
    awaitMidnight();
    quietSinceMicros = world.nowMicros();
    awaitRest();
    // Whoever could not say how far it heard says it with its next poll.
    world.pauseUntil(() -> hearings.stream().allMatch(SeenIsDealtWith::isAtTheEnd), HEARING_MAX);
    awaitRest();
    laws.forEach(Laws::atRest);
  }

  private void awaitMidnight() {
    Duration left = Duration.between(world.instant(), midnight);
    if (left.isPositive()) {
      world.sleep(left);
    }
  }

  private void startPeople() {
    start("policy modeller", new PolicyModeller(world, eligibility, answers));
    for (Policy policy : Policy.values()) {
      start(
          "makers of " + policy.sign(),
          new RuleMakers(world, eligibility, answers, policy, Rules.DRAFTS));
    }
    for (int year : FISCAL_YEARS) {
      start("budget officer " + year, new BudgetOfficer(world, budget, answers, meddling, year));
    }
    int grantsCount = GRANTS_MIN + world.below(GRANTS_MAX - GRANTS_MIN + 1);
    for (int number = 1; number <= grantsCount; number++) {
      start(
          "desk officer " + number,
          new DeskOfficer(world, grants, answers, meddling, waiting, number));
    }
    world.start("approver", people, new Approver(world, eligibility, answers));
  }

  /// Starts somebody whose work has an end.
  private void start(String name, Runnable person) {
    busy++;
    world.start(
        name,
        people,
        () -> {
          person.run();
          busy--;
        });
  }

  private void awaitRest() {
    long giveUpAt = world.nowMicros() + REST_MAX.toNanos() / 1000;
    while (!isAtRest()) {
      if (world.nowMicros() > giveUpAt) {
        throw new LawBroken(Law.NOBODY_WAITS_IN_VAIN, "world", "no rest: " + unrest());
      }
      world.sleep(REST_GLANCE);
    }
  }

  private boolean isAtRest() {
    return broker.isReadToTheEnd()
        && services.stream().allMatch(SimulatedService::hasToldEverything)
        && services.stream().allMatch(service -> service.hasLookedSince(quietSinceMicros))
        && services.stream().allMatch(SimulatedService::hasReactedToEverything)
        && services.stream().noneMatch(service -> service.database().hasOpenTransactions())
        && readers.stream().allMatch(ReadersSeeEverythingOnce::isAtTheEnd);
  }

  private String unrest() {
    return "read: %s, told everything: %s, looked: %s, reacted: %s, readers at the end: %s"
        .formatted(
            broker.isReadToTheEnd(),
            services.stream().map(SimulatedService::hasToldEverything).toList(),
            services.stream().map(service -> service.hasLookedSince(quietSinceMicros)).toList(),
            services.stream().map(SimulatedService::hasReactedToEverything).toList(),
            readers.stream().map(ReadersSeeEverythingOnce::isAtTheEnd).toList());
  }
}
