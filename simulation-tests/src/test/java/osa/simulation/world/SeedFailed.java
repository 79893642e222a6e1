package osa.simulation.world;

/// A seed under which the product breaks a law, with what is needed to see it again.
public final class SeedFailed extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final long seed;

  SeedFailed(World world, Throwable cause) {
    super(
        "seed %d: %s%nafter %d steps, the last ones that concern it:%n%s"
            .formatted(
                world.seed(),
                cause.getMessage(),
                world.trace().length(),
                world.trace().concerning(about(cause))),
        cause);
    this.seed = world.seed();
  }

  public long seed() {
    return seed;
  }

  private static Object about(Throwable cause) {
    return cause instanceof LawBroken broken ? broken.concerning() : null;
  }
}
