package osa.simulation.clients;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import osa.eligibility.policy.domain.Approval;
import osa.eligibility.policy.domain.Evidence;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.PolicyCommand;
import osa.eligibility.policy.domain.PolicyCommand.ApproveRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.DraftRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.PublishRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.SubmitRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.WithdrawRuleSet;
import osa.kernel.ExpectedVersion;
import osa.simulation.clients.RuleDrafts.Draft;
import osa.simulation.laws.AnswersAreKept;
import osa.simulation.service.EligibilityBlueprint.Desks;
import osa.simulation.service.SimulatedService;
import osa.simulation.world.World;

/// Two persons who change the rules of one policy: one writes a version and publishes it, from
/// today, from an earlier day or from tomorrow, and may think better of it; the other one approves
/// it. The back-test that an approval names is looked up before the command, and is not simulated.
public final class RuleMakers implements Runnable {

  private static final Duration NEWS_MAX = Duration.ofSeconds(25);
  private static final Duration GLANCE = Duration.ofSeconds(2);
  private static final int VERSIONS_MAX = 2;
  private static final String BACK_TEST = "0".repeat(64);

  private final World world;
  private final SimulatedService<Desks> eligibility;
  private final Policy policy;
  private final List<Draft> drafts;
  private final Person author;
  private final Person approver;

  public RuleMakers(
      World world,
      SimulatedService<Desks> eligibility,
      AnswersAreKept answers,
      Policy policy,
      RuleDrafts drafts) {
    this.world = world;
    this.eligibility = eligibility;
    this.policy = policy;
    this.drafts = drafts.of(policy);
    this.author = new Person(world, "author of " + policy.sign(), answers);
    this.approver = new Person(world, "approver of " + policy.sign(), answers);
  }

  @Override
  public void run() {
    int versions = world.below(VERSIONS_MAX + 1);
    for (int number = 1; number <= versions; number++) {
      world.sleep(world.upTo(NEWS_MAX));
      String id = policy.sign() + "SIM-" + number;
      if (isApproved(id, world.oneOf(drafts))) {
        publish(id);
      }
    }
  }

  private boolean isApproved(String id, Draft draft) {
    return isDone(
            author,
            "draft " + id,
            () ->
                new DraftRuleSet(
                    policy,
                    id,
                    draft.title(),
                    List.of(),
                    draft.model(),
                    RuleDrafts.NO_TEST_CASES,
                    author.name(),
                    Optional.empty()))
        && isDone(
            author, "submit " + id, () -> new SubmitRuleSet(id, draft.checks(), author.name()))
        && isDone(
            approver,
            "approve " + id,
            () ->
                new ApproveRuleSet(
                    id,
                    new Approval(approver.name(), draft.model().contentHash(), BACK_TEST),
                    Evidence.CASES));
  }

  private void publish(String id) {
    LocalDate today = author.today();
    LocalDate tomorrow = today.plusDays(1);
    LocalDate from = world.oneOf(List.of(today.minusDays(10), today, tomorrow, tomorrow));
    boolean published =
        isDone(
            author,
            "publish " + id + " from " + from,
            () -> new PublishRuleSet(id, from, null, author.name()));
    if (published && from.isAfter(today) && world.chance(0.3)) {
      isDone(
          author,
          "withdraw " + id,
          () -> new WithdrawRuleSet(id, "thought better of it", author.name(), author.today()));
    }
  }

  /// @param command built when it is asked for, because the service looks at its own clock
  private boolean isDone(Person person, String what, Supplier<PolicyCommand> command) {
    world.sleep(world.upTo(GLANCE));
    return person
        .ask(
            eligibility,
            person.once(what),
            (desks, context) ->
                desks.policies().handle(policy, command.get(), ExpectedVersion.any(), context))
        .filter(answer -> !Person.isRefusal(answer))
        .isPresent();
  }
}
