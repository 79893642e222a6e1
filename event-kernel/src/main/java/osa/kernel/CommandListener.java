package osa.kernel;

/// Hears what commands came to, also what a commit that failed undid; for counting them. Must not
/// throw.
public interface CommandListener {

  void decided(Outcome<?> outcome);

  /// An answer was given again; nothing was decided.
  void repeated();
}
