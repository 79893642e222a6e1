package osa.launcher.record;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import osa.launcher.Console;
import osa.launcher.Refusal;

/// Waits a little longer each time, says so when it takes long, and gives up in the end.
final class Patience {
  /// A killed process is back within a fraction of this.
  private static final Duration END = Duration.ofMinutes(3);

  private static final Duration SPEAK_EVERY = Duration.ofSeconds(5);
  private static final long PAUSE_MILLIS_MIN = 30;
  private static final long PAUSE_MILLIS_MAX = 1_000;

  private final Console console;
  private final String what;
  private final Instant began = Instant.now();
  private Instant spoke = began;
  private long pauseMillis = PAUSE_MILLIS_MIN;

  /// @param what has to be waited for, as the beginning of a sentence
  Patience(Console console, String what) {
    this.console = console;
    this.what = what;
  }

  /// @param why what was seen this time
  /// @throws Refusal when it has taken too long
  void waitAfter(Supplier<String> why) {
    var now = Instant.now();
    if (now.isAfter(began.plus(END))) {
      throw new Refusal("%s for %d s: %s.".formatted(what, END.toSeconds(), why.get()));
    }
    if (now.isAfter(spoke.plus(SPEAK_EVERY))) {
      console.say("  record  %s: %s; still trying".formatted(what, why.get()));
      spoke = now;
    }
    try {
      Thread.sleep(pauseMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("The loading of the record was interrupted.", e);
    }
    pauseMillis = Math.min(PAUSE_MILLIS_MAX, pauseMillis * 3 / 2);
  }
}
