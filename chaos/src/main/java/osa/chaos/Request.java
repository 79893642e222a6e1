package osa.chaos;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import osa.launcher.Refusal;

/// How long, and from which seed.
///
/// @param seed decides which faults come in which order with which pauses, and what the journeys
///     do; how the machine takes it is the machine's own affair
public record Request(Duration length, long seed) {

  private static final String USAGE = "./osa chaos [--minutes N] [--seed S]";
  private static final int MINUTES_DEFAULT = 2;
  private static final int MINUTES_MAX = 24 * 60;
  private static final int SEEDS = 1_000_000;

  /// Reads the command line.
  ///
  /// @throws Refusal when it says something else
  public static Request of(List<String> arguments) {
    long minutes = MINUTES_DEFAULT;
    long seed = ThreadLocalRandom.current().nextInt(SEEDS);
    for (int i = 0; i < arguments.size(); i += 2) {
      if (i + 1 == arguments.size()) {
        throw new Refusal("%s needs a number: %s".formatted(arguments.get(i), USAGE));
      }
      long number = number(arguments.get(i + 1));
      switch (arguments.get(i)) {
        case "--minutes" -> minutes = number;
        case "--seed" -> seed = number;
        case String other -> throw new Refusal("What is %s? %s".formatted(other, USAGE));
      }
    }
    if (minutes < 1 || minutes > MINUTES_MAX) {
      throw new Refusal("From 1 minute to %d: %s".formatted(MINUTES_MAX, USAGE));
    }
    return new Request(Duration.ofMinutes(minutes), seed);
  }

  private static long number(String text) {
    if (!text.matches("\\d{1,18}")) {
      throw new Refusal("%s is no number: %s".formatted(text, USAGE));
    }
    return Long.parseLong(text);
  }

  @Override
  public String toString() {
    return "./osa chaos --minutes %d --seed %d".formatted(length.toMinutes(), seed);
  }
}
