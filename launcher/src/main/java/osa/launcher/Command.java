package osa.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How one process is started and asked to end.
///
/// @param line the program and its arguments
/// @param environment what is added to the launcher's own environment
/// @param log where both outputs go; appended to
/// @param stopSignal the signal that asks it to end, by name
/// @param graceSeconds how long it may take to end before it is killed
record Command(
    List<String> line,
    Map<String, String> environment,
    Path log,
    String stopSignal,
    int graceSeconds) {

  Command {
    line = List.copyOf(line);
    environment = Map.copyOf(environment);
  }
}
