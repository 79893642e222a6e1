package osa.kernel.deadletter.domain;

/// Bytes of a message in a form that an event can hold and a person can read.
///
/// @param text what the encoding says; empty when there are no bytes to show
public record Content(Encoding encoding, String text) {

  /// How the bytes stand in the text.
  public enum Encoding {
    /// As UTF-8, to the byte.
    TEXT,
    /// In Base64, because they are no text.
    BASE64,
    /// The message has none.
    ABSENT,
    /// Not kept: they are more than an event holds. The broker still has them.
    TOO_LARGE
  }
}
