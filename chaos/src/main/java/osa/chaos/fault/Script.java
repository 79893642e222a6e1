package osa.chaos.fault;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import osa.chaos.fault.Fault.CutConnections;
import osa.chaos.fault.Fault.FillDisk;
import osa.chaos.fault.Fault.ForgetTransaction;
import osa.chaos.fault.Fault.Freeze;
import osa.chaos.fault.Fault.Kill;
import osa.chaos.fault.Fault.LockStream;
import osa.launcher.PartName;

/// The faults in their order, from a seed: the same seed deals the same faults with the same
/// pauses. Faults are dealt like cards, so all come before one comes again, and the first of them
/// are one of each kind, so that a short run meets every kind.
public final class Script {

  private static final int FREEZE_SECONDS_MAX = 20;
  private static final int PAUSE_SECONDS_MAX = 6;

  /// One of so many faults is not waited for.
  private static final int OVERLAP_ONE_IN = 3;

  private static final List<Integer> FISCAL_YEARS = List.of(2025, 2026);

  /// One turn.
  ///
  /// @param pause before the fault
  /// @param overlaps whether the next fault may come before this one is over
  public record Turn(Duration pause, Fault fault, boolean overlaps) {}

  private final Random random;
  private final Deque<Fault> deck = new ArrayDeque<>();

  public Script(long seed) {
    this.random = new Random(seed);
    deck.addAll(openers());
  }

  public Turn next() {
    if (deck.isEmpty()) {
      deck.addAll(fullDeck());
    }
    Fault fault = deck.removeFirst();
    Duration pause = Duration.ofMillis(random.nextInt(PAUSE_SECONDS_MAX * 1_000));
    boolean chance = random.nextInt(OVERLAP_ONE_IN) == 0;
    return new Turn(pause, fault, chance || lastsLong(fault));
  }

  /// They end by the stall bound, and half a minute is too long to let everything else rest.
  private static boolean lastsLong(Fault fault) {
    return switch (fault) {
      case ForgetTransaction _, LockStream _ -> true;
      case Kill _, Freeze _, CutConnections _, FillDisk _ -> false;
    };
  }

  private List<Fault> openers() {
    List<Fault> all = fullDeck();
    List<Fault> openers = new ArrayList<>();
    for (Fault fault : all) {
      if (openers.stream().noneMatch(known -> known.getClass() == fault.getClass())) {
        openers.add(fault);
      }
    }
    all.removeAll(openers);
    openers.addAll(all);
    return openers;
  }

  private List<Fault> fullDeck() {
    List<Fault> all = new ArrayList<>();
    Arrays.stream(PartName.values()).map(Kill::new).forEach(all::add);
    Arrays.stream(PartName.values()).map(part -> new Freeze(part, freeze())).forEach(all::add);
    PartName.services().stream().map(CutConnections::new).forEach(all::add);
    all.add(new ForgetTransaction(any(PartName.services())));
    all.add(new LockStream(any(FISCAL_YEARS)));
    all.add(new FillDisk(2 + random.nextInt(6)));
    Collections.shuffle(all, random);
    return all;
  }

  private int freeze() {
    return 1 + random.nextInt(FREEZE_SECONDS_MAX);
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
