package osa.eligibility.lab;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.domain.Judgement.RuleSetUsed;
import osa.eligibility.country.domain.CountryId;
import osa.eligibility.dmn.DecisionModel;
import osa.eligibility.lab.comparison.CaseBatch;
import osa.eligibility.lab.comparison.Comparison;
import osa.eligibility.lab.comparison.Comparison.Watcher;
import osa.eligibility.lab.comparison.GridCases;
import osa.eligibility.lab.comparison.KnownFacts;
import osa.eligibility.lab.comparison.Report;
import osa.eligibility.lab.comparison.Report.Basis;
import osa.eligibility.lab.comparison.Report.SupposedFact;
import osa.eligibility.lab.comparison.Report.Tried;
import osa.eligibility.lab.comparison.StoredCases;
import osa.eligibility.lab.comparison.Supposed;
import osa.eligibility.lab.comparison.TriedRules;
import osa.eligibility.lab.domain.BackTestPlan;
import osa.eligibility.policy.RuleBook;
import osa.kernel.Checkpoint;
import osa.kernel.RecordedEvent;
import osa.kernel.store.CategoryLog;

/// Works a back-test out from the log, up to a place in it, and from nothing else: whoever does it
/// again comes to the same report. It only reads.
@Singleton
public class BackTester {

  /// How many events of assessments are in memory as one batch.
  private static final int EVENTS_AT_ONCE = 500;

  private final CategoryLog log;
  private final RuleBook book;
  private final BackTestConfig config;

  public BackTester(CategoryLog log, RuleBook book, BackTestConfig config) {
    this.log = log;
    this.book = book;
    this.config = config;
  }

  /// How much there is to do, in the unit in which [#report] tells its progress.
  public long size(BackTestPlan plan, Checkpoint upTo) {
    return plan.gridPoints() + (plan.assessments() ? log.count(AssessmentId.CATEGORY, upTo) : 0);
  }

  /// Whether nothing can appear any more before the place.
  public boolean isFinal(Checkpoint upTo) {
    return log.lastFinal().compareTo(upTo) >= 0;
  }

  /// @param upTo a place that is final
  /// @param knownAt facts recorded later are not known
  public Report report(BackTestPlan plan, Checkpoint upTo, Instant knownAt, Watcher watcher) {
    TriedRules rules = new TriedRules(book, book.published(upTo), plan.candidates());
    KnownFacts facts = KnownFacts.of(everything(CountryId.CATEGORY, upTo), knownAt);
    Supposed supposed = new Supposed(plan.alterations());
    int threads = config.threads() > 0 ? config.threads() : cores();
    return new Comparison(rules, threads, config.changesMax())
        .report(
            batches(plan, upTo, facts, supposed, rules),
            basis(plan, rules, upTo, knownAt),
            plan.grantAmountsJpy(),
            watcher);
  }

  private Iterator<CaseBatch> batches(
      BackTestPlan plan, Checkpoint upTo, KnownFacts facts, Supposed supposed, TriedRules rules) {
    Iterator<CaseBatch> stored =
        plan.assessments()
            ? batchesOf(upTo, new StoredCases(plan.facts(), facts, supposed, rules)::batch)
            : Collections.emptyIterator();
    Iterator<CaseBatch> grid =
        plan.grid() == null
            ? Collections.emptyIterator()
            : new GridCases(plan.grid(), facts, supposed, rules).batches();
    return oneAfterTheOther(stored, grid);
  }

  private Iterator<CaseBatch> batchesOf(
      Checkpoint upTo, Function<List<RecordedEvent<?>>, CaseBatch> batch) {
    Pages pages = new Pages(AssessmentId.CATEGORY, upTo);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return pages.hasNext();
      }

      @Override
      public CaseBatch next() {
        return batch.apply(pages.next());
      }
    };
  }

  private static <T> Iterator<T> oneAfterTheOther(Iterator<T> one, Iterator<T> other) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return one.hasNext() || other.hasNext();
      }

      @Override
      public T next() {
        return one.hasNext() ? one.next() : other.next();
      }
    };
  }

  private List<RecordedEvent<?>> everything(String category, Checkpoint upTo) {
    List<RecordedEvent<?>> events = new ArrayList<>();
    new Pages(category, upTo).forEachRemaining(events::addAll);
    return events;
  }

  private static Basis basis(
      BackTestPlan plan, TriedRules rules, Checkpoint upTo, Instant knownAt) {
    return new Basis(
        DecisionModel.engine(),
        rules.published().all().stream()
            .map(set -> new RuleSetUsed(set.id(), set.contentHash()))
            .toList(),
        upTo.toString(),
        knownAt,
        plan.candidates().stream().map(Tried::of).toList(),
        plan.assessments(),
        plan.facts(),
        plan.grid(),
        plan.alterations().stream().map(SupposedFact::of).toList());
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  /// The events of a category, stream by stream, some at a time.
  private final class Pages implements Iterator<List<RecordedEvent<?>>> {
    private final String category;
    private final Checkpoint upTo;
    private List<RecordedEvent<?>> page;

    Pages(String category, Checkpoint upTo) {
      this.category = category;
      this.upTo = upTo;
      this.page = log.readStreams(category, "", 0, upTo, EVENTS_AT_ONCE);
    }

    @Override
    public boolean hasNext() {
      return !page.isEmpty();
    }

    @Override
    public List<RecordedEvent<?>> next() {
      if (page.isEmpty()) {
        throw new NoSuchElementException();
      }
      List<RecordedEvent<?>> now = page;
      RecordedEvent<?> last = now.getLast();
      page =
          log.readStreams(category, last.stream().toString(), last.version(), upTo, EVENTS_AT_ONCE);
      return now;
    }
  }
}
