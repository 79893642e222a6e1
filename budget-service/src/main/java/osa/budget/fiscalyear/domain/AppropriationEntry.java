package osa.budget.fiscalyear.domain;

/// One enactment as it stands now, after any corrections. `amountJpy` is signed: a supplementary
/// budget may cut.
public record AppropriationEntry(Kind kind, long amountJpy) {

  public enum Kind {
    INITIAL,
    SUPPLEMENTARY
  }

  AppropriationEntry correctTo(long correctedJpy) {
    return new AppropriationEntry(kind, correctedJpy);
  }
}
