package osa.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.Map;

/// Given past events, when a command, then events or a refusal: the whole grammar of a decision
/// test.
public final class DeciderSpec<S, C, E> {

  private final Decider<S, C, E> decider;

  private DeciderSpec(Decider<S, C, E> decider) {
    this.decider = decider;
  }

  public static <S, C, E> DeciderSpec<S, C, E> of(Decider<S, C, E> decider) {
    return new DeciderSpec<>(decider);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  public final Given given(E... past) {
    return given(List.of(past));
  }

  public Given given(List<E> past) {
    S state = decider.initial();
    for (E event : past) {
      state = decider.evolve(state, event);
    }
    return new Given(state);
  }

  public final class Given {
    private final S state;

    private Given(S state) {
      this.state = state;
    }

    public Then when(C command) {
      return new Then(decider.decide(command, state));
    }

    /// The state that the past adds up to.
    public S state() {
      return state;
    }
  }

  public final class Then {
    private final Decision<E> decision;

    private Then(Decision<E> decision) {
      this.decision = decision;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public final void then(E... expected) {
      assertEquals(List.of(expected), events());
    }

    public void thenNothingHappened() {
      assertEquals(List.of(), events());
    }

    public void thenRefused(RejectionCode code) {
      assertEquals(code, rejection().code());
    }

    public void thenRefused(RejectionCode code, Map<String, Object> details) {
      assertEquals(new Rejection(code, details), rejection());
    }

    public List<E> events() {
      return switch (decision) {
        case Decision.Accepted<E>(List<E> events) -> events;
        case Decision.Rejected<E>(Rejection rejection) -> fail("refused: " + rejection);
      };
    }

    public Rejection rejection() {
      return switch (decision) {
        case Decision.Accepted<E>(List<E> events) -> fail("accepted: " + events);
        case Decision.Rejected<E>(Rejection rejection) -> rejection;
      };
    }
  }
}
