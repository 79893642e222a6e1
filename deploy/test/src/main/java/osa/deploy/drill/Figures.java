package osa.deploy.drill;

import java.time.Duration;
import java.util.Locale;

/// How figures are written.
final class Figures {

  private Figures() {}

  static String of(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
