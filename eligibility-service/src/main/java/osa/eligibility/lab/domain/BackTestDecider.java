package osa.eligibility.lab.domain;

import osa.eligibility.lab.domain.BackTest.Ended;
import osa.eligibility.lab.domain.BackTest.Open;
import osa.eligibility.lab.domain.BackTest.Unasked;
import osa.eligibility.lab.domain.BackTestCommand.CancelBackTest;
import osa.eligibility.lab.domain.BackTestCommand.CompleteBackTest;
import osa.eligibility.lab.domain.BackTestCommand.FailBackTest;
import osa.eligibility.lab.domain.BackTestCommand.RequestBackTest;
import osa.eligibility.lab.domain.BackTestEvent.BackTestCancelled;
import osa.eligibility.lab.domain.BackTestEvent.BackTestCompleted;
import osa.eligibility.lab.domain.BackTestEvent.BackTestFailed;
import osa.eligibility.lab.domain.BackTestEvent.BackTestRequested;
import osa.kernel.Decider;
import osa.kernel.Decision;

/// What may become of a back-test. It ends once, in one of three ways; of two processes that come
/// to its end, the second changes nothing.
public final class BackTestDecider implements Decider<BackTest, BackTestCommand, BackTestEvent> {

  @Override
  public BackTest initial() {
    return new Unasked();
  }

  @Override
  public Decision<BackTestEvent> decide(BackTestCommand command, BackTest state) {
    return switch (command) {
      case RequestBackTest(var id, var plan) ->
          switch (state) {
            case Unasked() -> Decision.accept(new BackTestRequested(id.value(), plan));
            case Open _, Ended _ -> Decision.reject(BackTestRejection.BACK_TEST_ALREADY_REQUESTED);
          };
      case CompleteBackTest(var hash, var figures) ->
          switch (state) {
            case Unasked() -> Decision.reject(BackTestRejection.UNKNOWN_BACK_TEST);
            case Open(var id) -> Decision.accept(new BackTestCompleted(id.value(), hash, figures));
            case Ended(_, var earlier) when hash.equals(earlier) -> Decision.accept();
            case Ended _ -> Decision.reject(BackTestRejection.BACK_TEST_ENDED);
          };
      case CancelBackTest(var reason) ->
          switch (state) {
            case Unasked() -> Decision.reject(BackTestRejection.UNKNOWN_BACK_TEST);
            case Open(var id) -> Decision.accept(new BackTestCancelled(id.value(), reason));
            case Ended _ -> Decision.reject(BackTestRejection.BACK_TEST_ENDED);
          };
      case FailBackTest(var cause) ->
          switch (state) {
            case Unasked() -> Decision.reject(BackTestRejection.UNKNOWN_BACK_TEST);
            case Open(var id) -> Decision.accept(new BackTestFailed(id.value(), cause));
            case Ended _ -> Decision.reject(BackTestRejection.BACK_TEST_ENDED);
          };
    };
  }

  @Override
  public BackTest evolve(BackTest state, BackTestEvent event) {
    return switch (event) {
      case BackTestRequested(var id, _) ->
          switch (state) {
            case Unasked() -> new Open(new BackTestId(id));
            case Open _, Ended _ -> throw new IllegalStateException("requested twice: " + id);
          };
      case BackTestCompleted(var id, var hash, _) -> ended(state, new BackTestId(id), hash);
      case BackTestCancelled(var id, _) -> ended(state, new BackTestId(id), null);
      case BackTestFailed(var id, _) -> ended(state, new BackTestId(id), null);
    };
  }

  private static BackTest ended(BackTest state, BackTestId id, String reportHash) {
    return switch (state) {
      case Open _ -> new Ended(id, reportHash);
      case Unasked(), Ended _ -> throw new IllegalStateException("ended, but not open: " + id);
    };
  }
}
