package osa.eligibility.lab.domain;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.lab.domain.BackTestCommand.CancelBackTest;
import osa.eligibility.lab.domain.BackTestCommand.CompleteBackTest;
import osa.eligibility.lab.domain.BackTestCommand.FailBackTest;
import osa.eligibility.lab.domain.BackTestCommand.RequestBackTest;
import osa.eligibility.lab.domain.BackTestEvent.BackTestCancelled;
import osa.eligibility.lab.domain.BackTestEvent.BackTestCompleted;
import osa.eligibility.lab.domain.BackTestEvent.BackTestFailed;
import osa.eligibility.lab.domain.BackTestEvent.BackTestRequested;
import osa.kernel.DeciderSpec;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BackTestDeciderTest {

  private static final BackTestId ID = new BackTestId(UUID.randomUUID());
  private static final BackTestPlan PLAN =
      new BackTestPlan(List.of(), true, FactsAsKnown.NOW, null, List.of(), Map.of());
  private static final BackTestFigures FIGURES = new BackTestFigures(14, 0, 0, List.of());
  private static final BackTestEvent REQUESTED = new BackTestRequested(ID.value(), PLAN);
  private static final BackTestEvent COMPLETED = new BackTestCompleted(ID.value(), "cafe", FIGURES);

  private static DeciderSpec<BackTest, BackTestCommand, BackTestEvent> spec() {
    return DeciderSpec.of(new BackTestDecider());
  }

  @Test
  void one_is_requested_once() {
    spec().given().when(new RequestBackTest(ID, PLAN)).then(REQUESTED);
    spec()
        .given(REQUESTED)
        .when(new RequestBackTest(ID, PLAN))
        .thenRefused(BackTestRejection.BACK_TEST_ALREADY_REQUESTED, Map.of());
  }

  @Test
  void an_open_one_ends_in_one_of_three_ways() {
    spec().given(REQUESTED).when(new CompleteBackTest("cafe", FIGURES)).then(COMPLETED);
    spec()
        .given(REQUESTED)
        .when(new CancelBackTest("not now"))
        .then(new BackTestCancelled(ID.value(), "not now"));
    spec()
        .given(REQUESTED)
        .when(new FailBackTest("a gap"))
        .then(new BackTestFailed(ID.value(), "a gap"));
  }

  @Test
  void of_two_processes_that_complete_it_alike_the_second_changes_nothing() {
    spec()
        .given(REQUESTED, COMPLETED)
        .when(new CompleteBackTest("cafe", FIGURES))
        .thenNothingHappened();
    spec()
        .given(REQUESTED, COMPLETED)
        .when(new CompleteBackTest("other", FIGURES))
        .thenRefused(BackTestRejection.BACK_TEST_ENDED, Map.of());
  }

  @Test
  void one_that_has_ended_stays_as_it_is() {
    for (BackTestEvent end :
        List.of(
            COMPLETED,
            new BackTestCancelled(ID.value(), "not now"),
            new BackTestFailed(ID.value(), "a gap"))) {
      spec()
          .given(REQUESTED, end)
          .when(new CancelBackTest("late"))
          .thenRefused(BackTestRejection.BACK_TEST_ENDED, Map.of());
      spec()
          .given(REQUESTED, end)
          .when(new FailBackTest("late"))
          .thenRefused(BackTestRejection.BACK_TEST_ENDED, Map.of());
    }
    spec()
        .given(REQUESTED, new BackTestCancelled(ID.value(), "not now"))
        .when(new CompleteBackTest("cafe", FIGURES))
        .thenRefused(BackTestRejection.BACK_TEST_ENDED, Map.of());
  }

  @Test
  void what_was_never_asked_for_cannot_end() {
    for (BackTestCommand end :
        List.of(
            new CompleteBackTest("cafe", FIGURES),
            new CancelBackTest("why"),
            new FailBackTest("why"))) {
      spec().given().when(end).thenRefused(BackTestRejection.UNKNOWN_BACK_TEST, Map.of());
    }
  }

  @Test
  void a_history_in_an_impossible_order_stops() {
    BackTestDecider decider = new BackTestDecider();
    assertThrows(IllegalStateException.class, () -> decider.evolve(decider.initial(), COMPLETED));
    BackTest open = decider.evolve(decider.initial(), REQUESTED);
    assertThrows(IllegalStateException.class, () -> decider.evolve(open, REQUESTED));
  }
}
