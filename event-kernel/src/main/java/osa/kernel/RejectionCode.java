package osa.kernel;

/// A reason for refusing, implemented by one enum per feature. The constant's name is the code that
/// callers see and may rely on.
public interface RejectionCode {

  /// The constant's name, such as `INSUFFICIENT_FUNDS`.
  String name();

  /// One sentence for a person: what rule refused.
  String sentence();

  /// One sentence for a person: what to do now.
  String remedy();

  /// How the refusal is told over HTTP.
  Kind kind();

  /// The ways in which a command can be impossible.
  enum Kind {
    /// What the command speaks of does not exist (404).
    ABSENT,
    /// The state does not allow the command now (409).
    STATE,
    /// The values can never be accepted, in whatever state (422).
    VALUE,
    /// It may be done, but not by this person, whatever roles they have (403).
    PERSON
  }
}
