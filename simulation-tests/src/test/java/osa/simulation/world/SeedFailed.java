package osa.simulation.world;

/// A seed under which the product breaks a law, with what is needed to see it again.
public final class SeedFailed extends AssertionError {
  private static final long serialVersionUID = 1L;

  SeedFailed(World world, Throwable cause) {
    super(
        """
        seed %d: %s
        see it again with ./mvnw -pl simulation-tests -am test -Dosa.simulation.seed=%d
        after %d steps, the last ones that concern it, and what went wrong meanwhile:
        %s\
        """
            .formatted(
                world.seed(),
                what(cause),
                world.seed(),
                world.trace().length(),
                world.trace().concerning(about(cause))),
        cause);
  }

  private static String what(Throwable cause) {
    return cause instanceof LawBroken broken
        ? broken.law() + " is broken: " + broken.getMessage()
        : cause.toString();
  }

  private static Object about(Throwable cause) {
    return cause instanceof LawBroken broken ? broken.concerning() : null;
  }
}
