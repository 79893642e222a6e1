package osa.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Lets the three services live a short working day, the loading of the record, so that each leaves
/// an [AotCache] behind. What they kept is thrown away.
record TrainingRun(Installation installation) {

  /// A service that could not be trained starts as it always did, only slower.
  void run() throws IOException {
    for (var service : PartName.services()) {
      Files.deleteIfExists(AotCache.of(installation, service).file());
    }
    Path folder = Files.createTempDirectory("osa-training");
    try {
      try (var stack = Stack.forTraining(folder)) {
        stack.startAll();
        stack.loadRecord();
      }
    } finally {
      StateFolder.open(folder).deleteAll();
      Files.deleteIfExists(folder);
    }
  }
}
