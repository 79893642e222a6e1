package osa.chaos.fault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Small commands of the operating system, for what the JDK cannot do to another process.
final class Shell {

  private Shell() {}

  /// Runs a command to its end and answers what it printed.
  static String run(List<String> line) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      String printed = new String(process.getInputStream().readAllBytes()).strip();
      if (process.waitFor() != 0) {
        throw new FaultFailed(String.join(" ", line) + ": " + printed);
      }
      return printed;
    } catch (IOException e) {
      throw new FaultFailed(String.join(" ", line) + ": " + e.getMessage());
    }
  }

  static boolean has(String program) throws InterruptedException {
    try {
      run(List.of("sh", "-c", "command -v " + program));
      return true;
    } catch (FaultFailed e) {
      return false;
    }
  }

  static void signal(String name, ProcessHandle process) throws InterruptedException {
    List<String> line = new ArrayList<>(List.of("kill", "-" + name));
    line.add(Long.toString(process.pid()));
    run(line);
  }
}
