package osa.budget.fiscalyear.domain;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import osa.budget.fiscalyear.domain.FiscalYearCommand.*;
import osa.kernel.Decision;
import osa.kernel.Rejection;

/// Tells what happened to one ledger by giving it commands, so that a test's past is one that the
/// rules allow. A refused command fails the test.
final class LedgerStory {

  static final FiscalYear FY2023 = new FiscalYear(2023);

  static final GrantId PHILIPPINES = new GrantId("philippines");
  static final GrantId BANGLADESH = new GrantId("bangladesh");
  static final GrantId MALAYSIA = new GrantId("malaysia");
  static final GrantId FIJI = new GrantId("fiji");
  static final GrantId DJIBOUTI = new GrantId("djibouti");
  static final GrantId INDONESIA = new GrantId("indonesia");
  static final GrantId MONGOLIA = new GrantId("mongolia");
  static final GrantId PAPUA_NEW_GUINEA = new GrantId("papua-new-guinea");
  static final GrantId SRI_LANKA = new GrantId("sri-lanka");
  static final GrantId TONGA = new GrantId("tonga");
  static final GrantId VIETNAM = new GrantId("vietnam");

  static final UUID INITIAL = new UUID(0, 0);
  static final UUID SUPPLEMENTARY = new UUID(0, 99);

  private static final FiscalYearDecider DECIDER = new FiscalYearDecider();

  private final FiscalYear fiscalYear;
  private final List<FiscalYearEvent> events = new ArrayList<>();
  private Ledger ledger = DECIDER.initial();

  private LedgerStory(FiscalYear fiscalYear) {
    this.fiscalYear = fiscalYear;
  }

  static LedgerStory of(int year) {
    return new LedgerStory(new FiscalYear(year));
  }

  LedgerStory enacts(long amountJpy) {
    return asks(new EnactInitialAppropriation(fiscalYear, INITIAL, amountJpy, ""));
  }

  LedgerStory supplements(long amountJpy) {
    UUID entryId = new UUID(0, accounts().entries().size());
    return asks(new EnactSupplementaryAppropriation(fiscalYear, entryId, amountJpy, ""));
  }

  LedgerStory reserves(GrantId grantId, long amountJpy) {
    return asks(new ReserveFunds(fiscalYear, grantId, amountJpy));
  }

  LedgerStory releases(GrantId grantId) {
    return asks(new ReleaseFunds(fiscalYear, grantId, "withdrawn"));
  }

  /// Reserves and commits the same amount.
  LedgerStory commits(GrantId grantId, long amountJpy) {
    return reserves(grantId, amountJpy).asks(new CommitFunds(fiscalYear, grantId, amountJpy));
  }

  LedgerStory pays(GrantId grantId, long amountJpy, String paymentOn) {
    return asks(new DisburseFunds(fiscalYear, grantId, amountJpy, LocalDate.parse(paymentOn)));
  }

  LedgerStory closes(String closedOn) {
    return asks(new CloseFiscalYear(fiscalYear, LocalDate.parse(closedOn)));
  }

  LedgerStory asks(FiscalYearCommand command) {
    switch (DECIDER.decide(command, ledger)) {
      case Decision.Accepted<FiscalYearEvent>(List<FiscalYearEvent> accepted) ->
          accepted.forEach(this::happened);
      case Decision.Rejected<FiscalYearEvent>(Rejection rejection) ->
          fail(command + " was refused: " + rejection);
    }
    return this;
  }

  long freeJpy() {
    return accounts().freeJpy();
  }

  Ledger ledger() {
    return ledger;
  }

  Accounts accounts() {
    return switch (ledger) {
      case Ledger.Unopened() -> Accounts.EMPTY;
      case Ledger.Open(_, Accounts accounts) -> accounts;
      case Ledger.Closed(_, Accounts accounts) -> accounts;
    };
  }

  List<FiscalYearEvent> events() {
    return List.copyOf(events);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  final List<FiscalYearEvent> events(Class<? extends FiscalYearEvent>... kinds) {
    Set<Class<? extends FiscalYearEvent>> wanted = Set.of(kinds);
    return events.stream().filter(event -> wanted.contains(event.getClass())).toList();
  }

  private void happened(FiscalYearEvent event) {
    events.add(event);
    ledger = DECIDER.evolve(ledger, event);
  }
}
