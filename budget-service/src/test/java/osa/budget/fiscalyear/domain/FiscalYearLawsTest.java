package osa.budget.fiscalyear.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import osa.kernel.DeciderLaws;
import osa.kernel.Decision;

/// What holds for every sequence of commands, sensible or not.
class FiscalYearLawsTest {

  private static final int KIND_OCCURRENCES_MIN = 20;
  private static final FiscalYearDecider DECIDER = new FiscalYearDecider();

  @Property(tries = 2_000)
  void no_sequence_of_commands_overspends_a_fiscal_year(
      @ForAll("commands") List<FiscalYearCommand> commands) {
    Ledger ledger = DECIDER.initial();
    Tally tally = new Tally();
    for (FiscalYearCommand command : commands) {
      for (FiscalYearEvent event : eventsOf(command, ledger)) {
        ledger = DECIDER.evolve(ledger, event);
        tally.add(event);
        tally.check(ledger);
      }
    }
  }

  @Property(tries = 500)
  void a_replay_ends_in_the_same_state(@ForAll("commands") List<FiscalYearCommand> commands) {
    List<FiscalYearEvent> history = new ArrayList<>();
    Ledger ledger = DECIDER.initial();
    for (FiscalYearCommand command : commands) {
      for (FiscalYearEvent event : eventsOf(command, ledger)) {
        history.add(event);
        ledger = DECIDER.evolve(ledger, event);
      }
    }

    Ledger replayed = DECIDER.initial();
    for (FiscalYearEvent event : history) {
      replayed = DECIDER.evolve(replayed, event);
    }
    assertEquals(ledger, replayed);
  }

  /// The kinds are counted because the laws above could hold for want of anything accepted.
  @Property(tries = 500)
  @StatisticsReport(onFailureOnly = true)
  void whatever_is_accepted_can_be_replayed_and_every_kind_of_event_is_accepted(
      @ForAll("commands") List<FiscalYearCommand> commands) {
    new DeciderLaws<>(DECIDER, (_, event) -> Statistics.collect(event.getClass()))
        .whatIsAcceptedIsTaken(commands);
    Statistics.coverage(
        coverage -> {
          for (Class<?> kind : FiscalYearEvent.class.getPermittedSubclasses()) {
            coverage.check(kind).count(count -> count >= KIND_OCCURRENCES_MIN);
          }
        });
  }

  /// Most sequences start with an appropriation and use small amounts, so that they get far; some
  /// do neither.
  @Provide
  Arbitrary<List<FiscalYearCommand>> commands() {
    Arbitrary<List<FiscalYearCommand>> first =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.just(List.of(SomeCommands.APPROPRIATION))),
            Tuple.of(1, Arbitraries.just(List.of())));
    Arbitrary<List<FiscalYearCommand>> rest = SomeCommands.any().list().ofMinSize(5).ofMaxSize(60);
    return Combinators.combine(first, rest)
        .as((some, more) -> Stream.of(some, more).flatMap(List::stream).toList())
        .withoutEdgeCases();
  }

  private static List<FiscalYearEvent> eventsOf(FiscalYearCommand command, Ledger ledger) {
    return switch (DECIDER.decide(command, ledger)) {
      case Decision.Accepted<FiscalYearEvent>(List<FiscalYearEvent> events) -> events;
      case Decision.Rejected<FiscalYearEvent> _ -> List.of();
    };
  }
}
