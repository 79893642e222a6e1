package osa.eligibility.lab.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.lab.comparison.Report.Causes;
import osa.eligibility.lab.comparison.Report.DecisionChange;
import osa.eligibility.lab.comparison.Report.Group;
import osa.eligibility.lab.comparison.Report.HitRow;
import osa.eligibility.lab.comparison.Report.RuleRow;
import osa.eligibility.lab.comparison.Report.Side;
import osa.eligibility.lab.comparison.Report.Told;
import osa.eligibility.policy.domain.Policy;
import osa.kernel.Checkpoint;

/// What the cases of a batch, or of all batches so far, came to. Batches are added in their order,
/// whichever was ready first.
final class Tally {

  /// What alone would have changed an outcome.
  enum Cause {
    RULES,
    FACTS,
    BOTH
  }

  private record RowKey(
      Side side, Policy policy, String ruleSetId, String decision, int row, String rowId) {}

  /// The assessment of a grant that was asked for last.
  private record Standing(Checkpoint recorded, boolean changed) {}

  private final int shownMax;
  private final Count all = new Count();
  private final Map<String, Count> byCountry = new TreeMap<>();
  private final Map<ItemKind, Count> byItemKind = new TreeMap<>();
  private final Map<Integer, Count> byFiscalYear = new TreeMap<>();
  private final Map<Policy, Long> answeredBy = new EnumMap<>(Policy.class);
  private final long[] causes = new long[Cause.values().length];
  private final Map<RowKey, Long> rows = new HashMap<>();
  private final Map<String, Standing> grants = new HashMap<>();
  private final List<ComparedCase> outcomeChanges = new ArrayList<>();
  private final List<ComparedCase> reasonChanges = new ArrayList<>();
  private long notAssessed;
  private long rulesGone;

  /// @param shownMax how many changed cases of a kind are kept
  Tally(int shownMax) {
    this.shownMax = shownMax;
  }

  void add(ComparedCase tested, Judged from, Judged to) {
    all.add(from, to);
    byCountry.computeIfAbsent(tested.iso3(), _ -> new Count()).add(from, to);
    byFiscalYear.computeIfAbsent(tested.fiscalYear(), _ -> new Count()).add(from, to);
    for (ItemKind kind : tested.itemKinds()) {
      byItemKind.computeIfAbsent(kind, _ -> new Count()).add(from, to);
    }
    boolean changed = from.outcome() != to.outcome();
    if (changed) {
      keep(outcomeChanges, tested);
    } else if (!from.said().equals(to.said())) {
      keep(reasonChanges, tested);
    }
    if (tested.stored() != null && tested.stored().grantId() != null) {
      grant(tested.stored().grantId(), new Standing(tested.stored().recorded(), changed));
    }
  }

  /// The candidate of the policy was asked a case, and not only the rules that there are.
  void answered(Policy policy) {
    answeredBy.merge(policy, 1L, Long::sum);
  }

  void because(Cause cause, List<DecisionChange> decisions) {
    causes[cause.ordinal()]++;
    for (DecisionChange decision : decisions) {
      count(Side.BEFORE, decision, decision.before());
      count(Side.AFTER, decision, decision.after());
    }
  }

  void leftAside(CaseBatch batch) {
    notAssessed += batch.notAssessed();
    rulesGone += batch.rulesGone();
  }

  void add(Tally next) {
    all.add(next.all);
    add(byCountry, next.byCountry);
    add(byItemKind, next.byItemKind);
    add(byFiscalYear, next.byFiscalYear);
    next.answeredBy.forEach((policy, cases) -> answeredBy.merge(policy, cases, Long::sum));
    for (Cause cause : Cause.values()) {
      causes[cause.ordinal()] += next.causes[cause.ordinal()];
    }
    next.rows.forEach((row, cases) -> rows.merge(row, cases, Long::sum));
    next.grants.forEach(this::grant);
    next.outcomeChanges.forEach(tested -> keep(outcomeChanges, tested));
    next.reasonChanges.forEach(tested -> keep(reasonChanges, tested));
    notAssessed += next.notAssessed;
    rulesGone += next.rulesGone;
  }

  private static <K> void add(Map<K, Count> counts, Map<K, Count> next) {
    next.forEach((key, count) -> counts.computeIfAbsent(key, _ -> new Count()).add(count));
  }

  private void keep(List<ComparedCase> changes, ComparedCase tested) {
    if (changes.size() < shownMax) {
      changes.add(tested);
    }
  }

  private void grant(String id, Standing standing) {
    grants.merge(
        id,
        standing,
        (one, other) -> one.recorded().compareTo(other.recorded()) >= 0 ? one : other);
  }

  private void count(Side side, DecisionChange decision, Told told) {
    if (told != null) {
      for (HitRow row : told.rows()) {
        rows.merge(
            new RowKey(
                side,
                decision.policy(),
                told.ruleSetId(),
                decision.decision(),
                row.number(),
                row.id()),
            1L,
            Long::sum);
      }
    }
  }

  Count all() {
    return all;
  }

  List<ComparedCase> outcomeChanges() {
    return outcomeChanges;
  }

  List<ComparedCase> reasonChanges() {
    return reasonChanges;
  }

  long notAssessed() {
    return notAssessed;
  }

  long rulesGone() {
    return rulesGone;
  }

  long answeredBy(Policy policy) {
    return answeredBy.getOrDefault(policy, 0L);
  }

  Causes causes() {
    return new Causes(
        causes[Cause.RULES.ordinal()], causes[Cause.FACTS.ordinal()], causes[Cause.BOTH.ordinal()]);
  }

  List<Group> byCountry() {
    return groups(byCountry);
  }

  List<Group> byItemKind() {
    return groups(byItemKind);
  }

  List<Group> byFiscalYear() {
    return groups(byFiscalYear);
  }

  private static List<Group> groups(Map<?, Count> counts) {
    return counts.entrySet().stream()
        .map(each -> each.getValue().group(each.getKey().toString()))
        .toList();
  }

  List<RuleRow> rows() {
    return rows.entrySet().stream()
        .map(
            each ->
                new RuleRow(
                    each.getKey().side(),
                    each.getKey().policy(),
                    each.getKey().ruleSetId(),
                    each.getKey().decision(),
                    each.getKey().row(),
                    each.getKey().rowId(),
                    each.getValue()))
        .sorted(
            Comparator.comparingLong(RuleRow::cases)
                .reversed()
                .thenComparing(RuleRow::side)
                .thenComparing(RuleRow::ruleSetId)
                .thenComparing(RuleRow::decision)
                .thenComparingInt(RuleRow::row))
        .toList();
  }

  /// The grants whose standing assessment changes, in the order of their identifiers.
  Stream<String> grantsConcerned() {
    return grants.entrySet().stream()
        .filter(each -> each.getValue().changed())
        .map(Map.Entry::getKey)
        .sorted();
  }
}
