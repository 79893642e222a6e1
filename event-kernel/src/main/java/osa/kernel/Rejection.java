package osa.kernel;

import java.util.Map;

/// An expected refusal: which rule, and the facts of this case.
///
/// @param details ordered by name when shown; plain values only (text, numbers, dates, lists of
///     these)
public record Rejection(RejectionCode code, Map<String, Object> details) {
  public Rejection {
    details = Map.copyOf(details);
  }
}
