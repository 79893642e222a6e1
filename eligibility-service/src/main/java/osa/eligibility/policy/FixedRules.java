package osa.eligibility.policy;

import java.util.List;
import java.util.Optional;
import osa.eligibility.dmn.DecisionModel;
import osa.eligibility.dmn.RuleFailure;
import osa.eligibility.policy.domain.RuleSet;
import osa.eligibility.policy.domain.RuleSets;
import osa.kernel.Checkpoint;

/// These rule sets and no others, whatever is published meanwhile: for who measures, checks or
/// simulates the rules apart from a log.
public final class FixedRules implements RuleBook {

  private final List<RuleModel> models;
  private final RuleSets ruleSets;
  private final CompiledModels compiled = new CompiledModels();

  public FixedRules(List<RuleModel> models) {
    this.models = List.copyOf(models);
    this.ruleSets = new RuleSets(models.stream().map(RuleModel::ruleSet).toList());
  }

  @Override
  public RuleSets published() {
    return ruleSets;
  }

  @Override
  public RuleSets published(Checkpoint upTo) {
    return ruleSets;
  }

  @Override
  public Optional<RuleSet> everPublished(String id, String contentHash) {
    return ruleSets.byId(id).filter(set -> set.contentHash().equals(contentHash));
  }

  @Override
  public DecisionModel model(RuleSet version) {
    return compiled.get(version.contentHash(), version.id(), () -> textOf(version));
  }

  private String textOf(RuleSet version) {
    return models.stream()
        .filter(model -> model.ruleSet().contentHash().equals(version.contentHash()))
        .findFirst()
        .orElseThrow(() -> new RuleFailure("no decision model for rule set " + version.id()))
        .dmn();
  }
}
