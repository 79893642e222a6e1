package osa.eligibility.assessment;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import osa.eligibility.assessment.domain.Assessment.Current;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.assessment.domain.Judgement.RuleSetUsed;
import osa.eligibility.policy.RulesChanges;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.RuleSet;
import osa.eligibility.policy.domain.RulesChange;
import osa.eligibility.policy.domain.RulesChange.CameIntoForce;
import osa.kernel.Checkpoint;
import osa.kernel.Context;

/// Finds the rules that an assessment has missed because they changed while its case was judged.
/// Only what stands before it in the log can have been missed; whatever comes after it finds the
/// assessment when its own turn comes.
final class RulesOvertaking {

  private final Reassessing reassessing;
  private final Assessor assessor;
  private final RulesChanges rules;

  RulesOvertaking(Reassessing reassessing, Assessor assessor, RulesChanges rules) {
    this.reassessing = reassessing;
    this.assessor = assessor;
    this.rules = rules;
  }

  void reassess(AssessmentId id, Checkpoint place, Context context) {
    reassessing
        .current(id)
        .ifPresent(
            current ->
                missed(current.judgement(), place)
                    .ifPresent(
                        change ->
                            reassessing.judgeAgain(
                                current,
                                current.judgement().request().validOn(),
                                Reassessing.causeOf(change),
                                context)));
    reassessByNewerRules(id, place, context);
  }

  /// A fact that changes nothing on the day of the question may change something on a later one,
  /// from which rules hold that came since it was asked: in their own turn they did not know of the
  /// fact.
  ///
  /// @param place of the fact in the log
  void reassessAfterFact(AssessmentId id, Checkpoint place, Context context) {
    if (reassessing.current(id).filter(it -> reassessing.beganBefore(it, place)).isPresent()) {
      reassessByNewerRules(id, place, context);
    }
  }

  private void reassessByNewerRules(AssessmentId id, Checkpoint place, Context context) {
    reassessing
        .current(id)
        .ifPresent(
            current ->
                cameSinceItWasAsked(current, place)
                    .ifPresent(change -> reassessing.reassess(current, change, context)));
  }

  /// The change by which another version counts on the day of the question than the judgement
  /// names; the latest where there are several.
  private Optional<RulesChange> missed(Judgement judgement, Checkpoint place) {
    return assessor.rulesOn(judgement.request().validOn()).orElse(List.of()).stream()
        .filter(counting -> !Reassessing.names(judgement, counting))
        .map(counting -> rules.between(namedOf(judgement, counting), counting))
        .filter(change -> change.place().compareTo(place) < 0)
        .max(Comparator.comparing(RulesChange::place));
  }

  private static String namedOf(Judgement judgement, RuleSet counting) {
    return judgement.ruleSets().stream()
        .map(RuleSetUsed::id)
        .filter(id -> Policy.ofVersion(id).equals(Optional.of(counting.policy())))
        .findFirst()
        .orElse("");
  }

  /// A fact can have the case judged again on a day before the one from which newer rules hold. In
  /// their own turn they found the assessment whose place this one takes. The last of those that
  /// are news to who asked: one that is none must not stand before another one that is.
  private Optional<RulesChange> cameSinceItWasAsked(Current current, Checkpoint place) {
    Checkpoint asked = reassessing.askedAt(current);
    return rules.all().stream()
        .filter(change -> change.place().compareTo(place) < 0)
        .filter(change -> asked.compareTo(change.place()) < 0)
        .filter(CameIntoForce.class::isInstance)
        .filter(
            change -> change.ruleSet().validFrom().isAfter(current.judgement().request().validOn()))
        .max(Comparator.comparing(change -> change.ruleSet().validFrom()));
  }
}
