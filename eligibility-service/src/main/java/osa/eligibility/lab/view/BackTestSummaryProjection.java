package osa.eligibility.lab.view;

import jakarta.inject.Singleton;
import osa.eligibility.lab.domain.BackTestEvent;
import osa.eligibility.lab.domain.BackTestEvent.BackTestCancelled;
import osa.eligibility.lab.domain.BackTestEvent.BackTestCompleted;
import osa.eligibility.lab.domain.BackTestEvent.BackTestFailed;
import osa.eligibility.lab.domain.BackTestEvent.BackTestRequested;
import osa.eligibility.lab.domain.BackTestId;
import osa.eligibility.lab.view.BackTestSummary.Asked;
import osa.eligibility.lab.view.BackTestSummary.State;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.projection.Projection;

/// Lists the back-tests with what they came to.
@Singleton
public final class BackTestSummaryProjection implements Projection<BackTestSummary> {

  @Override
  public String category() {
    return BackTestId.CATEGORY;
  }

  @Override
  public Class<BackTestSummary> viewType() {
    return BackTestSummary.class;
  }

  @Override
  public BackTestSummary initial(StreamId stream) {
    BackTestSummary backTest = new BackTestSummary();
    backTest.backTestId = stream.id();
    return backTest;
  }

  @Override
  public void apply(BackTestSummary backTest, RecordedEvent<?> event) {
    backTest.version = event.version();
    switch ((BackTestEvent) event.data()) {
      case BackTestRequested(var _, var plan) -> {
        backTest.sequence = event.position().position();
        backTest.state = State.OPEN;
        backTest.asked = Asked.of(plan);
        backTest.requestedBy = event.actor();
        backTest.requestedAt = event.recordedAt();
      }
      case BackTestCompleted(var _, var hash, var figures) -> {
        ended(backTest, State.COMPLETED, event);
        backTest.reportHash = hash;
        backTest.figures = figures;
      }
      case BackTestCancelled(var _, var reason) -> {
        ended(backTest, State.CANCELLED, event);
        backTest.cause = reason;
      }
      case BackTestFailed(var _, var cause) -> {
        ended(backTest, State.FAILED, event);
        backTest.cause = cause;
      }
    }
  }

  private static void ended(BackTestSummary backTest, State state, RecordedEvent<?> event) {
    backTest.state = state;
    backTest.endedAt = event.recordedAt();
  }
}
