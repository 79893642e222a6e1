package osa.simulation.world;

/// The process ended here. An error and no exception, because the product survives exceptions; it
/// does not survive this.
public final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash() {
    super("the process ended", null, false, false);
  }
}
