package osa.simulation.world;

/// The simulated world did what must never happen. An error, so that no part of the product can
/// take it for a failure of its own and go on.
public final class LawBroken extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final Law law;
  private final transient Object concerning;

  /// @param concerning what it happened to, such as a stream; names the steps worth reading
  public LawBroken(Law law, Object concerning, String what) {
    super(what);
    this.law = law;
    this.concerning = concerning;
  }

  public Law law() {
    return law;
  }

  public Object concerning() {
    return concerning;
  }
}
