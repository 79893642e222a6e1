package osa.kernel.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import osa.kernel.store.OpenTransactions;
import osa.kernel.store.OpenTransactions.Blocker;

/// Bounds how long a forgotten open transaction can hold back the readers of the log: past the
/// bound its session is ended, and the log line names whose it was.
///
/// The age is counted from when a look first found the transaction, because the server does not
/// tell one role when another's began; so it is ended at most one look later than the bound.
final class StallWatch {

  private static final Logger LOG = Logger.getLogger(StallWatch.class);

  private final OpenTransactions transactions;
  private final InstantSource clock;
  private final Duration bound;
  private final Map<Blocker, Instant> firstSeen = new HashMap<>();
  private Duration longest = Duration.ZERO;

  StallWatch(OpenTransactions transactions, InstantSource clock, Duration bound) {
    this.transactions = transactions;
    this.clock = clock;
    this.bound = bound;
  }

  /// Ends what is over the bound; answers how many sessions that were.
  int look() {
    Instant now = clock.instant();
    List<Blocker> open = transactions.list();
    firstSeen.keySet().retainAll(open);
    int ended = 0;
    longest = Duration.ZERO;
    for (Blocker blocker : open) {
      Duration age = Duration.between(firstSeen.computeIfAbsent(blocker, _ -> now), now);
      if (age.compareTo(bound) >= 0 && end(blocker, age)) {
        ended++;
      } else if (age.compareTo(longest) > 0) {
        longest = age;
      }
    }
    return ended;
  }

  /// How long the oldest transaction that is still open had been so at the last look.
  Duration longest() {
    return longest;
  }

  private boolean end(Blocker blocker, Duration age) {
    if (transactions.end(blocker)) {
      LOG.warnf("ended a transaction open for %ds or more: %s", age.toSeconds(), blocker);
      return true;
    }
    LOG.errorf(
        "a transaction of another role has stalled the log for %ds; an administrator has to run"
            + " SELECT pg_terminate_backend(%d): %s",
        age.toSeconds(), blocker.pid(), blocker);
    return false;
  }
}
