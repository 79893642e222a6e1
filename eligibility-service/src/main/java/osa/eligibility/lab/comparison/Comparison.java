package osa.eligibility.lab.comparison;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import osa.eligibility.lab.comparison.Report.Basis;
import osa.eligibility.lab.comparison.Report.CandidateCases;
import osa.eligibility.lab.comparison.Report.ChangedCase;
import osa.eligibility.lab.comparison.Report.ChangedCases;
import osa.eligibility.lab.comparison.Report.Grants;
import osa.eligibility.lab.comparison.Tally.Cause;
import osa.eligibility.lab.domain.TestedOutcome;

/// Compares both sides of every case. Batches are worked on by a pool of threads, a few ahead, and
/// added up in their order on the thread that asked: the report says nothing of who was faster.
///
/// Ends with a [CancellationException] when it is told to stop, and with the failure of any case
/// that the rules cannot answer ([osa.eligibility.dmn.RuleFailure]): there is no report with holes.
public final class Comparison {

  /// How many batches per thread are made ahead of what has been added up.
  private static final int BATCHES_AHEAD = 4;

  private final TriedRules rules;
  private final Judge judge;
  private final int threads;
  private final int shownMax;

  /// @param threads how many work at once
  /// @param shownMax how many changed cases of a kind are shown one by one
  public Comparison(TriedRules rules, int threads, int shownMax) {
    this.rules = rules;
    this.judge = new Judge(rules);
    this.threads = threads;
    this.shownMax = shownMax;
  }

  /// How the one who asked follows it. Called on the thread that asked, after every batch.
  @FunctionalInterface
  public interface Watcher {
    /// @param done how much has been done, in the unit of [CaseBatch#size]
    /// @return whether to go on
    boolean goOn(long done);
  }

  /// @param basis what the report says of itself
  /// @param grantAmountsJpy the yen of grants, as far as they are known
  public Report report(
      Iterator<CaseBatch> batches,
      Basis basis,
      Map<String, Long> grantAmountsJpy,
      Watcher watcher) {
    Tally tally = tally(batches, watcher);
    return new Report(
        basis,
        tally.all().cases(),
        tally.all().outcomesChanged(),
        tally.all().reasonsChanged(),
        tally.notAssessed(),
        tally.rulesGone(),
        tally.all().transitions(),
        tally.causes(),
        byCandidate(tally),
        tally.byCountry(),
        tally.byItemKind(),
        tally.byFiscalYear(),
        tally.rows(),
        grants(tally, grantAmountsJpy),
        shown(tally.outcomeChanges(), tally.all().outcomesChanged()),
        shown(tally.reasonChanges(), tally.all().reasonsChanged()));
  }

  private Tally tally(Iterator<CaseBatch> batches, Watcher watcher) {
    Tally total = new Tally(shownMax);
    Deque<Working> working = new ArrayDeque<>();
    long done = 0;
    ExecutorService pool =
        Executors.newFixedThreadPool(threads, Thread.ofPlatform().name("back-test-", 1).factory());
    try {
      while (batches.hasNext() || !working.isEmpty()) {
        while (batches.hasNext() && working.size() < threads * BATCHES_AHEAD) {
          CaseBatch batch = batches.next();
          working.add(new Working(batch.size(), pool.submit(() -> tally(batch))));
        }
        Working first = working.removeFirst();
        total.add(result(first.tally()));
        done += first.size();
        if (!watcher.goOn(done)) {
          throw new CancellationException("told to stop");
        }
      }
      return total;
    } finally {
      pool.shutdownNow();
    }
  }

  private record Working(long size, Future<Tally> tally) {}

  private static Tally result(Future<Tally> tally) {
    try {
      return tally.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private Tally tally(CaseBatch batch) {
    Tally tally = new Tally(shownMax);
    tally.leftAside(batch);
    for (ComparedCase tested : batch.cases().get()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("the others were told to stop");
      }
      Judged from = before(tested);
      Judged to = after(tested);
      tally.add(tested, from, to);
      if (to.outcome() != TestedOutcome.NOT_COVERED) {
        rules.candidatesOn(tested.validOn()).forEach(tried -> tally.answered(tried.policy()));
      }
      if (from.outcome() != to.outcome()) {
        tally.because(
            cause(tested, from, to), Difference.decisions(tested, withDecisions(tested, from), to));
      }
    }
    return tally;
  }

  private Judged before(ComparedCase tested) {
    return tested.stored() == null
        ? again(tested)
        : Judged.of(tested.stored().verdict(), List.of());
  }

  private Judged again(ComparedCase tested) {
    return judge.judge(tested.question(), tested.before().standing(), tested.before().rules());
  }

  private Judged after(ComparedCase tested) {
    return judge.judge(tested.question(), tested.after().standing(), tested.after().rules());
  }

  /// A recorded verdict keeps its reasons; its decisions are taken again.
  private Judged withDecisions(ComparedCase tested, Judged from) {
    return tested.stored() == null
        ? from
        : Judged.of(tested.stored().verdict(), again(tested).decisions());
  }

  private Cause cause(ComparedCase tested, Judged from, Judged to) {
    if (tested.before().standing().equals(tested.after().standing())) {
      return Cause.RULES;
    }
    if (tested.before().rules().equals(tested.after().rules())) {
      return Cause.FACTS;
    }
    Judged factsAlone =
        judge.judge(tested.question(), tested.after().standing(), tested.before().rules());
    if (factsAlone.outcome() == from.outcome()) {
      return Cause.RULES;
    }
    return factsAlone.outcome() == to.outcome() ? Cause.FACTS : Cause.BOTH;
  }

  private ChangedCases shown(List<ComparedCase> changes, long all) {
    List<ChangedCase> shown =
        changes.stream()
            .map(
                tested ->
                    Difference.of(tested, withDecisions(tested, before(tested)), after(tested)))
            .toList();
    return new ChangedCases(shown, all - shown.size());
  }

  private List<CandidateCases> byCandidate(Tally tally) {
    return rules.candidates().stream()
        .map(
            tried ->
                new CandidateCases(
                    tried.policy(), tried.contentHash(), tally.answeredBy(tried.policy())))
        .toList();
  }

  private Grants grants(Tally tally, Map<String, Long> amountsJpy) {
    List<String> concerned = tally.grantsConcerned().toList();
    long missing = concerned.stream().filter(id -> !amountsJpy.containsKey(id)).count();
    return new Grants(
        concerned.size(),
        missing > 0 ? null : concerned.stream().mapToLong(amountsJpy::get).sum(),
        missing,
        concerned.stream().limit(shownMax).toList());
  }
}
