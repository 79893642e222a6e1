package osa.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A stand-in for the launcher: leashes a child, prints its process id, and waits to be killed.
final class LeashHolder {
  private LeashHolder() {}

  public static void main(String[] arguments) throws InterruptedException {
    var line = List.of(arguments).subList(1, arguments.length);
    var state = StateFolder.open(Path.of(arguments[0]));
    var command = new Command(line, Map.of(), state.log("child"), "TERM", 1);
    var child = LeashedProcess.start(state.leash(), command);
    System.out.println(child.pid());
    Thread.currentThread().join();
  }
}
