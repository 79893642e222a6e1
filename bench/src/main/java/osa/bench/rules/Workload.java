package osa.bench.rules;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import osa.eligibility.assessment.Assessor;
import osa.eligibility.assessment.Assessor.Answer;
import osa.eligibility.assessment.FactsReading;
import osa.eligibility.assessment.domain.AssessmentRequest;
import osa.eligibility.assessment.domain.AssessmentRequest.Beneficiary;
import osa.eligibility.assessment.domain.AssessmentRequest.BeneficiaryKind;
import osa.eligibility.assessment.domain.AssessmentRequest.ItemLine;
import osa.eligibility.assessment.domain.AssessmentRequest.Pillar;
import osa.eligibility.assessment.domain.AssessmentRequest.Undertakings;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.assessment.domain.Judgement.RuleSetUsed;
import osa.eligibility.assessment.rules.Sheet;
import osa.eligibility.country.domain.CountryId;
import osa.eligibility.country.domain.Facts;
import osa.eligibility.lab.comparison.Comparison;
import osa.eligibility.lab.comparison.GridCases;
import osa.eligibility.lab.comparison.KnownFacts;
import osa.eligibility.lab.comparison.Report;
import osa.eligibility.lab.comparison.Supposed;
import osa.eligibility.lab.comparison.TriedRules;
import osa.eligibility.lab.domain.Candidate;
import osa.eligibility.lab.domain.FactsAsKnown;
import osa.eligibility.lab.domain.GridPlan;
import osa.eligibility.policy.FixedRules;
import osa.eligibility.policy.RuleBook;
import osa.eligibility.policy.RuleModel;
import osa.eligibility.policy.RuleSetCatalogue;
import osa.eligibility.policy.domain.Policy;

/// The cases that both sides judge, and each side's way to judge them: every economy of the record
/// with every kind of item, armed and unarmed, on days of the years in which the rules changed.
final class Workload {

  /// With the economies of the record and all kinds of items, a little more than 200,000 points.
  private static final int DAYS = 20;

  /// The engine alone would take minutes over all points; every so manieth stands for the others.
  private static final int EVERY = 97;

  private static final String TRIED = "3P-2026";
  private static final LocalDate FIRST_DAY = LocalDate.of(2023, 4, 5);
  private static final int DAYS_APART = 60;

  private final RuleSetCatalogue catalogue = RuleSetCatalogue.fromClassPath();
  private final KnownFacts facts;
  private final GridPlan grid;
  private final Candidate candidate;
  private final List<Point> sample = new ArrayList<>();
  private final Map<String, BareEngine> kie;
  private final Map<String, BareEngine> camunda;
  private final RuleBook book = new FixedRules(catalogue.models());
  private final Assessor assessor;

  /// A point with what the engine alone needs to know of it.
  private record Point(AssessmentRequest request, Sheet sheet, String before) {}

  Workload() throws IOException {
    this.facts = Economies.ofTheRecord();
    this.grid =
        new GridPlan(
            List.copyOf(facts.countries()),
            IntStream.range(0, DAYS).mapToObj(i -> FIRST_DAY.plusDays(i * DAYS_APART)).toList(),
            List.of(ItemKind.values()));
    RuleModel tried = catalogue.model(TRIED).orElseThrow();
    this.candidate =
        new Candidate(
            Policy.THREE_PRINCIPLES, TRIED, tried.ruleSet().contentHash(), null, tried.dmn());
    this.kie = compiled(KieEngine::new);
    this.camunda = compiled(CamundaEngine::new);
    this.assessor = new Assessor(book);
    drawSample();
    everyEighth().forEach(this::agreed);
  }

  private Map<String, BareEngine> compiled(Function<String, BareEngine> compiler) {
    return catalogue.models().stream()
        .collect(
            Collectors.toMap(model -> model.ruleSet().id(), model -> compiler.apply(model.dmn())));
  }

  /// Enough for an engine that would take half a minute over all.
  private List<Point> everyEighth() {
    return IntStream.range(0, sample.size()).filter(i -> i % 8 == 0).mapToObj(sample::get).toList();
  }

  /// Who leaves work out has an easy race to win.
  private void agreed(Point point) {
    for (String principles : List.of(point.before(), TRIED)) {
      int one = judge(kie, point, principles);
      int other = judge(camunda, point, principles);
      if (one != other) {
        throw new IllegalStateException(
            "%d and %d reasons under %s for %s".formatted(one, other, principles, point.request()));
      }
    }
  }

  private void drawSample() {
    int place = 0;
    for (String iso3 : grid.countries()) {
      for (LocalDate day : grid.days()) {
        for (ItemKind kind : grid.itemKinds()) {
          if (place++ % EVERY == 0) {
            sample.add(point(iso3, day, kind, place % 2 == 0));
          }
        }
      }
    }
  }

  private Point point(String iso3, LocalDate day, ItemKind kind, boolean armed) {
    AssessmentRequest request =
        new AssessmentRequest(
            iso3,
            day,
            List.of(Pillar.P1),
            new Beneficiary("The Navy", BeneficiaryKind.ARMED_FORCES),
            List.of(new ItemLine("L1", "an item", kind, 1, armed)),
            List.of(),
            List.of(),
            new Undertakings(true, true),
            null);
    return new Point(
        request,
        Sheet.of(request, FactsReading.standing(read(iso3, day))),
        catalogue.ruleSets().inForce(Policy.THREE_PRINCIPLES, day).orElseThrow().id());
  }

  private Facts read(String iso3, LocalDate day) {
    return Facts.of(facts.byCountry().get(iso3), day, facts.knownAt()).orElseThrow();
  }

  long points() {
    return grid.points();
  }

  /// Assessments per second on one thread, as a service makes them: facts looked up, rules asked,
  /// reasons put together.
  double assessments() {
    return perSecond(1, sample.size(), i -> assess(sample.get(i).request()));
  }

  private void assess(AssessmentRequest request) {
    Answer answer =
        assessor.assess(
            request,
            Instant.MAX,
            (CountryId country, LocalDate validOn, Instant knownAt) ->
                Facts.of(facts.byCountry().get(country.iso3()), validOn, knownAt));
    if (answer instanceof Answer.Refused refused) {
      throw new IllegalStateException(refused.toString());
    }
  }

  /// The same cases put to Apache KIE DMN alone, on one thread.
  double assessmentsOfKie() {
    return assessmentsOf(kie, sample);
  }

  /// The same cases put to Camunda's engine alone, on one thread.
  double assessmentsOfCamunda() {
    return assessmentsOf(camunda, everyEighth());
  }

  private static double assessmentsOf(Map<String, BareEngine> engine, List<Point> points) {
    return perSecond(1, points.size(), i -> judge(engine, points.get(i), points.get(i).before()));
  }

  /// Seconds for a whole back-test over the grid.
  double backTest() {
    long began = System.nanoTime();
    TriedRules rules = new TriedRules(book, List.of(candidate));
    Report report =
        new Comparison(rules, cores(), 200)
            .report(
                new GridCases(grid, facts, new Supposed(List.of()), rules).batches(),
                new Report.Basis(
                    "bench",
                    List.<RuleSetUsed>of(),
                    "",
                    facts.knownAt(),
                    List.of(),
                    false,
                    FactsAsKnown.THEN,
                    grid,
                    List.of()),
                Map.of(),
                _ -> true);
    if (report.cases() != grid.points()) {
      throw new IllegalStateException("not all points were compared");
    }
    return (System.nanoTime() - began) / 1e9;
  }

  /// Points per second when Apache KIE DMN alone judges both sides of each, on all cores.
  double backTestOfKie() {
    return backTestOf(kie, sample);
  }

  /// Points per second when Camunda's engine alone judges both sides of each, on all cores.
  double backTestOfCamunda() {
    return backTestOf(camunda, everyEighth());
  }

  private static double backTestOf(Map<String, BareEngine> engine, List<Point> points) {
    return perSecond(
        cores(),
        points.size(),
        i -> {
          judge(engine, points.get(i), points.get(i).before());
          judge(engine, points.get(i), TRIED);
        });
  }

  private static int judge(Map<String, BareEngine> engine, Point point, String principles) {
    return new BareCase(engine.get(principles), engine.get("OSA-2023")).judge(point.sheet());
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static double perSecond(int threads, int count, IntConsumer work) {
    long began = System.nanoTime();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> parts = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int first = thread;
        parts.add(
            pool.submit(
                () -> {
                  for (int i = first; i < count; i += threads) {
                    work.accept(i);
                  }
                }));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the rules did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return count / ((System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1));
  }
}
