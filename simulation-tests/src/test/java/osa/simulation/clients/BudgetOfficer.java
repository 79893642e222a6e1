package osa.simulation.clients;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import osa.budget.fiscalyear.FiscalYearCommandHandler;
import osa.budget.fiscalyear.domain.FiscalYear;
import osa.budget.fiscalyear.domain.FiscalYearCommand;
import osa.budget.fiscalyear.domain.FiscalYearCommand.CloseFiscalYear;
import osa.budget.fiscalyear.domain.FiscalYearCommand.CorrectAppropriation;
import osa.budget.fiscalyear.domain.FiscalYearCommand.DisburseFunds;
import osa.budget.fiscalyear.domain.FiscalYearCommand.EnactInitialAppropriation;
import osa.budget.fiscalyear.domain.FiscalYearCommand.EnactSupplementaryAppropriation;
import osa.budget.fiscalyear.domain.FiscalYearCommand.RecordBudgetRequest;
import osa.budget.fiscalyear.domain.FiscalYearCommand.ReleaseFunds;
import osa.budget.fiscalyear.domain.FiscalYearCommand.ReserveFunds;
import osa.budget.fiscalyear.domain.GrantId;
import osa.budget.fiscalyear.view.FiscalYearSummary;
import osa.budget.fiscalyear.view.FiscalYearSummary.AllocationView;
import osa.kernel.ExpectedVersion;
import osa.simulation.laws.AnswersAreKept;
import osa.simulation.laws.Meddling;
import osa.simulation.service.SimulatedService;
import osa.simulation.world.World;

/// Keeps the ledger of one fiscal year: enacts, corrects, pays, reserves for what is no grant of
/// grant-service, takes back by hand what a grant was promised, and sometimes closes the year; all
/// while the grants ask for the same money.
public final class BudgetOfficer implements Runnable {

  private static final Duration GLANCE = Duration.ofSeconds(2);
  private static final int STEPS = 6;
  private static final String OWN = "own-";
  private static final int APPROPRIATION_MIN = 350;

  private final SimulatedService<FiscalYearCommandHandler> budget;
  private final FiscalYear year;
  private final Person person;
  private final World world;
  private final UUID initial;
  private final Meddling meddling;

  public BudgetOfficer(
      World world,
      SimulatedService<FiscalYearCommandHandler> budget,
      AnswersAreKept answers,
      Meddling meddling,
      int year) {
    this.world = world;
    this.budget = budget;
    this.year = new FiscalYear(year);
    this.person = new Person(world, "budget officer " + year, answers);
    this.initial = world.uuid();
    this.meddling = meddling;
  }

  @Override
  public void run() {
    ask(new RecordBudgetRequest(year, 2000, ""));
    ask(new EnactInitialAppropriation(year, initial, APPROPRIATION_MIN + world.below(300), ""));
    for (int step = 0; step < STEPS; step++) {
      world.sleep(world.upTo(GLANCE));
      switch (world.below(6)) {
        case 0 ->
            ask(
                new EnactSupplementaryAppropriation(
                    year, world.uuid(), world.below(400) - 150, ""));
        case 1 ->
            change(
                new CorrectAppropriation(
                    year, initial, APPROPRIATION_MIN + world.below(300), "a slip"));
        case 2 -> somebody(held -> held.reservedJpy() > 0).ifPresent(this::releaseByHand);
        case 3 -> somebody(held -> held.committedJpy() > 1).ifPresent(this::payAPart);
        default -> reserveForAWhile(new GrantId(OWN + step));
      }
    }
    if (world.chance(0.3)) {
      close();
    }
  }

  private Optional<AllocationView> somebody(Predicate<AllocationView> wanted) {
    List<AllocationView> found =
        look().stream()
            .flatMap(view -> view.allocations.stream())
            .filter(held -> !held.grantId().startsWith(OWN))
            .filter(wanted)
            .toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(world.oneOf(found));
  }

  /// Takes the reserved money from a grant that may be about to rely on it.
  private void releaseByHand(AllocationView held) {
    meddling.with(held.grantId());
    change(new ReleaseFunds(year, new GrantId(held.grantId()), "needed elsewhere"));
  }

  private void payAPart(AllocationView held) {
    long amountJpy = (held.committedJpy() - held.disbursedJpy()) / 2;
    if (amountJpy > 0) {
      ask(new DisburseFunds(year, new GrantId(held.grantId()), amountJpy, year.startsOn()));
    }
  }

  private void reserveForAWhile(GrantId own) {
    ask(new ReserveFunds(year, own, 50 + world.below(100)));
    world.sleep(world.upTo(GLANCE));
    ask(new ReleaseFunds(year, own, "over"));
  }

  /// Possible from the last day of the year on, and only while nothing is reserved.
  private void close() {
    for (int attempt = 0; attempt < STEPS; attempt++) {
      world.sleep(world.upTo(GLANCE));
      change(new CloseFiscalYear(year, year.endsOn()));
    }
  }

  private Optional<FiscalYearSummary> look() {
    return budget.views().committed(FiscalYearSummary.class, year.toString());
  }

  private void ask(FiscalYearCommand command) {
    person.ask(
        budget,
        person.once(command.getClass().getSimpleName() + " " + year),
        (ledgers, context) -> ledgers.handle(command, ExpectedVersion.any(), context));
  }

  /// Asks for it at the version seen, as everything that rests on what one saw.
  private void change(FiscalYearCommand command) {
    long version = look().map(view -> view.version).orElse(0L);
    person.change(
        budget,
        command.getClass().getSimpleName() + " " + year,
        (ledgers, context) -> ledgers.handle(command, ExpectedVersion.exactly(version), context));
  }
}
