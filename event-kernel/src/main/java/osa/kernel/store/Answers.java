package osa.kernel.store;

import java.util.Optional;

/// Answers already given, kept in the transaction of what they answer. A key belongs to the actor
/// who used it.
public interface Answers {

  /// An answer as it went out.
  ///
  /// @param fingerprint of the request that it answered
  /// @param etag null when the answer had none, likewise `location` and `position`
  /// @param position names what the request appended, for reads in other services
  record Answer(
      String fingerprint, int status, String etag, String location, String position, String body) {

    /// An answer to a request that appended nothing.
    public Answer(String fingerprint, int status, String etag, String location, String body) {
      this(fingerprint, status, etag, location, null, body);
    }
  }

  /// Takes hold of the key until the surrounding transaction ends; false when another request
  /// holds it now.
  boolean claim(String actor, String key);

  /// Empty when no answer was given, or its lifetime is over.
  Optional<Answer> find(String actor, String key);

  /// Remembers an answer, in place of one whose lifetime is over. Throws [IllegalStateException]
  /// when the key has an answer that still holds: the key was not claimed.
  void remember(String actor, String key, Answer answer);
}
