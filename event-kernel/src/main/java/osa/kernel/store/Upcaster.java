package osa.kernel.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/// Turns an event that was stored under an old name into the next version of it. What is stored
/// stays as it was; every reader is given the newest version.
///
/// The change is pure: it knows the old event alone, no clock, no query. A fact that the old
/// version did not record is told as unknown, never guessed.
///
/// @param from the name it was stored under, such as `shelf-moved.v1`
/// @param to the name of the next version
/// @param change makes the next version's fields of the old ones; it is given an object of its own
public record Upcaster(String from, String to, UnaryOperator<ObjectNode> change) {

  public Upcaster {
    if (from.equals(to)) {
      throw new IllegalArgumentException("an upcaster from " + from + " to itself");
    }
  }
}
