package osa.eligibility.policy;

import java.util.Optional;
import osa.eligibility.dmn.DecisionModel;
import osa.eligibility.policy.domain.RuleSet;
import osa.eligibility.policy.domain.RuleSets;
import osa.kernel.Checkpoint;

/// The rule sets by which assessments are made. Each call answers as of now: a version that
/// another process has published a moment ago is there.
public interface RuleBook {

  /// The published versions, superseded ones included, with the days on which each is in force.
  RuleSets published();

  /// The same as the log told of it up to a place; what happened since is not known.
  RuleSets published(Checkpoint upTo);

  /// A version by what an assessment keeps of it, also when it was withdrawn since; empty when no
  /// version with this id was ever published with this content.
  Optional<RuleSet> everPublished(String id, String contentHash);

  /// The compiled model of a version. Throws [osa.eligibility.dmn.RuleFailure] when there is none
  /// with its content.
  DecisionModel model(RuleSet version);
}
