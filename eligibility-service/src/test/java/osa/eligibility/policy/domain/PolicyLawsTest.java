package osa.eligibility.policy.domain;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.policy.domain.PolicyCommand.ApproveRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.BringIntoForce;
import osa.eligibility.policy.domain.PolicyCommand.Bundled;
import osa.eligibility.policy.domain.PolicyCommand.DraftRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.PublishRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.ReviseRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.SubmitRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.WithdrawRuleSet;
import osa.kernel.DeciderLaws;
import osa.kernel.Decision;

/// What holds whatever modellers and approvers do, in whatever order.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PolicyLawsTest {

  private static final int LIVES = 2_000;
  private static final int COMMANDS = 40;
  private static final int YEARS = 12;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Model MODEL = new Model("1".repeat(64), "<model/>");
  private static final TestCases CASES = new TestCases("0".repeat(64), List.of());
  private static final Checks CHECKS =
      new Checks(MODEL.contentHash(), CASES.hash(), "c".repeat(64), "an engine", 0);

  private static final Approval APPROVAL =
      new Approval("Baba", MODEL.contentHash(), "b".repeat(64));
  private static final Model OTHER = new Model("2".repeat(64), "<other/>");
  private static final Optional<Checks> NONE = Optional.empty();

  private final PolicyDecider decider = new PolicyDecider();

  /// The days on which versions are in force, as a reader sees them.
  private static List<String> inForce(RuleSets ruleSets) {
    List<String> inForce = new ArrayList<>();
    for (int year = 0; year <= YEARS; year++) {
      LocalDate day = TODAY.plusYears(year);
      inForce.add(ruleSets.inForce(Policy.THREE_PRINCIPLES, day).map(RuleSet::id).orElse("none"));
    }
    return inForce;
  }

  private static RuleSets ruleSets(PolicyVersions state) {
    return new RuleSets(state.ruleSets(Policy.THREE_PRINCIPLES).toList());
  }

  private PolicyVersions after(PolicyVersions state, PolicyCommand command) {
    PolicyVersions next = state;
    if (decider.decide(command, state) instanceof Decision.Accepted<PolicyEvent>(var events)) {
      for (PolicyEvent event : events) {
        next = decider.evolve(next, event);
      }
    }
    return next;
  }

  private PolicyVersions approved(PolicyVersions state, String id) {
    PolicyVersions next = state;
    for (PolicyCommand step :
        List.of(
            draft(id, Optional.of(CHECKS)),
            new SubmitRuleSet(id, CHECKS, "Aoki"),
            new ApproveRuleSet(id, APPROVAL, Evidence.CASES))) {
      next = after(next, step);
    }
    return next;
  }

  private static PolicyCommand anything(Random chance) {
    String id = "3P-" + chance.nextInt(6);
    LocalDate from = TODAY.plusYears(chance.nextInt(YEARS)).plusDays(chance.nextInt(3) - 1L);
    if (chance.nextInt(3) == 0) {
      return new WithdrawRuleSet(id, "put off", "Baba", TODAY);
    }
    LocalDate to = chance.nextInt(3) == 0 ? from.plusYears(1 + chance.nextInt(3)) : null;
    return new PublishRuleSet(id, from, to, "Baba");
  }

  @Test
  void on_no_day_are_two_versions_in_force_and_a_withdrawal_leaves_no_day_without_one() {
    int withdrawn = 0;
    int superseded = 0;
    for (int seed = 0; seed < LIVES; seed++) {
      Random chance = new Random(seed);
      PolicyVersions state = decider.initial();
      for (int number = 0; number < 6; number++) {
        state = approved(state, "3P-" + number);
      }
      for (int turn = 0; turn < COMMANDS; turn++) {
        PolicyCommand command = anything(chance);
        PolicyVersions next = after(state, command);
        assertDoesNotThrow(() -> ruleSets(next), "seed " + seed + ", " + command);
        if (next != state && command instanceof WithdrawRuleSet withdrawal) {
          withdrawn++;
          superseded += onlyTheNeighbourHoldsOn(state, next, withdrawal.id(), seed);
        }
        state = next;
      }
    }
    assertTrue(withdrawn > LIVES / 10 && superseded > LIVES / 50, withdrawn + " " + superseded);
  }

  @Test
  void whatever_is_accepted_can_be_replayed_and_every_kind_of_event_is_accepted() {
    List<PolicyCommand> commands = new ArrayList<>();
    Bundled bundled = new Bundled("3P-old", "bundled", List.of(), MODEL, TODAY.minusYears(3), null);
    commands.add(new PolicyCommand.AdoptBundled(List.of(bundled)));
    for (String id : List.of("3P-1", "3P-2")) {
      commands.add(draft(id, Optional.of(CHECKS)));
      commands.add(draft(id, Optional.empty()));
      commands.add(new ReviseRuleSet(id, Optional.of(OTHER), Optional.empty(), "Chiba", NONE));
      commands.add(new ReviseRuleSet(id, Optional.of(MODEL), Optional.of(CASES), "Chiba", NONE));
      commands.add(new SubmitRuleSet(id, CHECKS, "Aoki"));
      commands.add(new ApproveRuleSet(id, APPROVAL, Evidence.CASES));
      commands.add(new PublishRuleSet(id, TODAY.plusYears(1), null, "Baba"));
      commands.add(new PublishRuleSet(id, TODAY.plusYears(2), TODAY.plusYears(3), "Baba"));
      commands.add(new BringIntoForce(id, TODAY.plusYears(1)));
      commands.add(new WithdrawRuleSet(id, "put off", "Baba", TODAY));
    }
    Set<Class<?>> accepted = new HashSet<>();

    new DeciderLaws<>(decider, (_, event) -> accepted.add(event.getClass()))
        .whatIsAcceptedIsTaken(commands, LIVES, COMMANDS);

    assertEquals(kinds(PolicyEvent.class), accepted);
  }

  private static DraftRuleSet draft(String id, Optional<Checks> checks) {
    return new DraftRuleSet(
        Policy.THREE_PRINCIPLES, id, "a version", List.of(), MODEL, CASES, "Aoki", checks);
  }

  private static Set<Class<?>> kinds(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses())
        .flatMap(kind -> kind.isSealed() ? kinds(kind).stream() : Stream.of(kind))
        .collect(Collectors.toSet());
  }

  /// Where the withdrawn version was to take over from another, that one is in force instead; no
  /// other day changes.
  private static int onlyTheNeighbourHoldsOn(
      PolicyVersions before, PolicyVersions after, String withdrawn, int seed) {
    Optional<String> neighbour =
        before.all().stream()
            .filter(version -> version.stage() instanceof Stage.Published)
            .filter(
                version ->
                    version
                        .publication()
                        .flatMap(Stage.Published::supersededBy)
                        .equals(Optional.of(withdrawn)))
            .map(RuleSetVersion::id)
            .findFirst();
    List<String> was = inForce(ruleSets(before));
    List<String> is = inForce(ruleSets(after));
    for (int year = 0; year < was.size(); year++) {
      String expected = was.get(year).equals(withdrawn) ? neighbour.orElse("none") : was.get(year);
      if (!(was.get(year).equals("none") && neighbour.equals(Optional.of(is.get(year))))) {
        assertEquals(expected, is.get(year), "seed " + seed + ", year " + year);
      }
    }
    return neighbour.isPresent() ? 1 : 0;
  }
}
