package osa.bench.measure;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// One line per thing that was measured, with the time since the start.
public final class Progress {
  private final PrintStream out;
  private final long began = System.nanoTime();

  public Progress(PrintStream out) {
    this.out = out;
  }

  public void say(String line, Object... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] instanceof Double figure) {
        arguments[i] = String.format(Locale.ROOT, "%,.1f", figure);
      }
    }
    long seconds = took().toSeconds();
    out.printf(
        "  %d:%02d  %s%n", seconds / 60, seconds % 60, String.format(Locale.ROOT, line, arguments));
    out.flush();
  }

  public Duration took() {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
