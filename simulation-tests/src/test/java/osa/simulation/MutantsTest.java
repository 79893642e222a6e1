package osa.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import osa.simulation.database.Flaw;
import osa.simulation.world.Law;
import osa.simulation.world.LawBroken;
import osa.simulation.world.SeedFailed;

/// The tests of the test: a simulation that finds nothing says nothing until it has been seen to
/// find what is there, and a law says nothing until it has been seen broken.
@ExtendWith(Silence.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MutantsTest {

  private static final int SEEDS_MAX = 3000;

  /// The laws that a planted bug is known to break, each under some seed.
  private static Set<Law> brokenBy(Flaw flaw) {
    return switch (flaw) {
      case READERS_PASS_OPEN_TRANSACTIONS, ORDERED_BY_OWN_TRANSACTION ->
          EnumSet.of(Law.READERS_SEE_EVERYTHING_ONCE);
      case CUT_OFF_ASKED_APART, CHECKPOINT_BEFORE_ACKNOWLEDGEMENT, NEW_ID_WHEN_SENT_AGAIN ->
          EnumSet.of(Law.MESSAGES_TELL_THE_LOG);
      case CHECKPOINT_BEFORE_REACTION,
          DAY_NOTED_BEFORE_ITS_EVENT,
          RULES_MOVE_NOTHING,
          OVERTAKEN_UNNOTICED,
          SUCCESSION_IN_TWO_TRANSACTIONS,
          RULE_SET_UNREAD ->
          EnumSet.of(Law.VERDICTS_FOLLOW_FACTS_AND_RULES);
      case VERSION_UNCHECKED -> EnumSet.of(Law.BUDGET_IS_NEVER_OVERSPENT, Law.NOBODY_WAITS_IN_VAIN);
      case VERSION_NOT_UNIQUE -> EnumSet.of(Law.STREAMS_ARE_ORDERED);
      case VIEW_CACHED -> EnumSet.of(Law.VIEWS_EQUAL_THEIR_EVENTS);
      case MESSAGE_REMEMBERED_APART -> EnumSet.of(Law.SERVICES_AGREE);
      case MESSAGE_REMEMBERED_LATER, DAY_TOLD_AGAIN -> EnumSet.of(Law.EFFECTS_HAPPEN_ONCE);
      case ANSWER_REMEMBERED_APART -> EnumSet.of(Law.ANSWERS_ARE_KEPT);
      case SEEN_BEFORE_EFFECT -> EnumSet.of(Law.SEEN_IS_DEALT_WITH);
      case PARTITION_FORGOTTEN,
          DEAD_LETTER_LOST,
          OFFSET_BEFORE_EFFECT,
          FAILED_MESSAGE_PASSED,
          TROUBLE_BLAMED_ON_THE_MESSAGE ->
          EnumSet.of(Law.EVERY_MESSAGE_IS_HEARD);
    };
  }

  @ParameterizedTest
  @EnumSource
  void a_planted_bug_is_found(Flaw flaw) {
    Set<Law> unbroken = brokenBy(flaw);
    for (long seed = 1; seed <= SEEDS_MAX && !unbroken.isEmpty(); seed++) {
      try {
        Simulation.run(seed, EnumSet.of(flaw));
      } catch (SeedFailed found) {
        if (found.getCause() instanceof LawBroken broken && unbroken.remove(broken.law())) {
          System.out.printf("%s is found by seed %d: %s%n", flaw, seed, broken.law());
        }
      }
    }
    assertEquals(Set.of(), unbroken, () -> flaw + " was not found by " + SEEDS_MAX + " seeds");
  }

  @Test
  void every_law_catches_a_planted_bug() {
    assertEquals(
        EnumSet.allOf(Law.class),
        Stream.of(Flaw.values())
            .map(MutantsTest::brokenBy)
            .flatMap(Set::stream)
            .collect(Collectors.toSet()));
  }
}
