package osa.simulation.world;

import java.util.List;
import java.util.function.DoubleSupplier;

/// What goes wrong in one world, and how often. Each seed draws its own mixture: a world in which
/// everything fails at once hides the faults that need one kind of trouble and a clear sky else
/// ("swarm testing", Groce et al. 2012).
public final class Faults implements Hazards {

  private static final List<Double> RARITIES = List.of(0.0, 0.0005, 0.001, 0.003, 0.01);

  private final double crash;
  private final double hang;
  private final double connectionCut;
  private final double answerLost;
  private final double sendUnacknowledged;
  private final double rebalance;
  private final double outagesPerSecond;
  private boolean over;

  private Faults(DoubleSupplier rarity) {
    this.crash = rarity.getAsDouble();
    this.hang = rarity.getAsDouble();
    this.connectionCut = rarity.getAsDouble();
    this.answerLost = 5 * rarity.getAsDouble();
    this.sendUnacknowledged = 20 * rarity.getAsDouble();
    this.rebalance = 5 * rarity.getAsDouble();
    this.outagesPerSecond = 20 * rarity.getAsDouble();
  }

  public static Faults drawnFrom(World world) {
    return new Faults(() -> world.oneOf(RARITIES));
  }

  /// A world in which nothing goes wrong.
  public static Faults none() {
    return new Faults(() -> 0);
  }

  /// From now on nothing goes wrong any more.
  public void end() {
    over = true;
  }

  public boolean areOver() {
    return over;
  }

  @Override
  public double crash() {
    return unlessOver(crash);
  }

  @Override
  public double hang() {
    return unlessOver(hang);
  }

  /// Per statement: the connection to the database breaks before it.
  public double connectionCut() {
    return unlessOver(connectionCut);
  }

  /// Per commit or request: it is done, and the one who asked never hears so.
  public double answerLost() {
    return unlessOver(answerLost);
  }

  /// Per send: the broker does not acknowledge it, whatever arrived.
  public double sendUnacknowledged() {
    return unlessOver(sendUnacknowledged);
  }

  /// Per poll: a reader is thought dead and its partitions go to the others.
  public double rebalance() {
    return unlessOver(rebalance);
  }

  /// How often database or broker go away, as a probability per second.
  public double outagesPerSecond() {
    return unlessOver(outagesPerSecond);
  }

  private double unlessOver(double probability) {
    return over ? 0 : probability;
  }
}
