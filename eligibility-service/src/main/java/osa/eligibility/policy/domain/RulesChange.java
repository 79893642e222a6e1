package osa.eligibility.policy.domain;

import java.util.UUID;
import osa.kernel.Checkpoint;

/// A change of the rules by which cases are judged, as a policy's stream tells of it.
public sealed interface RulesChange {

  /// The event that tells of it, for ever.
  UUID eventId();

  /// Where that event stands in the log.
  Checkpoint place();

  RuleSet ruleSet();

  /// What happened, for a person.
  String statement();

  /// The day of a version had come, when it was published or since: from its first day on other
  /// rules hold.
  record CameIntoForce(UUID eventId, Checkpoint place, RuleSet ruleSet) implements RulesChange {
    @Override
    public String statement() {
      return "rule set %s came into force: %s".formatted(ruleSet.id(), ruleSet.title());
    }
  }

  /// A version was withdrawn before its day: on its days other rules hold than was said.
  record NeverInForce(UUID eventId, Checkpoint place, RuleSet ruleSet, String reason)
      implements RulesChange {
    @Override
    public String statement() {
      return "rule set %s was withdrawn before it came into force: %s"
          .formatted(ruleSet.id(), reason);
    }
  }
}
