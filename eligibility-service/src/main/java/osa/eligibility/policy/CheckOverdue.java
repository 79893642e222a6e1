package osa.eligibility.policy;

import java.time.Duration;

/// The check of a model did not come to its end in the time that it is given. Nothing is said of
/// the model, and it may not be used.
public final class CheckOverdue extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration timeMax;

  public CheckOverdue(Duration timeMax) {
    super("the check of a model took longer than " + timeMax);
    this.timeMax = timeMax;
  }

  /// The time that it was given.
  public Duration timeMax() {
    return timeMax;
  }
}
