package osa.launcher;

import java.io.PrintStream;

/// Where the launcher speaks to the person in front of it: one line per thing that happened.
///
/// Safe to use from several threads; a quiet console swallows everything (tests).
public final class Console {
  private final PrintStream out;
  private volatile boolean silent;

  private Console(PrintStream out, boolean silent) {
    this.out = out;
    this.silent = silent;
  }

  public static Console standard() {
    return new Console(System.out, false);
  }

  static Console on(PrintStream out) {
    return new Console(out, false);
  }

  public static Console quiet() {
    return new Console(System.out, true);
  }

  public void say(String line) {
    if (!silent) {
      out.println(line);
      out.flush();
    }
  }

  /// From now on nothing is printed: what fails while everything is being stopped is no news.
  void fallSilent() {
    silent = true;
  }
}
