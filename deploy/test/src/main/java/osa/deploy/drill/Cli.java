package osa.deploy.drill;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Commands of the operating system, each with a limit to its time.
final class Cli {

  /// What a command came to.
  record Ended(int code, String printed) {

    boolean well() {
      return code == 0;
    }
  }

  private static final int TIMED_OUT = 124;

  private final Path folder;
  private final Map<String, String> environment;

  Cli(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = Map.copyOf(environment);
  }

  /// Runs a command that has to end well, and answers what it printed.
  String run(Duration patience, String... line) throws InterruptedException {
    Ended ended = attempt(patience, line);
    if (!ended.well()) {
      throw new DrillFailed(
          "%s ended with %d: %s".formatted(String.join(" ", line), ended.code(), ended.printed()));
    }
    return ended.printed();
  }

  /// Both streams in one, as a person would see them. 124 when it had to be ended.
  Ended attempt(Duration patience, String... line) throws InterruptedException {
    File printed = null;
    try {
      // A file, because a pipe that is full would stop who writes into it.
      printed = Files.createTempFile("drill", ".out").toFile();
      ProcessBuilder builder =
          new ProcessBuilder(List.of(line))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(printed);
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      boolean inTime = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!inTime) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
      String text = Files.readString(printed.toPath(), StandardCharsets.UTF_8).strip();
      return new Ended(inTime ? process.exitValue() : TIMED_OUT, text);
    } catch (IOException e) {
      throw new DrillFailed(String.join(" ", line) + ": " + e.getMessage());
    } finally {
      if (printed != null && !printed.delete()) {
        printed.deleteOnExit();
      }
    }
  }
}
