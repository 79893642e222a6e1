package osa.kernel;

/// The version of a stream that a caller's command builds on.
public sealed interface ExpectedVersion {

  /// Whatever the version is: the rules alone decide.
  record Any() implements ExpectedVersion {}

  /// Exactly this number of events.
  record Exactly(long version) implements ExpectedVersion {}

  static ExpectedVersion any() {
    return new Any();
  }

  static ExpectedVersion exactly(long version) {
    return new Exactly(version);
  }

  default boolean allows(long actual) {
    return switch (this) {
      case Any() -> true;
      case Exactly(long version) -> version == actual;
    };
  }
}
