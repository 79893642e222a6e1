package osa.kernel.deadletter.domain;

import static osa.kernel.deadletter.domain.DeadLetterRejection.DEAD_LETTER_DISCARDED;
import static osa.kernel.deadletter.domain.DeadLetterRejection.DEAD_LETTER_REDRIVEN;
import static osa.kernel.deadletter.domain.DeadLetterRejection.DEAD_LETTER_UNKNOWN;
import static osa.kernel.deadletter.domain.DeadLetterRejection.DISCARD_REASON_MISSING;
import static osa.kernel.deadletter.domain.DeadLetterRejection.MESSAGE_NOT_KEPT;

import java.util.Map;
import java.util.function.Function;
import osa.kernel.Decider;
import osa.kernel.Decision;
import osa.kernel.deadletter.domain.DeadLetter.Discarded;
import osa.kernel.deadletter.domain.DeadLetter.NotBuried;
import osa.kernel.deadletter.domain.DeadLetter.Open;
import osa.kernel.deadletter.domain.DeadLetter.Redriven;
import osa.kernel.deadletter.domain.DeadLetterCommand.Bury;
import osa.kernel.deadletter.domain.DeadLetterCommand.Discard;
import osa.kernel.deadletter.domain.DeadLetterCommand.RecordFailedRedrive;
import osa.kernel.deadletter.domain.DeadLetterCommand.Redrive;
import osa.kernel.deadletter.domain.DeadLetterEvent.DeadLetterBuried;
import osa.kernel.deadletter.domain.DeadLetterEvent.DeadLetterDiscarded;
import osa.kernel.deadletter.domain.DeadLetterEvent.DeadLetterRedriveFailed;
import osa.kernel.deadletter.domain.DeadLetterEvent.DeadLetterRedriven;

/// A letter is buried once and closed once: redriven or discarded, never both.
public final class DeadLetterDecider
    implements Decider<DeadLetter, DeadLetterCommand, DeadLetterEvent> {

  @Override
  public DeadLetter initial() {
    return new NotBuried();
  }

  @Override
  public Decision<DeadLetterEvent> decide(DeadLetterCommand command, DeadLetter state) {
    return switch (command) {
      case Bury(var letter, var reason, int attempts) ->
          switch (state) {
            case NotBuried() -> Decision.accept(new DeadLetterBuried(letter, reason, attempts));
            case Open _, Redriven _, Discarded _ -> Decision.accept();
          };
      case Redrive(var note) ->
          whenOpen(
              state,
              letter ->
                  letter.wasKept()
                      ? Decision.accept(new DeadLetterRedriven(note))
                      : Decision.reject(MESSAGE_NOT_KEPT));
      case RecordFailedRedrive(var reason) ->
          whenOpen(state, _ -> Decision.accept(new DeadLetterRedriveFailed(reason)));
      case Discard(var reason) ->
          whenOpen(
              state,
              _ ->
                  reason.isBlank()
                      ? Decision.reject(DISCARD_REASON_MISSING)
                      : Decision.accept(new DeadLetterDiscarded(reason)));
    };
  }

  private static Decision<DeadLetterEvent> whenOpen(
      DeadLetter state, Function<Letter, Decision<DeadLetterEvent>> decision) {
    return switch (state) {
      case NotBuried() -> Decision.reject(DEAD_LETTER_UNKNOWN);
      case Open(var letter) -> decision.apply(letter);
      case Redriven() -> Decision.reject(DEAD_LETTER_REDRIVEN);
      case Discarded(var reason) ->
          Decision.reject(DEAD_LETTER_DISCARDED, Map.of("discardReason", reason));
    };
  }

  @Override
  public DeadLetter evolve(DeadLetter state, DeadLetterEvent event) {
    return switch (event) {
      case DeadLetterBuried(var letter, var _, int _) when state instanceof NotBuried ->
          new Open(letter);
      case DeadLetterRedriveFailed _ when state instanceof Open -> state;
      case DeadLetterRedriven _ when state instanceof Open -> new Redriven();
      case DeadLetterDiscarded(var reason) when state instanceof Open -> new Discarded(reason);
      case DeadLetterBuried _,
          DeadLetterRedriveFailed _,
          DeadLetterRedriven _,
          DeadLetterDiscarded _ ->
          throw new IllegalStateException(event + " cannot follow " + state);
    };
  }
}
