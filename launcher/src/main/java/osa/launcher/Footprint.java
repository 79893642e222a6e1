package osa.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Names one process for good: a number alone is given to a stranger later.
///
/// @param startedAt when it started, as far as the system says
record Footprint(long pid, Instant startedAt) {
  /// The system derives a start from the clock, which may be corrected while the process runs.
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

  static Footprint of(long pid) {
    return new Footprint(pid, startOf(ProcessHandle.of(pid)).orElse(Instant.EPOCH));
  }

  /// @return empty when the file is not there or was cut short
  static Optional<Footprint> readFrom(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var words = Files.readString(file).strip().split(" ");
    return words.length == 2 && words[0].matches("\\d+") && words[1].matches("\\d+")
        ? Optional.of(
            new Footprint(Long.parseLong(words[0]), Instant.ofEpochMilli(Long.parseLong(words[1]))))
        : Optional.empty();
  }

  void writeTo(Path file) throws IOException {
    Files.writeString(file, pid + " " + startedAt.toEpochMilli());
  }

  /// The process, when it is still the same one.
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid)
        .filter(
            found ->
                startOf(Optional.of(found))
                    .map(start -> Duration.between(start, startedAt).abs())
                    .filter(apart -> apart.compareTo(CLOCK_TOLERANCE) <= 0)
                    .isPresent());
  }

  private static Optional<Instant> startOf(Optional<ProcessHandle> process) {
    return process.flatMap(handle -> handle.info().startInstant());
  }
}
