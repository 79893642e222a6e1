package osa.eligibility.lab.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import osa.eligibility.assessment.domain.Reason;
import osa.eligibility.assessment.rules.EligibilityRules.DecisionTaken;
import osa.eligibility.assessment.rules.Sheet.Subject;
import osa.eligibility.lab.comparison.Report.ChangedCase;
import osa.eligibility.lab.comparison.Report.DecisionChange;
import osa.eligibility.lab.comparison.Report.GivenReason;
import osa.eligibility.lab.comparison.Report.HitRow;
import osa.eligibility.lab.comparison.Report.Told;
import osa.eligibility.policy.domain.Policy;

/// What is otherwise between the two sides of a case, down to the rows that answered.
final class Difference {

  private record Place(Policy policy, String decision, Subject about) {}

  private Difference() {}

  static ChangedCase of(ComparedCase tested, Judged from, Judged to) {
    return new ChangedCase(
        tested.stored() == null ? null : tested.stored().assessmentId(),
        tested.stored() == null ? null : tested.stored().grantId(),
        tested.iso3(),
        tested.validOn(),
        tested.itemKinds(),
        tested.armed(),
        from.outcome(),
        to.outcome(),
        given(from.reasonsBeyond(to)),
        given(to.reasonsBeyond(from)),
        decisions(tested, from, to));
  }

  private static List<GivenReason> given(List<Reason> reasons) {
    return reasons.stream().map(GivenReason::of).toList();
  }

  /// The decisions that answer otherwise, in the order in which they are asked. Where one side is
  /// not known decision by decision there is nothing to compare.
  static List<DecisionChange> decisions(ComparedCase tested, Judged from, Judged to) {
    if (from.decisions().isEmpty() || to.decisions().isEmpty()) {
      return List.of();
    }
    Map<Place, DecisionTaken> before = byPlace(tested.before().rules(), from);
    Map<Place, DecisionTaken> after = byPlace(tested.after().rules(), to);
    List<DecisionChange> changes = new ArrayList<>();
    after.forEach(
        (place, taken) -> {
          DecisionTaken was = before.remove(place);
          if (was == null || !was.answer().value().equals(taken.answer().value())) {
            changes.add(change(place, was, taken));
          }
        });
    before.forEach((place, was) -> changes.add(change(place, was, null)));
    return changes;
  }

  private static Map<Place, DecisionTaken> byPlace(RulePair rules, Judged judged) {
    Map<Place, DecisionTaken> byPlace = new LinkedHashMap<>();
    for (DecisionTaken taken : judged.decisions()) {
      byPlace.put(
          new Place(rules.policyOf(taken.ruleSetId()), taken.answer().decision(), taken.about()),
          taken);
    }
    return byPlace;
  }

  private static DecisionChange change(Place place, DecisionTaken was, DecisionTaken is) {
    return new DecisionChange(place.policy(), place.decision(), place.about(), told(was), told(is));
  }

  private static Told told(DecisionTaken taken) {
    return taken == null
        ? null
        : new Told(
            taken.ruleSetId(),
            taken.answer().rows().stream().map(HitRow::of).toList(),
            taken.answer().value(),
            bases(taken.answer().value()));
  }

  private static List<String> bases(Object answer) {
    return answer instanceof List<?> reasons
        ? reasons.stream().map(basis()).filter(Objects::nonNull).distinct().toList()
        : List.of();
  }

  private static Function<Object, String> basis() {
    return reason ->
        reason instanceof Map<?, ?> columns && columns.get("basis") instanceof String basis
            ? basis
            : null;
  }
}
