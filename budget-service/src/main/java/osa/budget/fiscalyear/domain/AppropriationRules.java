package osa.budget.fiscalyear.domain;

import static osa.budget.fiscalyear.domain.BudgetRejection.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import osa.budget.fiscalyear.domain.AppropriationEntry.Kind;
import osa.budget.fiscalyear.domain.FiscalYearCommand.CloseFiscalYear;
import osa.budget.fiscalyear.domain.FiscalYearCommand.CorrectAppropriation;
import osa.budget.fiscalyear.domain.FiscalYearCommand.EnactInitialAppropriation;
import osa.budget.fiscalyear.domain.FiscalYearCommand.EnactSupplementaryAppropriation;
import osa.budget.fiscalyear.domain.FiscalYearEvent.AppropriationCorrected;
import osa.budget.fiscalyear.domain.FiscalYearEvent.AppropriationLapsed;
import osa.budget.fiscalyear.domain.FiscalYearEvent.FiscalYearClosed;
import osa.budget.fiscalyear.domain.FiscalYearEvent.InitialAppropriationEnacted;
import osa.budget.fiscalyear.domain.FiscalYearEvent.SupplementaryAppropriationEnacted;
import osa.kernel.Decision;

/// How the money of an open fiscal year comes, changes and lapses.
final class AppropriationRules {

  private AppropriationRules() {}

  static Decision<FiscalYearEvent> enactInitial(EnactInitialAppropriation c, Accounts accounts) {
    if (accounts.hasInitial()) {
      return Decision.reject(
          INITIAL_ALREADY_ENACTED, Map.of("appropriatedJpy", accounts.appropriatedJpy()));
    }
    return Decision.accept(
        new InitialAppropriationEnacted(
            c.fiscalYear().year(), c.entryId(), c.amountJpy(), c.note()));
  }

  static Decision<FiscalYearEvent> enactSupplementary(
      EnactSupplementaryAppropriation c, Accounts accounts) {
    if (!accounts.hasInitial()) {
      return Decision.reject(INITIAL_NOT_ENACTED);
    }
    if (accounts.entries().containsKey(c.entryId())) {
      return Decision.reject(ENTRY_ALREADY_RECORDED, Map.of("entryId", c.entryId().toString()));
    }
    return change(
        accounts,
        c.amountJpy(),
        new SupplementaryAppropriationEnacted(
            c.fiscalYear().year(), c.entryId(), c.amountJpy(), c.note()));
  }

  static Decision<FiscalYearEvent> correct(CorrectAppropriation c, Accounts accounts) {
    AppropriationEntry entry = accounts.entries().get(c.correctsEventId());
    if (entry == null) {
      return Decision.reject(
          ENTRY_UNKNOWN, Map.of("correctsEventId", c.correctsEventId().toString()));
    }
    if (entry.kind() == Kind.INITIAL && c.amountJpy() <= 0) {
      return Decision.reject(AMOUNT_NOT_POSITIVE, Map.of("amountJpy", c.amountJpy()));
    }
    if (entry.amountJpy() == c.amountJpy()) {
      return Decision.reject(CORRECTION_CHANGES_NOTHING, Map.of("amountJpy", c.amountJpy()));
    }
    OptionalLong differenceJpy = difference(c.amountJpy(), entry.amountJpy());
    if (differenceJpy.isEmpty()) {
      return Decision.reject(AMOUNT_TOO_LARGE);
    }
    return change(
        accounts,
        differenceJpy.getAsLong(),
        new AppropriationCorrected(
            c.fiscalYear().year(),
            c.correctsEventId(),
            entry.amountJpy(),
            c.amountJpy(),
            c.reason()));
  }

  static Decision<FiscalYearEvent> close(CloseFiscalYear c, Accounts accounts) {
    LocalDate earliestOn = c.fiscalYear().endsOn();
    if (c.closedOn().isBefore(earliestOn)) {
      return Decision.reject(
          TOO_EARLY_TO_CLOSE, Map.of("closedOn", c.closedOn(), "earliestOn", earliestOn));
    }
    List<String> outstanding = accounts.grantsWithReservation().map(GrantId::value).toList();
    if (!outstanding.isEmpty()) {
      return Decision.reject(
          RESERVATIONS_OUTSTANDING,
          Map.of("grantIds", outstanding, "reservedJpy", accounts.reservedJpy()));
    }
    FiscalYearClosed closed = new FiscalYearClosed(c.fiscalYear().year(), c.closedOn());
    long freeJpy = accounts.freeJpy();
    return freeJpy == 0
        ? Decision.accept(closed)
        : Decision.accept(new AppropriationLapsed(c.fiscalYear().year(), freeJpy), closed);
  }

  /// Whatever changes the appropriation must leave it countable, and must leave what is reserved
  /// and committed covered.
  private static Decision<FiscalYearEvent> change(
      Accounts accounts, long differenceJpy, FiscalYearEvent event) {
    if (sum(accounts.appropriatedJpy(), differenceJpy).isEmpty()) {
      return Decision.reject(AMOUNT_TOO_LARGE);
    }
    long freeJpy = accounts.freeJpy();
    if (differenceJpy < 0 && freeJpy + differenceJpy < 0) {
      return Decision.reject(
          CUT_EXCEEDS_FREE, Map.of("availableJpy", freeJpy, "differenceJpy", differenceJpy));
    }
    return Decision.accept(event);
  }

  private static OptionalLong sum(long jpy, long addedJpy) {
    try {
      return OptionalLong.of(Math.addExact(jpy, addedJpy));
    } catch (ArithmeticException overflow) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong difference(long jpy, long replacedJpy) {
    try {
      return OptionalLong.of(Math.subtractExact(jpy, replacedJpy));
    } catch (ArithmeticException overflow) {
      return OptionalLong.empty();
    }
  }
}
