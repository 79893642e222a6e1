package osa.kernel;

import java.util.List;
import java.util.Map;

/// What a decider answers to a command.
public sealed interface Decision<E> {

  /// The command is accepted; an empty list means that it changes nothing.
  record Accepted<E>(List<E> events) implements Decision<E> {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /// A rule refuses the command; nothing is appended.
  record Rejected<E>(Rejection rejection) implements Decision<E> {}

  @SafeVarargs
  @SuppressWarnings("varargs")
  static <E> Decision<E> accept(E... events) {
    return new Accepted<>(List.of(events));
  }

  static <E> Decision<E> accept(List<E> events) {
    return new Accepted<>(events);
  }

  static <E> Decision<E> reject(RejectionCode code) {
    return new Rejected<>(new Rejection(code, Map.of()));
  }

  /// @param details facts of this one refusal that the caller needs to act on, such as
  ///     `availableJpy`; names and values are shown to the caller as they are
  static <E> Decision<E> reject(RejectionCode code, Map<String, Object> details) {
    return new Rejected<>(new Rejection(code, details));
  }
}
