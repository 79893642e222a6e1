package osa.kernel;

/// The three functions that make up a decision in event sourcing: where a stream starts, what a
/// command does to it, and what an event makes of it (after Jérémie Chassaing, "Functional Event
/// Sourcing Decider", 2021).
///
/// All three are pure: no clock, no I/O, no randomness. Whatever a decision needs from outside is
/// resolved before and travels in the command.
///
/// @param <S> state, immutable, usually a sealed interface with one record per state
/// @param <C> command, sealed
/// @param <E> event, sealed
public interface Decider<S, C, E> {

  /// The state of a stream that has no event yet.
  S initial();

  /// Accepts with the events to append (an empty list when there is nothing to do) or rejects.
  /// An expected refusal is a value, never an exception.
  Decision<E> decide(C command, S state);

  /// The state after the event. Throws [IllegalStateException] when the event cannot follow the
  /// state: a corrupt history has to stop, not to be guessed around.
  S evolve(S state, E event);
}
