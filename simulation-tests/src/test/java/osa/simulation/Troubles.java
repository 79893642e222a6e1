package osa.simulation;

import java.time.Duration;
import java.util.List;
import osa.simulation.broker.SimulatedBroker;
import osa.simulation.database.SimulatedDatabase;
import osa.simulation.laws.Poison;
import osa.simulation.world.Faults;
import osa.simulation.world.World;

/// What befalls databases and broker as a whole, now and then, until the faults are over.
final class Troubles implements Runnable {

  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final Duration OUTAGE_MAX = Duration.ofSeconds(20);

  private final World world;
  private final Faults faults;
  private final List<SimulatedDatabase> databases;
  private final SimulatedBroker broker;
  private final Poison poison;

  Troubles(
      World world,
      Faults faults,
      List<SimulatedDatabase> databases,
      SimulatedBroker broker,
      Poison poison) {
    this.world = world;
    this.faults = faults;
    this.databases = databases;
    this.broker = broker;
    this.poison = poison;
  }

  @Override
  public void run() {
    while (!faults.areOver()) {
      world.sleep(BEAT);
      if (world.chance(faults.outagesPerSecond())) {
        strike();
      }
    }
  }

  private void strike() {
    SimulatedDatabase database = world.oneOf(databases);
    Duration time = world.upTo(OUTAGE_MAX);
    switch (world.below(6)) {
      case 0 -> database.goAway(time);
      case 1 -> database.runFull(time);
      case 2 -> database.forgetTransaction(time);
      case 3 -> broker.goAway(time);
      case 4 -> broker.forgetOffsets();
      default -> poison.plant(broker);
    }
  }
}
