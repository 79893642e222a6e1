package osa.bench.append;

import java.io.IOException;
import java.time.Duration;

/// One way to keep events in PostgreSQL.
public interface Store extends AutoCloseable {

  String name();

  /// Throws away what is kept.
  void empty() throws Exception;

  /// How many events are kept.
  long count() throws Exception;

  /// How many events per second a number of clients append, each commit with so many events.
  double eventsPerSecond(int clients, int eventsPerCommit, Duration runUp, Duration window)
      throws Exception;

  @Override
  void close() throws IOException;
}
