package osa.simulation.world;

/// The simulated world did what must never happen.
public final class LawBroken extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final transient Object concerning;

  /// @param concerning what it happened to, such as a stream; names the steps worth reading
  public LawBroken(Object concerning, String what) {
    super(what);
    this.concerning = concerning;
  }

  public Object concerning() {
    return concerning;
  }
}
