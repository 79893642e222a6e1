package osa.kernel;

/// Hears what commands came to; for counting them. Must not throw.
public interface CommandListener {

  void decided(Outcome<?> outcome);

  /// An answer was given again; nothing was decided.
  void repeated();
}
