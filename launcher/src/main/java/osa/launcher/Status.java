package osa.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// `status`: what runs, where, and how much memory it holds.
final class Status {
  private final StateFolder state;
  private final Console console;
  private final Ports ports;

  Status(StateFolder state, Console console) {
    this.state = state;
    this.console = console;
    this.ports = Ports.lastUsed(state);
  }

  /// @return 0 when a launcher and all five parts are up, else 3
  int show() {
    var launcher = LauncherLock.holder(state);
    if (launcher.isEmpty()) {
      console.say("OSA is not running.");
      return 3;
    }
    var launcherBytes = residentBytes(launcher.get().pid());
    console.say("%-20s %-9s %-6s %-8s %s".formatted("part", "process", "port", "memory", "state"));
    console.say(line("launcher", launcher.get().pid(), "-", launcherBytes, "up"));
    var total = launcherBytes + Arrays.stream(PartName.values()).mapToLong(this::showPart).sum();
    console.say("%-20s %-9s %-6s %d MB".formatted("all", "", "", total >> 20));
    return Arrays.stream(PartName.values()).allMatch(this::answers) ? 0 : 3;
  }

  private long showPart(PartName part) {
    var port = Integer.toString(ports.of(part));
    var process = Leftovers.find(state, part);
    if (process.isEmpty()) {
      console.say("%-20s %-9s %-6s %-8s %s".formatted(part.label(), "-", port, "-", "down"));
      return 0;
    }
    var pid = process.get().pid();
    var bytes =
        residentBytes(pid)
            + process.get().children().mapToLong(child -> residentBytes(child.pid())).sum();
    console.say(line(part.label(), pid, port, bytes, answers(part) ? "up" : "starting"));
    return bytes;
  }

  private boolean answers(PartName part) {
    return Probe.listens(ports.of(part));
  }

  private static String line(String label, long pid, String port, long bytes, String condition) {
    return "%-20s %-9d %-6s %-8s %s".formatted(label, pid, port, (bytes >> 20) + " MB", condition);
  }

  /// As `ps` tells it, which every POSIX system has; 0 when it does not tell.
  private static long residentBytes(long pid) {
    try {
      var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
      var answer =
          new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      return answer.matches("\\d+") ? Long.parseLong(answer) * 1024 : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
