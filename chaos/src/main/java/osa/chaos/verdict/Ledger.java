package osa.chaos.verdict;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A fiscal year's yen, added up from its events, apart from the code that is on trial.
final class Ledger {

  /// What one grant holds.
  record Held(long reservedJpy, long committedJpy) {
    static final Held NOTHING = new Held(0, 0);

    Held plus(long reserved, long committed) {
      return new Held(reservedJpy + reserved, committedJpy + committed);
    }

    boolean isNegative() {
      return reservedJpy < 0 || committedJpy < 0;
    }
  }

  private final Map<String, Held> held = new HashMap<>();
  private long appropriatedJpy;
  private long version;

  /// The ledger after all its events.
  static Ledger of(List<LoggedEvent> events) {
    Ledger ledger = new Ledger();
    events.forEach(ledger::apply);
    return ledger;
  }

  void apply(LoggedEvent event) {
    version = event.version();
    long amountJpy = event.yen("amountJpy");
    switch (event.type()) {
      case "initial-appropriation-enacted.v1", "supplementary-appropriation-enacted.v1" ->
          appropriatedJpy += amountJpy;
      case "funds-reserved.v1" -> hold(event, amountJpy, 0);
      case "funds-committed.v1" -> hold(event, -amountJpy, amountJpy);
      case "funds-released.v1" -> {
        boolean committed = event.text("releasedFrom").equals("COMMITMENT");
        hold(event, committed ? 0 : -amountJpy, committed ? -amountJpy : 0);
      }
      case "reservation-declined.v1" -> {}
      case String other ->
          throw new IllegalStateException("the load does not bring about " + other);
    }
  }

  private void hold(LoggedEvent event, long reservedJpy, long committedJpy) {
    String grantId = event.text("grantId");
    Held after = heldBy(grantId).plus(reservedJpy, committedJpy);
    held.put(grantId, after);
    if (after.equals(Held.NOTHING)) {
      held.remove(grantId);
    }
  }

  Held heldBy(String grantId) {
    return held.getOrDefault(grantId, Held.NOTHING);
  }

  Map<String, Held> held() {
    return new TreeMap<>(held);
  }

  long version() {
    return version;
  }

  long appropriatedJpy() {
    return appropriatedJpy;
  }

  long reservedJpy() {
    return held.values().stream().mapToLong(Held::reservedJpy).sum();
  }

  long committedJpy() {
    return held.values().stream().mapToLong(Held::committedJpy).sum();
  }

  long freeJpy() {
    return appropriatedJpy - reservedJpy() - committedJpy();
  }

  /// What must never be; empty when all is well.
  Optional<String> wrong() {
    if (freeJpy() < 0) {
      return Optional.of("overspent by %d yen".formatted(-freeJpy()));
    }
    return held.entrySet().stream()
        .filter(entry -> entry.getValue().isNegative())
        .map(entry -> "grant %s holds %s".formatted(entry.getKey(), entry.getValue()))
        .findFirst();
  }
}
