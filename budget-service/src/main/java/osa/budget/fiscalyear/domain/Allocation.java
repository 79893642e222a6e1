package osa.budget.fiscalyear.domain;

/// What one fiscal year holds for one grant, in whole yen: first reserved at selection, then
/// committed at the entry into force of the notes, then disbursed out of what is committed.
///
/// No amount is negative and `disbursedJpy` never exceeds `committedJpy`; a history that says
/// otherwise stops here.
public record Allocation(long reservedJpy, long committedJpy, long disbursedJpy) {

  public static final Allocation NONE = new Allocation(0, 0, 0);

  public Allocation {
    if (reservedJpy < 0 || committedJpy < 0 || disbursedJpy < 0) {
      throw new IllegalStateException("a grant cannot hold a negative amount");
    }
    if (disbursedJpy > committedJpy) {
      throw new IllegalStateException("a grant was paid more than was committed");
    }
  }

  /// What is committed and not yet paid.
  public long payableJpy() {
    return committedJpy - disbursedJpy;
  }

  public boolean isEmpty() {
    return reservedJpy == 0 && committedJpy == 0;
  }

  Allocation reserve(long amountJpy) {
    return new Allocation(Math.addExact(reservedJpy, amountJpy), committedJpy, disbursedJpy);
  }

  Allocation commit(long amountJpy) {
    return new Allocation(
        Math.subtractExact(reservedJpy, amountJpy),
        Math.addExact(committedJpy, amountJpy),
        disbursedJpy);
  }

  Allocation release(ReleasedFrom from, long amountJpy) {
    return switch (from) {
      case RESERVATION ->
          new Allocation(Math.subtractExact(reservedJpy, amountJpy), committedJpy, disbursedJpy);
      case COMMITMENT ->
          new Allocation(reservedJpy, Math.subtractExact(committedJpy, amountJpy), disbursedJpy);
    };
  }

  Allocation disburse(long amountJpy) {
    return new Allocation(reservedJpy, committedJpy, Math.addExact(disbursedJpy, amountJpy));
  }
}
