package osa.kernel;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// What a decider owes to its own history: whatever `decide` accepts, `evolve` takes. One that
/// emits an event which it cannot replay writes a stream that nobody can load again.
///
/// @param <S> state
/// @param <C> command
/// @param <E> event
public final class DeciderLaws<S, C, E> {

  private final Decider<S, C, E> decider;
  private final BiConsumer<S, E> accepted;

  /// @param accepted is shown each event that was accepted, with the state that it leads to
  public DeciderLaws(Decider<S, C, E> decider, BiConsumer<S, E> accepted) {
    this.decider = decider;
    this.accepted = accepted;
  }

  /// Puts the commands one after the other, and then each of them to every state that they came
  /// through, so that a state which is reached late is asked everything too. Throws
  /// [AssertionError] that names state, command and event when one is accepted and not taken.
  public void whatIsAcceptedIsTaken(List<C> commands) {
    Set<S> states = new LinkedHashSet<>();
    S state = decider.initial();
    states.add(state);
    for (C command : commands) {
      state = after(state, command);
      states.add(state);
    }
    for (S known : states) {
      for (C command : commands) {
        after(known, command);
      }
    }
  }

  /// The same for sequences of some commands that chance puts in order, always the same.
  public void whatIsAcceptedIsTaken(List<C> commands, int sequences, int length) {
    for (int seed = 0; seed < sequences; seed++) {
      Random chance = new Random(seed);
      whatIsAcceptedIsTaken(
          Stream.generate(() -> commands.get(chance.nextInt(commands.size())))
              .limit(length)
              .toList());
    }
  }

  private S after(S state, C command) {
    return switch (decider.decide(command, state)) {
      case Decision.Rejected<E> _ -> state;
      case Decision.Accepted<E>(List<E> events) -> {
        S next = state;
        for (E event : events) {
          next = taken(next, command, event);
          accepted.accept(next, event);
        }
        yield next;
      }
    };
  }

  private S taken(S state, C command, E event) {
    try {
      return decider.evolve(state, event);
    } catch (IllegalStateException refused) {
      throw new AssertionError(
          "accepted, and not taken: %s after %s on %s".formatted(event, command, state), refused);
    }
  }
}
