package osa.doctor;

/// What came of a check.
///
/// @param check its name
public record Examined(String check, Answer answer) {

  public sealed interface Answer {}

  /// It looked.
  public record Done(Looked looked) implements Answer {}

  /// It could not look.
  ///
  /// @param why in a sentence
  public record Unseen(String why) implements Answer {}
}
