package osa.launcher;

import java.io.IOException;

/// One process of the stack: what it needs, how it starts, how to see that it works.
sealed interface Part permits EmbeddedPostgres, EmbeddedKafka, ServiceProcess {
  PartName name();

  /// Makes what must be there before the process can start. Cheap when it is there already, and
  /// safe to repeat after it was cut short anywhere.
  void prepare() throws IOException;

  Command command();

  /// One look, no waiting: does the process do its work now?
  boolean ready();
}
