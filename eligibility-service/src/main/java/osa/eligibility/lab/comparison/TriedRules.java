package osa.eligibility.lab.comparison;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.assessment.domain.Judgement.RuleSetUsed;
import osa.eligibility.assessment.rules.EligibilityRules;
import osa.eligibility.assessment.rules.EligibilityRules.Findings;
import osa.eligibility.assessment.rules.Sheet;
import osa.eligibility.dmn.DecisionModel;
import osa.eligibility.lab.domain.Candidate;
import osa.eligibility.policy.RuleBook;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.RuleSet;
import osa.eligibility.policy.domain.RuleSets;

/// The rule sets of a comparison: those published, and the candidates in their place. A candidate
// that does not compile throws [osa.eligibility.dmn.RuleFailure].
public final class TriedRules {

  private static final int HASH_SHOWN = 12;

  private final RuleBook book;
  private final RuleSets published;
  private final Map<Policy, Candidate> candidates = new EnumMap<>(Policy.class);
  private final Map<Policy, RuleSet> tried = new EnumMap<>(Policy.class);
  private final EligibilityRules rules;

  public TriedRules(RuleBook book, List<Candidate> candidates) {
    this(book, book.published(), candidates);
  }

  /// @param published those that count as published, now or at some place in the log
  public TriedRules(RuleBook book, RuleSets published, List<Candidate> candidates) {
    this.book = book;
    this.published = published;
    Map<RuleSet, DecisionModel> compiled = new HashMap<>();
    for (Candidate candidate : candidates) {
      RuleSet set =
          published(candidate)
              .orElseGet(
                  () -> {
                    RuleSet other = asRuleSet(candidate);
                    compiled.put(other, DecisionModel.compile(other.id(), candidate.dmn()));
                    return other;
                  });
      this.candidates.put(candidate.policy(), candidate);
      this.tried.put(candidate.policy(), set);
    }
    this.rules =
        new EligibilityRules(
            set -> compiled.containsKey(set) ? compiled.get(set) : book.model(set));
  }

  /// A candidate that is published under the same content needs no second compiled model.
  private Optional<RuleSet> published(Candidate candidate) {
    return published.all().stream()
        .filter(set -> set.policy() == candidate.policy())
        .filter(set -> set.contentHash().equals(candidate.contentHash()))
        .findFirst();
  }

  private static RuleSet asRuleSet(Candidate candidate) {
    String named = candidate.ruleSetId() == null ? "candidate" : candidate.ruleSetId();
    return new RuleSet(
        named + "@" + candidate.contentHash().substring(0, HASH_SHOWN),
        candidate.policy(),
        "tried in a back-test",
        candidate.validFrom() == null ? LocalDate.MIN : candidate.validFrom(),
        null,
        List.of(),
        candidate.contentHash());
  }

  public RuleSets published() {
    return published;
  }

  /// At most one of each policy, in the order of the policies.
  List<Candidate> candidates() {
    return List.copyOf(candidates.values());
  }

  /// Those that would hold on the day.
  Stream<Candidate> candidatesOn(LocalDate day) {
    return candidates.values().stream().filter(candidate -> candidate.wouldHoldOn(day));
  }

  RulePair inForceOn(LocalDate day) {
    return new RulePair(
        published.inForce(Policy.THREE_PRINCIPLES, day).orElse(null),
        published.inForce(Policy.OSA_POLICY, day).orElse(null));
  }

  /// Those that a judgement names, by their content; one that is gone is missing from the pair.
  RulePair askedFor(Judgement judgement) {
    RulePair pair = new RulePair(null, null);
    for (RuleSetUsed used : judgement.ruleSets()) {
      Optional<RuleSet> set = book.everPublished(used.id(), used.contentHash());
      pair = set.isPresent() ? pair.with(set.get().policy(), set.get()) : pair;
    }
    return pair;
  }

  /// With the candidates in the places of their policies, as far as they would hold on the day.
  RulePair withCandidates(RulePair pair, LocalDate day) {
    RulePair result = pair;
    for (Candidate candidate : candidatesOn(day).toList()) {
      result = result.with(candidate.policy(), tried.get(candidate.policy()));
    }
    return result;
  }

  Findings judge(Sheet sheet, RulePair pair) {
    return rules.judge(sheet, pair.principles(), pair.osa());
  }
}
