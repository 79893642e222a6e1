package osa.eligibility.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.PolicyEvent;
import osa.eligibility.policy.domain.PolicyEvent.ModelFiled;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetAdopted;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetApproved;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetCameIntoForce;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetChecked;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetDrafted;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetExtended;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetPublished;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetRevised;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetSubmitted;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetSuperseded;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetWithdrawn;
import osa.eligibility.policy.domain.PolicyEvent.TestCasesFiled;
import osa.eligibility.policy.domain.RuleSet;
import osa.eligibility.policy.domain.RulesChange;
import osa.eligibility.policy.domain.RulesChange.CameIntoForce;
import osa.eligibility.policy.domain.RulesChange.NeverInForce;
import osa.kernel.RecordedEvent;

/// What the policies' streams tell of changes of the rules that hold. A publication for a day to
/// come changes nothing yet: the event of that day does.
@ApplicationScoped
public class RulesChanges {

  private final PolicyCommandHandler policies;
  private final ZoneId zone;

  public RulesChanges(
      PolicyCommandHandler policies, @ConfigProperty(name = "osa.business-zone") ZoneId zone) {
    this.policies = policies;
    this.zone = zone;
  }

  /// What an event of a policy changed; empty when cases are judged as before it.
  public Optional<RulesChange> by(RecordedEvent<PolicyEvent> event) {
    return switch (event.data()) {
      case RuleSetPublished published when dayHasCome(event, published.validFrom()) ->
          cameIntoForce(event, published.id());
      case RuleSetPublished _ -> Optional.empty();
      case RuleSetCameIntoForce(var id, _) -> cameIntoForce(event, id);
      case RuleSetWithdrawn(var id, var reason, _) -> neverInForce(event, id, reason);
      // Each follows from the publication or the withdrawal in the same transaction.
      case RuleSetSuperseded _, RuleSetExtended _ -> Optional.empty();
      // With it a policy begins: by what was nothing had been judged.
      case RuleSetAdopted _ -> Optional.empty();
      case ModelFiled _,
          TestCasesFiled _,
          RuleSetDrafted _,
          RuleSetRevised _,
          RuleSetChecked _,
          RuleSetSubmitted _,
          RuleSetApproved _ ->
          Optional.empty();
    };
  }

  /// All that the log tells of, in its order.
  public List<RulesChange> all() {
    return Stream.of(Policy.values())
        .flatMap(
            policy ->
                policies.versions(policy).all().stream()
                    .filter(version -> version.publication().isPresent())
                    .flatMap(version -> policies.history(policy, version).stream()))
        .map(event -> event.map(PolicyEvent.class::cast))
        .flatMap(event -> by(event).stream())
        .sorted(Comparator.comparing(RulesChange::place))
        .toList();
  }

  /// Why on some day another version counts than the named one: because the one was published, or
  /// the other withdrawn, whichever came later.
  ///
  /// @param named what an assessment names; it may be no version of ours
  public RulesChange between(String named, RuleSet counting) {
    RulesChange published =
        history(counting.id())
            .filter(event -> isPublication(event.data()))
            .<RulesChange>map(event -> new CameIntoForce(event.id(), event.position(), counting))
            .findFirst()
            .orElseThrow();
    return history(named)
        .filter(event -> event.data() instanceof RuleSetWithdrawn)
        .flatMap(event -> by(event).stream())
        .filter(withdrawn -> withdrawn.place().compareTo(published.place()) > 0)
        .findFirst()
        .orElse(published);
  }

  /// Whether the day of a version had come when it was published: then its publication is the news,
  /// and nothing else is recorded of its day.
  boolean heldWhenPublished(RuleSet ruleSet) {
    return history(ruleSet.id())
        .filter(event -> isPublication(event.data()))
        .anyMatch(event -> dayHasCome(event, ruleSet.validFrom()));
  }

  private boolean dayHasCome(RecordedEvent<?> event, LocalDate day) {
    return !LocalDate.ofInstant(event.recordedAt(), zone).isBefore(day);
  }

  private static boolean isPublication(PolicyEvent event) {
    return event instanceof RuleSetPublished || event instanceof RuleSetAdopted;
  }

  private Stream<RecordedEvent<PolicyEvent>> history(String id) {
    return Policy.ofVersion(id).stream()
        .flatMap(
            policy ->
                policies.versions(policy).find(id).stream()
                    .flatMap(version -> policies.history(policy, version).stream()))
        .map(event -> event.map(PolicyEvent.class::cast));
  }

  private Optional<RulesChange> cameIntoForce(RecordedEvent<?> event, String id) {
    return ruleSet(id).map(set -> new CameIntoForce(event.id(), event.position(), set));
  }

  /// Empty when it had not been published.
  private Optional<RulesChange> neverInForce(RecordedEvent<?> event, String id, String reason) {
    return ruleSet(id).map(set -> new NeverInForce(event.id(), event.position(), set, reason));
  }

  private Optional<RuleSet> ruleSet(String id) {
    return Policy.ofVersion(id)
        .flatMap(policy -> policies.find(id).flatMap(version -> version.ruleSet(policy)));
  }
}
