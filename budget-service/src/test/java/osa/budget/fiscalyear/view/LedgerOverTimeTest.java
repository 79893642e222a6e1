package osa.budget.fiscalyear.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.statistics.Statistics;
import osa.budget.fiscalyear.FiscalYearCommandHandler;
import osa.budget.fiscalyear.FiscalYearEvents;
import osa.budget.fiscalyear.domain.FiscalYear;
import osa.budget.fiscalyear.domain.FiscalYearCommand;
import osa.budget.fiscalyear.domain.FiscalYearCommand.CloseFiscalYear;
import osa.budget.fiscalyear.domain.FiscalYearCommand.CommitFunds;
import osa.budget.fiscalyear.domain.FiscalYearCommand.CorrectAppropriation;
import osa.budget.fiscalyear.domain.FiscalYearCommand.DisburseFunds;
import osa.budget.fiscalyear.domain.FiscalYearCommand.EnactInitialAppropriation;
import osa.budget.fiscalyear.domain.FiscalYearCommand.ReleaseFunds;
import osa.budget.fiscalyear.domain.FiscalYearCommand.ReserveFunds;
import osa.budget.fiscalyear.domain.FiscalYearDecider;
import osa.budget.fiscalyear.domain.FiscalYearEvent;
import osa.budget.fiscalyear.domain.GrantId;
import osa.budget.fiscalyear.domain.Ledger;
import osa.budget.fiscalyear.domain.SomeCommands;
import osa.kernel.Context;
import osa.kernel.Decision;
import osa.kernel.StreamId;
import osa.kernel.projection.Moment;
import osa.kernel.projection.Past;
import osa.kernel.testing.InMemoryEventStore;

/// A ledger on every day of its life, however late and in whatever order its entries were recorded.
class LedgerOverTimeTest {

  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final FiscalYear FY2023 = new FiscalYear(2023);
  private static final LocalDate FIRST = LocalDate.of(2023, 4, 1);
  private static final int DAYS = 30;
  private static final UUID INITIAL = new UUID(0, 0);
  private static final GrantId FIJI = new GrantId("a");
  private static final GrantId TONGA = new GrantId("b");
  private static final StreamId STREAM = FiscalYearCommandHandler.streamOf(FY2023);
  private static final FiscalYearDecider DECIDER = new FiscalYearDecider();

  private final FiscalYearSummaryProjection projection = new FiscalYearSummaryProjection();
  private Ledger ledger = DECIDER.initial();
  private long minute;
  private final InMemoryEventStore store =
      new InMemoryEventStore(FiscalYearEvents.codec(), InstantSource.system());
  private final Past past = new Past(store, JAPAN, List.of(new LedgerValidTime()));

  /// Asks for something that happened on a day, counted from the first; what is refused leaves
  /// nothing.
  private boolean asks(FiscalYearCommand command, int day) {
    return switch (DECIDER.decide(command, ledger)) {
      case Decision.Accepted<FiscalYearEvent>(List<FiscalYearEvent> events) -> {
        Instant at = FIRST.plusDays(day).atStartOfDay(JAPAN).toInstant().plusSeconds(++minute);
        store.append(
            STREAM,
            store.load(STREAM).size(),
            events,
            new Context("tester", at, UUID.randomUUID(), UUID.randomUUID()));
        events.forEach(event -> ledger = DECIDER.evolve(ledger, event));
        yield true;
      }
      case Decision.Rejected<FiscalYearEvent> _ -> false;
    };
  }

  private void happens(FiscalYearCommand command, int day) {
    assertTrue(asks(command, day), command::toString);
  }

  private Optional<FiscalYearSummary> asOf(int day) {
    return past.view(
        projection, STREAM, new Moment(Optional.of(FIRST.plusDays(day)), Optional.empty()));
  }

  private FiscalYearSummary now() {
    return past.view(projection, STREAM, Moment.NOW).orElseThrow();
  }

  private long freeJpy(int day) {
    return asOf(day).orElseThrow().freeJpy();
  }

  @Property(tries = 500)
  void on_no_day_is_a_ledger_one_that_cannot_be(
      @ForAll("dated") List<Tuple2<FiscalYearCommand, Integer>> commands) {
    LedgerOverTimeTest fresh = new LedgerOverTimeTest();
    boolean late = false;
    int latest = 0;
    for (Tuple2<FiscalYearCommand, Integer> command : commands) {
      if (fresh.asks(command.get1(), command.get2())) {
        late |= command.get2() < latest;
        latest = Math.max(latest, command.get2());
      }
    }
    for (int day = 0; day <= DAYS; day++) {
      fresh.asOf(day).ifPresent(LedgerOverTimeTest::check);
    }
    assertEquals(figures(fresh.now()), figures(fresh.asOf(DAYS).orElseThrow()));
    Statistics.label("recorded late")
        .collect(late)
        .coverage(cover -> cover.check(true).percentage(share -> share > 50));
  }

  @Provide
  Arbitrary<List<Tuple2<FiscalYearCommand, Integer>>> dated() {
    Arbitrary<Integer> days = Arbitraries.integers().between(0, DAYS);
    Arbitrary<Tuple2<FiscalYearCommand, Integer>> first =
        days.map(day -> Tuple.of(SomeCommands.APPROPRIATION, day / 2));
    return Combinators.combine(
            first,
            Combinators.combine(SomeCommands.any(), days)
                .as(Tuple::of)
                .list()
                .ofMinSize(5)
                .ofMaxSize(60))
        .as((one, more) -> Stream.concat(Stream.of(one), more.stream()).toList())
        .withoutEdgeCases();
  }

  private static void check(FiscalYearSummary year) {
    assertTrue(year.freeJpy() >= 0, () -> "overspent: " + figures(year));
    assertTrue(year.unusedJpy >= 0 && year.disbursedJpy <= year.committedJpy);
    assertEquals(
        year.reservedJpy,
        year.allocations.stream().mapToLong(FiscalYearSummary.AllocationView::reservedJpy).sum());
    for (FiscalYearSummary.AllocationView held : year.allocations) {
      assertTrue(held.reservedJpy() >= 0 && held.committedJpy() >= 0, held::toString);
      assertTrue(held.disbursedJpy() <= held.committedJpy(), held::toString);
    }
    if (year.status == FiscalYearSummary.Status.CLOSED) {
      assertEquals(0, year.freeJpy(), "a closed year has something free");
      assertEquals(0, year.reservedJpy, "a closed year has something reserved");
    }
  }

  private static List<Object> figures(FiscalYearSummary year) {
    return List.of(
        year.version,
        year.status,
        year.appropriatedJpy,
        year.reservedJpy,
        year.committedJpy,
        year.disbursedJpy,
        year.unusedJpy,
        year.allocations);
  }

  @Example
  void what_is_recorded_late_counts_from_the_day_it_happened() {
    happens(new EnactInitialAppropriation(FY2023, INITIAL, 1_000, ""), 0);
    happens(new ReserveFunds(FY2023, FIJI, 100), 10);
    happens(new ReserveFunds(FY2023, TONGA, 200), 5);
    assertEquals(List.of(1_000L, 800L, 700L), List.of(freeJpy(4), freeJpy(5), freeJpy(10)));
  }

  @Example
  void money_that_was_not_there_yet_is_taken_when_it_is() {
    happens(new EnactInitialAppropriation(FY2023, INITIAL, 1_000, ""), 0);
    happens(new ReserveFunds(FY2023, FIJI, 900), 5);
    happens(new ReleaseFunds(FY2023, FIJI, "withdrawn"), 20);
    happens(new ReserveFunds(FY2023, TONGA, 900), 10);
    assertEquals(List.of(100L, 100L, 100L), List.of(freeJpy(10), freeJpy(19), freeJpy(20)));
    assertEquals("a", asOf(19).orElseThrow().allocations.getFirst().grantId());
    assertEquals("b", asOf(20).orElseThrow().allocations.getFirst().grantId());
  }

  @Example
  void a_corrected_figure_was_always_the_right_one() {
    happens(new EnactInitialAppropriation(FY2023, INITIAL, 800, ""), 0);
    happens(new CorrectAppropriation(FY2023, INITIAL, 810, "rounded"), 20);
    assertEquals(810, freeJpy(0));
  }

  @Example
  void a_correction_downwards_counts_from_the_day_the_ledger_can_carry_it() {
    happens(new EnactInitialAppropriation(FY2023, INITIAL, 1_000, ""), 0);
    happens(new ReserveFunds(FY2023, FIJI, 900), 5);
    happens(new ReleaseFunds(FY2023, FIJI, "withdrawn"), 8);
    happens(new CorrectAppropriation(FY2023, INITIAL, 500, "misprint"), 20);
    assertEquals(List.of(1_000L, 100L, 500L), List.of(freeJpy(4), freeJpy(7), freeJpy(8)));
  }

  @Example
  void what_is_released_after_closing_lapses_and_a_payment_counts_from_its_own_day() {
    int yearEnd = 365;
    happens(new EnactInitialAppropriation(FY2023, INITIAL, 1_000, ""), 0);
    happens(new ReserveFunds(FY2023, FIJI, 1_000), 1);
    happens(new CommitFunds(FY2023, FIJI, 1_000), 2);
    happens(new CloseFiscalYear(FY2023, FY2023.endsOn()), yearEnd);
    happens(new DisburseFunds(FY2023, FIJI, 400, FY2023.endsOn().minusDays(5)), yearEnd - 5);
    happens(new ReleaseFunds(FY2023, FIJI, "not needed"), yearEnd - 2);
    FiscalYearSummary before = asOf(yearEnd - 1).orElseThrow();
    assertEquals(List.of(400L, 1_000L), List.of(before.disbursedJpy, before.committedJpy));
    FiscalYearSummary after = asOf(yearEnd).orElseThrow();
    assertEquals(
        List.of(400L, 600L, 0L), List.of(after.committedJpy, after.unusedJpy, after.freeJpy()));
  }

  @Example
  void before_the_first_entry_there_is_no_ledger() {
    happens(new EnactInitialAppropriation(FY2023, INITIAL, 1_000, ""), 1);
    assertFalse(asOf(0).isPresent());
  }
}
