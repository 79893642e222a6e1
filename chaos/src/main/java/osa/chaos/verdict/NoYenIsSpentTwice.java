package osa.chaos.verdict;

import static osa.launcher.PartName.BUDGET_SERVICE;

import java.util.List;

/// After every single event of a fiscal year, what is reserved and committed is within what was
/// appropriated, no grant holds less than nothing, and a refusal was given only where the money was
/// really not there.
final class NoYenIsSpentTwice implements Law {

  @Override
  public String sentence() {
    return "no yen is spent twice, at no moment";
  }

  @Override
  public void check(Evidence evidence, Findings findings) {
    evidence
        .streams(BUDGET_SERVICE, "fiscal-year")
        .values()
        .forEach(events -> check(events, findings));
  }

  private static void check(List<LoggedEvent> events, Findings findings) {
    Ledger ledger = new Ledger();
    for (LoggedEvent event : events) {
      boolean declined = event.type().equals("reservation-declined.v1");
      findings.require(
          !declined
              || !event.text("reason").equals("INSUFFICIENT_FUNDS")
              || (event.yen("availableJpy") == ledger.freeJpy()
                  && event.yen("amountJpy") > ledger.freeJpy()),
          () -> "declined although there was %d yen: %s".formatted(ledger.freeJpy(), event));
      ledger.apply(event);
      findings.require(
          ledger.wrong().isEmpty(), () -> ledger.wrong().orElseThrow() + " after " + event);
    }
  }
}
