package osa.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `up -d`: a launcher that goes on when the terminal is closed. This process only watches it,
/// repeats what it says, and leaves as soon as it is ready or has failed.
final class DetachedUp {
  private static final long LOOK_EVERY_MILLIS = 100;
  private static final String DETACH =
      "if command -v setsid >/dev/null; then exec setsid \"$@\"; else exec nohup \"$@\"; fi";

  private final StateFolder state;
  private final Console console;

  DetachedUp(StateFolder state, Console console) {
    this.state = state;
    this.console = console;
  }

  /// @return 0 when everything is ready, also when it was before; 1 when the start failed or the
  ///     record is not complete
  int run() throws IOException {
    if (LauncherLock.holder(state).isPresent() && Files.exists(Main.readyMark(state))) {
      console.say(Summary.of(Ports.lastUsed(state), Duration.ZERO));
      return 0;
    }
    Files.deleteIfExists(Main.readyMark(state));
    var log = state.freshLog("launcher");
    var launcher = start(log);
    return follow(launcher, log);
  }

  private Process start(Path log) throws IOException {
    List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", DETACH, "osa", Jvm.java()));
    line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    var jar = Installation.current().launcherJar().toString();
    line.addAll(List.of("-Dosa.home=" + Installation.current().root(), "-jar", jar, "up"));
    return new ProcessBuilder(line)
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private int follow(Process launcher, Path log) throws IOException {
    try (var said = new RandomAccessFile(log.toFile(), "r")) {
      while (launcher.isAlive() && !Files.exists(Main.readyMark(state))) {
        repeat(said);
        Thread.sleep(LOOK_EVERY_MILLIS);
      }
      repeat(said);
      return launcher.isAlive() && loaded() ? 0 : 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private boolean loaded() throws IOException {
    return Files.readString(Main.readyMark(state)).equals(Main.LOADED);
  }

  private void repeat(RandomAccessFile said) throws IOException {
    var fresh = new byte[(int) (said.length() - said.getFilePointer())];
    said.readFully(fresh);
    var text = new String(fresh, StandardCharsets.UTF_8).stripTrailing();
    if (!text.isEmpty()) {
      console.say(text);
    }
  }
}
