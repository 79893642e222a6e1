package osa.simulation.world;

/// The life of one simulated process: everything in it ends at the same moment, without a chance to
/// tidy up.
public final class Life {

  private final String name;
  private final Hazards hazards;
  private final Runnable onEnd;
  private boolean over;

  /// A life without hazards.
  public Life(String name) {
    this(name, Hazards.NONE, () -> {});
  }

  /// @param onEnd what happens when it ends, such as that somebody starts another one
  public Life(String name, Hazards hazards, Runnable onEnd) {
    this.name = name;
    this.hazards = hazards;
    this.onEnd = onEnd;
  }

  public String name() {
    return name;
  }

  public boolean isOver() {
    return over;
  }

  /// Ends it. Its tasks see a [Crash] at the await point they are at.
  public void end() {
    if (!over) {
      over = true;
      onEnd.run();
    }
  }

  boolean isMortal() {
    return hazards != Hazards.NONE;
  }

  /// What befalls the process at an await point; answers for how many microseconds it hangs.
  long strike(World world, String where) {
    if (world.chance(hazards.crash())) {
      world.trouble("crash at " + where, name);
      end();
    }
    if (!world.chance(hazards.hang())) {
      return 0;
    }
    world.trouble("hang", name);
    return world.upTo(hazards.hangMax()).toNanos() / 1000;
  }
}
