package osa.kernel.deadletter.domain;

import static osa.kernel.deadletter.domain.DeadLetterRejection.DEAD_LETTER_DISCARDED;
import static osa.kernel.deadletter.domain.DeadLetterRejection.DEAD_LETTER_REDRIVEN;
import static osa.kernel.deadletter.domain.DeadLetterRejection.DEAD_LETTER_UNKNOWN;
import static osa.kernel.deadletter.domain.DeadLetterRejection.DISCARD_REASON_MISSING;
import static osa.kernel.deadletter.domain.DeadLetterRejection.MESSAGE_NOT_KEPT;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.DeciderSpec;
import osa.kernel.deadletter.domain.Content.Encoding;
import osa.kernel.deadletter.domain.DeadLetterCommand.Bury;
import osa.kernel.deadletter.domain.DeadLetterCommand.Discard;
import osa.kernel.deadletter.domain.DeadLetterCommand.RecordFailedRedrive;
import osa.kernel.deadletter.domain.DeadLetterCommand.Redrive;
import osa.kernel.deadletter.domain.DeadLetterEvent.DeadLetterBuried;
import osa.kernel.deadletter.domain.DeadLetterEvent.DeadLetterDiscarded;
import osa.kernel.deadletter.domain.DeadLetterEvent.DeadLetterRedriveFailed;
import osa.kernel.deadletter.domain.DeadLetterEvent.DeadLetterRedriven;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeadLetterDeciderTest {

  private static final Content ABSENT = new Content(Encoding.ABSENT, "");
  private static final DeadLetterBuried BURIED =
      new DeadLetterBuried(letter(new Content(Encoding.TEXT, "{}")), "refused", 1);
  private static final DeadLetterEvent REDRIVEN = new DeadLetterRedriven("the cause was mended");
  private static final DeadLetterEvent DISCARDED = new DeadLetterDiscarded("a probe");
  private static final Map<String, Object> WHY = Map.of("discardReason", "a probe");

  private static final List<DeadLetterCommand> FOR_PEOPLE =
      List.of(new Redrive(""), new RecordFailedRedrive("still refused"), new Discard("a probe"));

  private final DeciderSpec<DeadLetter, DeadLetterCommand, DeadLetterEvent> spec =
      DeciderSpec.of(new DeadLetterDecider());

  private static Letter letter(Content body) {
    return new Letter("topic", 0, 7, null, null, null, ABSENT, List.of(), body);
  }

  @Test
  void a_message_is_buried_once_however_often_it_comes_and_whatever_became_of_it() {
    Bury again = new Bury(BURIED.letter(), "refused", 1);
    spec.given().when(again).then(BURIED);
    spec.given(BURIED).when(again).thenNothingHappened();
    spec.given(BURIED, REDRIVEN).when(again).thenNothingHappened();
    spec.given(BURIED, DISCARDED).when(again).thenNothingHappened();
  }

  @Test
  void an_open_letter_is_redriven_or_discarded() {
    spec.given(BURIED).when(new Redrive("the cause was mended")).then(REDRIVEN);
    spec.given(BURIED).when(new Discard("a probe")).then(DISCARDED);
  }

  @Test
  void a_redrive_in_vain_leaves_the_letter_open() {
    DeadLetterEvent failed = new DeadLetterRedriveFailed("still refused");
    spec.given(BURIED).when(new RecordFailedRedrive("still refused")).then(failed);
    spec.given(BURIED, failed).when(new RecordFailedRedrive("still refused")).then(failed);
    spec.given(BURIED, failed).when(new Redrive("the cause was mended")).then(REDRIVEN);
  }

  @Test
  void nothing_can_be_done_about_a_letter_that_is_closed_or_was_never_there() {
    for (DeadLetterCommand command : FOR_PEOPLE) {
      spec.given().when(command).thenRefused(DEAD_LETTER_UNKNOWN);
      spec.given(BURIED, REDRIVEN).when(command).thenRefused(DEAD_LETTER_REDRIVEN);
      spec.given(BURIED, DISCARDED).when(command).thenRefused(DEAD_LETTER_DISCARDED, WHY);
    }
  }

  @Test
  void a_letter_is_not_discarded_without_a_reason() {
    spec.given(BURIED).when(new Discard(" ")).thenRefused(DISCARD_REASON_MISSING);
  }

  @Test
  void what_was_not_kept_can_be_discarded_and_not_redriven() {
    DeadLetterBuried large =
        new DeadLetterBuried(letter(new Content(Encoding.TOO_LARGE, "")), "refused", 1);
    spec.given(large).when(new Redrive("")).thenRefused(MESSAGE_NOT_KEPT);
    spec.given(large).when(new Discard("a probe")).then(DISCARDED);
  }

  @Test
  void an_impossible_history_stops() {
    for (DeadLetterEvent event : List.of(REDRIVEN, DISCARDED)) {
      Assertions.assertThrows(IllegalStateException.class, () -> spec.given(event));
      Assertions.assertThrows(
          IllegalStateException.class, () -> spec.given(BURIED, DISCARDED, event));
    }
    Assertions.assertThrows(IllegalStateException.class, () -> spec.given(BURIED, BURIED));
  }
}
