package osa.eligibility.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import osa.eligibility.dmn.DecisionModel;
import osa.eligibility.dmn.RuleFailure;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.PolicyVersions;
import osa.eligibility.policy.domain.RuleSet;
import osa.eligibility.policy.domain.RuleSets;
import osa.kernel.Checkpoint;

/// The rule sets as the policies' streams tell of them now. Asking costs one look at the end of
/// each stream; models are read from the log only to be compiled.
@ApplicationScoped
public class PublishedRules implements RuleBook {

  private final PolicyCommandHandler policies;
  private final CompiledModels compiled;
  private volatile Known known = new Known(List.of(), new RuleSets(List.of()));

  /// @param states of all policies
  private record Known(List<PolicyVersions> states, RuleSets ruleSets) {

    /// A state is remembered as long as nothing happens, so one look at its identity suffices.
    boolean isOf(List<PolicyVersions> others) {
      if (states.size() != others.size()) {
        return false;
      }
      for (int i = 0; i < states.size(); i++) {
        if (states.get(i) != others.get(i)) {
          return false;
        }
      }
      return true;
    }
  }

  public PublishedRules(PolicyCommandHandler policies, CompiledModels compiled) {
    this.policies = policies;
    this.compiled = compiled;
  }

  @Override
  public RuleSets published() {
    List<PolicyVersions> states = Stream.of(Policy.values()).map(policies::versions).toList();
    Known last = known;
    if (last.isOf(states)) {
      return last.ruleSets();
    }
    RuleSets ruleSets = ruleSets(states);
    known = new Known(states, ruleSets);
    return ruleSets;
  }

  @Override
  public RuleSets published(Checkpoint upTo) {
    return ruleSets(
        Stream.of(Policy.values()).map(policy -> policies.versions(policy, upTo)).toList());
  }

  private static RuleSets ruleSets(List<PolicyVersions> states) {
    return new RuleSets(
        Stream.of(Policy.values())
            .flatMap(policy -> states.get(policy.ordinal()).ruleSets(policy))
            .toList());
  }

  /// A published version keeps its content, so that one which is known needs no look at the log.
  @Override
  public Optional<RuleSet> everPublished(String id, String contentHash) {
    return known
        .ruleSets()
        .byId(id)
        .or(() -> Policy.ofVersion(id).flatMap(policy -> everPublished(policy, id)))
        .filter(set -> set.contentHash().equals(contentHash));
  }

  private Optional<RuleSet> everPublished(Policy policy, String id) {
    return policies.versions(policy).find(id).flatMap(version -> version.ruleSet(policy));
  }

  @Override
  public DecisionModel model(RuleSet version) {
    return compiled.get(version.contentHash(), version.id(), () -> textOf(version));
  }

  private String textOf(RuleSet version) {
    return policies
        .model(version.policy(), version.contentHash())
        .orElseThrow(() -> new RuleFailure("no decision model for rule set " + version.id()));
  }
}
