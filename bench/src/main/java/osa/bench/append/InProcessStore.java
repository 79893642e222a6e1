package osa.bench.append;

import java.time.Duration;
import java.util.UUID;
import osa.bench.measure.Clients;

/// A store whose clients are threads of this process.
abstract class InProcessStore implements Store {

  /// A stream is continued for this many commits, then the client begins another one.
  private static final int COMMITS_PER_STREAM = 10;

  /// Appends to a stream in one transaction, expecting what it holds, and returns when that is
  /// committed.
  ///
  /// @param held how many events the stream holds
  abstract void append(String streamId, long held, int events) throws Exception;

  @Override
  public final double eventsPerSecond(
      int clients, int eventsPerCommit, Duration runUp, Duration window) throws Exception {
    long before = count();
    Clients.Result result =
        Clients.run(clients, runUp, window, _ -> new Writer(eventsPerCommit)::append);
    long kept = count() - before;
    if (kept != result.total() * eventsPerCommit) {
      throw new IllegalStateException(
          "%s kept %d events of %d".formatted(name(), kept, result.total() * eventsPerCommit));
    }
    return result.perSecond() * eventsPerCommit;
  }

  /// The pool is everybody's.
  @Override
  public void close() {}

  private final class Writer {
    private final int eventsPerCommit;
    private String streamId;
    private int commits;

    private Writer(int eventsPerCommit) {
      this.eventsPerCommit = eventsPerCommit;
    }

    private void append() throws Exception {
      if (commits % COMMITS_PER_STREAM == 0) {
        streamId = UUID.randomUUID().toString();
        commits = 0;
      }
      InProcessStore.this.append(streamId, (long) commits * eventsPerCommit, eventsPerCommit);
      commits++;
    }
  }
}
