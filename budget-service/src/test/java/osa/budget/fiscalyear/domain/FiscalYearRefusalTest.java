package osa.budget.fiscalyear.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static osa.budget.fiscalyear.domain.BudgetRejection.*;
import static osa.budget.fiscalyear.domain.LedgerStory.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import osa.budget.fiscalyear.domain.FiscalYearCommand.*;
import osa.kernel.Decision;

/// Every command against every state of a ledger: what is refused there, and with which code.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FiscalYearRefusalTest {

  private static final FiscalYearDecider DECIDER = new FiscalYearDecider();

  /// Marks what a state accepts.
  private static final BudgetRejection ACCEPTED = null;

  private static final LocalDate IN_THE_YEAR = LocalDate.parse("2024-02-01");
  private static final LocalDate YEAR_END = LocalDate.parse("2024-03-31");

  private static final FiscalYearCommand REQUEST = new RecordBudgetRequest(FY2023, 5, "");
  private static final FiscalYearCommand DRAFT = new RecordBudgetDraft(FY2023, 5, "");
  private static final FiscalYearCommand ENACT =
      new EnactInitialAppropriation(FY2023, INITIAL, 5, "");
  private static final FiscalYearCommand SUPPLEMENT =
      new EnactSupplementaryAppropriation(FY2023, SUPPLEMENTARY, 5, "");
  private static final FiscalYearCommand CORRECT =
      new CorrectAppropriation(FY2023, INITIAL, 1_200, "misprint");
  private static final FiscalYearCommand RESERVE = new ReserveFunds(FY2023, TONGA, 5);
  private static final FiscalYearCommand ANSWER = new AnswerFundsRequest(FY2023, TONGA, 5);
  private static final FiscalYearCommand RELEASE = new ReleaseFunds(FY2023, TONGA, "withdrawn");
  private static final FiscalYearCommand COMMIT = new CommitFunds(FY2023, TONGA, 5);
  private static final FiscalYearCommand PAY = new DisburseFunds(FY2023, TONGA, 5, IN_THE_YEAR);
  private static final FiscalYearCommand CLOSE = new CloseFiscalYear(FY2023, YEAR_END);

  private enum Past {
    UNOPENED(LedgerStory.of(2023)),
    REQUESTED(LedgerStory.of(2023).asks(REQUEST)),
    APPROPRIATED(LedgerStory.of(2023).enacts(1_000)),
    RESERVED(LedgerStory.of(2023).enacts(1_000).reserves(TONGA, 100)),
    COMMITTED(LedgerStory.of(2023).enacts(1_000).commits(TONGA, 100)),
    PAID(LedgerStory.of(2023).enacts(1_000).commits(TONGA, 100).pays(TONGA, 100, "2024-02-01")),
    CLOSED_EMPTY(LedgerStory.of(2023).enacts(1_000).closes("2024-03-31")),
    CLOSED_COMMITTED(LedgerStory.of(2023).enacts(1_000).commits(TONGA, 100).closes("2024-03-31")),
    CLOSED_PAID(
        LedgerStory.of(2023)
            .enacts(1_000)
            .commits(TONGA, 100)
            .pays(TONGA, 100, "2024-02-01")
            .closes("2024-03-31"));

    private final Ledger ledger;

    Past(LedgerStory story) {
      ledger = story.ledger();
    }
  }

  /// One row a command; one column a past, in the order of [Past].
  private static final List<Row> MATRIX =
      List.of(
          row(REQUEST)
              .unopened(ACCEPTED)
              .open(ACCEPTED, ACCEPTED, ACCEPTED, ACCEPTED, ACCEPTED)
              .closed(FISCAL_YEAR_CLOSED, FISCAL_YEAR_CLOSED, FISCAL_YEAR_CLOSED),
          row(DRAFT)
              .unopened(ACCEPTED)
              .open(ACCEPTED, ACCEPTED, ACCEPTED, ACCEPTED, ACCEPTED)
              .closed(FISCAL_YEAR_CLOSED, FISCAL_YEAR_CLOSED, FISCAL_YEAR_CLOSED),
          row(ENACT)
              .unopened(ACCEPTED)
              .open(
                  ACCEPTED,
                  INITIAL_ALREADY_ENACTED,
                  INITIAL_ALREADY_ENACTED,
                  INITIAL_ALREADY_ENACTED,
                  INITIAL_ALREADY_ENACTED)
              .closed(FISCAL_YEAR_CLOSED, FISCAL_YEAR_CLOSED, FISCAL_YEAR_CLOSED),
          row(SUPPLEMENT)
              .unopened(FISCAL_YEAR_UNKNOWN)
              .open(INITIAL_NOT_ENACTED, ACCEPTED, ACCEPTED, ACCEPTED, ACCEPTED)
              .closed(FISCAL_YEAR_CLOSED, FISCAL_YEAR_CLOSED, FISCAL_YEAR_CLOSED),
          row(CORRECT)
              .unopened(FISCAL_YEAR_UNKNOWN)
              .open(ENTRY_UNKNOWN, ACCEPTED, ACCEPTED, ACCEPTED, ACCEPTED)
              .closed(FISCAL_YEAR_CLOSED, FISCAL_YEAR_CLOSED, FISCAL_YEAR_CLOSED),
          row(RESERVE)
              .unopened(FISCAL_YEAR_UNKNOWN)
              .open(
                  INSUFFICIENT_FUNDS,
                  ACCEPTED,
                  ALREADY_RESERVED,
                  ALREADY_RESERVED,
                  ALREADY_RESERVED)
              .closed(FISCAL_YEAR_CLOSED, FISCAL_YEAR_CLOSED, FISCAL_YEAR_CLOSED),
          row(ANSWER)
              .unopened(ACCEPTED)
              .open(ACCEPTED, ACCEPTED, ACCEPTED, ACCEPTED, ACCEPTED)
              .closed(ACCEPTED, ACCEPTED, ACCEPTED),
          row(RELEASE)
              .unopened(FISCAL_YEAR_UNKNOWN)
              .open(
                  RESERVATION_UNKNOWN, RESERVATION_UNKNOWN, ACCEPTED, ACCEPTED, NOTHING_TO_RELEASE)
              .closed(RESERVATION_UNKNOWN, ACCEPTED, NOTHING_TO_RELEASE),
          row(COMMIT)
              .unopened(FISCAL_YEAR_UNKNOWN)
              .open(
                  RESERVATION_UNKNOWN,
                  RESERVATION_UNKNOWN,
                  ACCEPTED,
                  ALREADY_COMMITTED,
                  ALREADY_COMMITTED)
              .closed(FISCAL_YEAR_CLOSED, FISCAL_YEAR_CLOSED, FISCAL_YEAR_CLOSED),
          row(PAY)
              .unopened(FISCAL_YEAR_UNKNOWN)
              .open(
                  RESERVATION_UNKNOWN,
                  RESERVATION_UNKNOWN,
                  NOT_COMMITTED,
                  ACCEPTED,
                  EXCEEDS_COMMITMENT)
              .closed(RESERVATION_UNKNOWN, ACCEPTED, EXCEEDS_COMMITMENT),
          row(CLOSE)
              .unopened(FISCAL_YEAR_UNKNOWN)
              .open(ACCEPTED, ACCEPTED, RESERVATIONS_OUTSTANDING, ACCEPTED, ACCEPTED)
              .closed(FISCAL_YEAR_CLOSED, FISCAL_YEAR_CLOSED, FISCAL_YEAR_CLOSED));

  /// Refused for their values, wherever the ledger stands.
  private static final List<Cell> IMPOSSIBLE =
      Arrays.stream(Past.values()).flatMap(FiscalYearRefusalTest::impossibleAfter).toList();

  /// Refusals that depend on a value and on the state.
  private static final List<Cell> IN_BETWEEN =
      List.of(
          new Cell(Past.APPROPRIATED, supplement(-1_001), CUT_EXCEEDS_FREE),
          new Cell(Past.APPROPRIATED, supplement(Long.MIN_VALUE), CUT_EXCEEDS_FREE),
          new Cell(Past.APPROPRIATED, supplement(Long.MAX_VALUE - 999), AMOUNT_TOO_LARGE),
          new Cell(Past.APPROPRIATED, supplement(Long.MAX_VALUE - 1_000), ACCEPTED),
          new Cell(
              Past.APPROPRIATED,
              new EnactSupplementaryAppropriation(FY2023, INITIAL, 5, ""),
              ENTRY_ALREADY_RECORDED),
          new Cell(Past.COMMITTED, correction(99), CUT_EXCEEDS_FREE),
          new Cell(Past.COMMITTED, correction(100), ACCEPTED),
          new Cell(Past.APPROPRIATED, correction(1_000), CORRECTION_CHANGES_NOTHING),
          new Cell(Past.APPROPRIATED, correction(0), AMOUNT_NOT_POSITIVE),
          new Cell(Past.APPROPRIATED, correction(Long.MAX_VALUE), ACCEPTED),
          new Cell(
              Past.APPROPRIATED,
              new CorrectAppropriation(FY2023, new UUID(7, 7), 5, ""),
              ENTRY_UNKNOWN),
          new Cell(Past.APPROPRIATED, new ReserveFunds(FY2023, FIJI, 1_000), ACCEPTED),
          new Cell(Past.APPROPRIATED, new ReserveFunds(FY2023, FIJI, 1_001), INSUFFICIENT_FUNDS),
          new Cell(
              Past.RESERVED, new ReserveFunds(FY2023, FIJI, Long.MAX_VALUE), INSUFFICIENT_FUNDS),
          new Cell(Past.RESERVED, new CommitFunds(FY2023, TONGA, 101), EXCEEDS_RESERVATION),
          new Cell(
              Past.APPROPRIATED,
              new CloseFiscalYear(FY2023, YEAR_END.minusDays(1)),
              TOO_EARLY_TO_CLOSE),
          new Cell(
              Past.COMMITTED,
              new DisburseFunds(FY2023, TONGA, 5, LocalDate.parse("2023-03-31")),
              PAYMENT_OUTSIDE_FISCAL_YEAR),
          new Cell(
              Past.CLOSED_COMMITTED,
              new DisburseFunds(FY2023, TONGA, 5, LocalDate.parse("2024-05-01")),
              PAYMENT_OUTSIDE_FISCAL_YEAR));

  @ParameterizedTest
  @MethodSource("matrix")
  void each_command_in_each_state_is_accepted_or_refused_with_its_code(Cell cell) {
    assertEquals(cell.code, outcomeOf(cell));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void an_impossible_amount_is_refused_in_every_state(Cell cell) {
    assertEquals(cell.code, outcomeOf(cell));
  }

  @ParameterizedTest
  @MethodSource("inBetween")
  void the_last_possible_value_is_accepted_and_the_next_is_refused(Cell cell) {
    assertEquals(cell.code, outcomeOf(cell));
  }

  @Test
  void the_matrix_has_a_row_for_every_command() {
    assertEquals(
        Set.of(FiscalYearCommand.class.getPermittedSubclasses()),
        MATRIX.stream().map(row -> row.command.getClass()).collect(Collectors.toSet()));
  }

  @Test
  void every_code_is_the_answer_to_some_command() {
    Set<BudgetRejection> unused = EnumSet.allOf(BudgetRejection.class);
    Stream.of(matrix(), impossible(), inBetween())
        .flatMap(cells -> cells)
        .forEach(cell -> unused.remove(cell.code));

    assertEquals(Set.of(), unused);
  }

  @ParameterizedTest
  @EnumSource
  void every_code_says_what_refused_and_what_to_do_now(BudgetRejection code) {
    assertFalse(code.sentence().isBlank());
    assertFalse(code.remedy().isBlank());
    assertEquals('.', code.sentence().charAt(code.sentence().length() - 1));
    assertEquals('.', code.remedy().charAt(code.remedy().length() - 1));
  }

  static Stream<Cell> matrix() {
    return MATRIX.stream().flatMap(Row::cells);
  }

  static Stream<Cell> impossible() {
    return IMPOSSIBLE.stream();
  }

  static Stream<Cell> inBetween() {
    return IN_BETWEEN.stream();
  }

  private static BudgetRejection outcomeOf(Cell cell) {
    return switch (DECIDER.decide(cell.command, cell.past.ledger)) {
      case Decision.Accepted<FiscalYearEvent> _ -> ACCEPTED;
      case Decision.Rejected<FiscalYearEvent>(var rejection) ->
          BudgetRejection.valueOf(rejection.code().name());
    };
  }

  private static Stream<Cell> impossibleAfter(Past past) {
    Stream<FiscalYearCommand> notPositive =
        Stream.of(0L, -1L, Long.MIN_VALUE)
            .flatMap(
                jpy ->
                    Stream.of(
                        new RecordBudgetRequest(FY2023, jpy, ""),
                        new RecordBudgetDraft(FY2023, jpy, ""),
                        new EnactInitialAppropriation(FY2023, INITIAL, jpy, ""),
                        new ReserveFunds(FY2023, TONGA, jpy),
                        new CommitFunds(FY2023, TONGA, jpy),
                        new DisburseFunds(FY2023, TONGA, jpy, IN_THE_YEAR)));
    return Stream.concat(
        notPositive.map(command -> new Cell(past, command, AMOUNT_NOT_POSITIVE)),
        Stream.of(new Cell(past, supplement(0), AMOUNT_ZERO)));
  }

  private static FiscalYearCommand supplement(long amountJpy) {
    return new EnactSupplementaryAppropriation(FY2023, SUPPLEMENTARY, amountJpy, "");
  }

  private static FiscalYearCommand correction(long amountJpy) {
    return new CorrectAppropriation(FY2023, INITIAL, amountJpy, "misprint");
  }

  private static Row row(FiscalYearCommand command) {
    return new Row(command, new ArrayList<>());
  }

  record Cell(Past past, FiscalYearCommand command, BudgetRejection code) {
    @Override
    public String toString() {
      return past + ": " + command + " -> " + (code == ACCEPTED ? "accepted" : code);
    }
  }

  private record Row(FiscalYearCommand command, List<BudgetRejection> codes) {
    Row unopened(BudgetRejection code) {
      codes.add(code);
      return this;
    }

    Row open(BudgetRejection... five) {
      codes.addAll(Arrays.asList(five));
      return this;
    }

    Row closed(BudgetRejection... three) {
      codes.addAll(Arrays.asList(three));
      return this;
    }

    Stream<Cell> cells() {
      assertEquals(Past.values().length, codes.size(), "a code for every past");
      return Arrays.stream(Past.values())
          .map(past -> new Cell(past, command, codes.get(past.ordinal())));
    }
  }
}
