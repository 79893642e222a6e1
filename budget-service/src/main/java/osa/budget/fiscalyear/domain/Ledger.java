package osa.budget.fiscalyear.domain;

/// The state of one fiscal year's ledger: the stream `fiscal-year/2023` is the ledger of 2023.
public sealed interface Ledger {

  /// Nothing is recorded for the year but, perhaps, reservations that were declined.
  record Unopened() implements Ledger {}

  /// At least a budget request is recorded. Without an enacted appropriation the year has no yen.
  record Open(FiscalYear fiscalYear, Accounts accounts) implements Ledger {

    Open with(Accounts changed) {
      return new Open(fiscalYear, changed);
    }
  }

  /// The year is over: nothing is free and nothing is reserved. What is committed may still be
  /// paid until the closing period ends.
  record Closed(FiscalYear fiscalYear, Accounts accounts) implements Ledger {

    public Closed {
      if (accounts.freeJpy() != 0 || accounts.reservedJpy() != 0) {
        throw new IllegalStateException("a closed fiscal year holds uncommitted money");
      }
    }

    Closed with(Accounts changed) {
      return new Closed(fiscalYear, changed);
    }
  }
}
