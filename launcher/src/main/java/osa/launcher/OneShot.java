package osa.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A command that is run to its end: initdb, the formatting of Kafka's storage.
final class OneShot {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private OneShot() {}

  /// Runs under a leash and waits.
  ///
  /// @throws Refusal with the last line it wrote, when it does not end well in two minutes
  static void run(StateFolder state, String what, List<String> line, Path log) {
    var process = LeashedProcess.start(state.leash(), new Command(line, Map.of(), log, "TERM", 5));
    process.await(PATIENCE);
    if (process.alive()) {
      process.stop();
      throw new Refusal(
          "%s did not end in %d s; see %s.".formatted(what, PATIENCE.toSeconds(), log));
    }
    if (process.exitCode() != 0) {
      throw new Refusal("%s failed: %s (%s)".formatted(what, lastLine(log), log));
    }
  }

  /// The last line of a log that says anything; an explanation for people, never parsed.
  static String lastLine(Path log) {
    try {
      var text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank())
          .reduce((a, b) -> b)
          .orElse("it said nothing")
          .strip();
    } catch (IOException e) {
      return "it left no log";
    }
  }
}
