package osa.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A child process that can't outlive the launcher.
///
/// It starts as `leash.sh`, which becomes the command itself: process id and exit code are the
/// command's own. The pipe to its standard input is the leash; see the script for what happens
/// when it breaks.
final class LeashedProcess {
  private final Process process;
  private final Command command;

  private LeashedProcess(Process process, Command command) {
    this.process = process;
    this.command = command;
  }

  /// @param leash the script, see [StateFolder#leash]
  static LeashedProcess start(Path leash, Command command) {
    List<String> line = new ArrayList<>(List.of("/bin/sh", leash.toString()));
    line.add(command.stopSignal());
    line.add(Integer.toString(command.graceSeconds()));
    line.addAll(command.line());
    var builder =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
    builder.environment().putAll(command.environment());
    try {
      return new LeashedProcess(builder.start(), command);
    } catch (IOException e) {
      throw new Refusal(
          "Can't start %s: %s.".formatted(command.line().getFirst(), e.getMessage()), e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /// Of a process that has ended.
  int exitCode() {
    return process.exitValue();
  }

  /// Runs `then` with the exit code, once, soon after the process ended for whatever reason.
  void onExit(Consumer<Integer> then) {
    process.onExit().thenAccept(ended -> then.accept(ended.exitValue()));
  }

  /// Lets go of the leash and waits until the process is gone, which the watcher sees to.
  void stop() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // A pipe that can't be closed is broken already: the watcher has seen its end.
    }
    await(Duration.ofSeconds(command.graceSeconds() + 5L));
    process.destroyForcibly();
  }

  /// kill -9.
  void kill() {
    process.destroyForcibly();
    await(Duration.ofSeconds(10));
  }

  /// Waits for the end; returns at once when it has ended, and anyway after `patience`.
  void await(Duration patience) {
    try {
      process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
