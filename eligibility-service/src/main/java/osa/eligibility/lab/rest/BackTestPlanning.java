package osa.eligibility.lab.rest;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.country.view.CountryQueries;
import osa.eligibility.dmn.Finding;
import osa.eligibility.lab.BackTestConfig;
import osa.eligibility.lab.ModelCheck;
import osa.eligibility.lab.comparison.CanonicalJson;
import osa.eligibility.lab.domain.AlterationText;
import osa.eligibility.lab.domain.AlterationText.Reading;
import osa.eligibility.lab.domain.BackTestPlan;
import osa.eligibility.lab.domain.BackTestRejection;
import osa.eligibility.lab.domain.Candidate;
import osa.eligibility.lab.domain.FactsAsKnown;
import osa.eligibility.lab.domain.GridPlan;
import osa.eligibility.lab.rest.BackTestRequests.CandidateEntry;
import osa.eligibility.lab.rest.BackTestRequests.GridEntry;
import osa.eligibility.policy.PolicyCommandHandler;
import osa.eligibility.policy.RuleBook;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.PolicyRejection;
import osa.eligibility.policy.domain.RuleSetVersion;
import osa.kernel.rest.HttpProblem;
import osa.kernel.rest.Problem;
import osa.kernel.rest.Problem.FieldError;
import osa.kernel.rest.ProblemException;

/// Turns a request into a plan that can be carried out: finds the candidates, fills in what was
/// left out, and ends the request with a problem when something is wrong with it.
@Singleton
final class BackTestPlanning {

  private static final int FINDINGS_TOLD = 20;
  private static final int COUNTRIES_MAX = 10_000;

  /// So that no sum of them is more than a number can hold.
  private static final long AMOUNT_JPY_MAX = 1_000_000_000_000_000L;

  private static final LocalDate EARLIEST = LocalDate.of(1945, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

  private final PolicyCommandHandler policies;
  private final RuleBook book;
  private final ModelCheck check;
  private final CountryQueries countries;
  private final BackTestConfig config;

  BackTestPlanning(
      PolicyCommandHandler policies,
      RuleBook book,
      ModelCheck check,
      CountryQueries countries,
      BackTestConfig config) {
    this.policies = policies;
    this.book = book;
    this.check = check;
    this.countries = countries;
    this.config = config;
  }

  BackTestPlan plan(BackTestRequests.Question asked) {
    Set<String> registered = new TreeSet<>();
    countries.after("", COUNTRIES_MAX).forEach(country -> registered.add(country.iso3));
    List<Candidate> candidates = candidates(given(asked.candidates()));
    BackTestPlan plan =
        new BackTestPlan(
            candidates,
            asked.assessments() == null || asked.assessments(),
            asked.facts() == null ? FactsAsKnown.THEN : asked.facts(),
            asked.grid() == null ? null : grid(asked.grid(), candidates, registered),
            given(asked.alterations()).stream()
                .map(BackTestRequests.AlterationEntry::text)
                .toList(),
            asked.grantAmountsJpy() == null ? Map.of() : asked.grantAmountsJpy());
    List<FieldError> errors = alterationErrors(plan.alterations(), registered);
    if (plan.grantAmountsJpy().values().stream().anyMatch(amount -> amount > AMOUNT_JPY_MAX)) {
      errors.add(
          new FieldError(
              "grantAmountsJpy",
              "has an amount of more than " + AMOUNT_JPY_MAX,
              "send the yen of each grant"));
    }
    if (!errors.isEmpty()) {
      throw invalid(errors.toArray(FieldError[]::new));
    }
    return sensible(plan);
  }

  /// Ends the request when a day is none that facts or rules could be about.
  private static void refuseOutOfRange(String field, LocalDate day) {
    if (day != null && (day.isBefore(EARLIEST) || day.isAfter(LATEST))) {
      throw invalid(
          new FieldError(
              field,
              "is not between " + EARLIEST + " and " + LATEST,
              "send a day within these bounds"));
    }
  }

  private BackTestPlan sensible(BackTestPlan plan) {
    if (!plan.assessments() && plan.grid() == null) {
      throw ProblemException.of(BackTestRejection.NO_CASES, Map.of());
    }
    if (plan.candidates().isEmpty()
        && plan.alterations().isEmpty()
        && (plan.facts() == FactsAsKnown.THEN || !plan.assessments())) {
      throw ProblemException.of(BackTestRejection.NOTHING_TO_TEST, Map.of());
    }
    if (plan.gridPoints() > config.gridPointsMax()) {
      throw ProblemException.of(
          BackTestRejection.GRID_TOO_LARGE,
          Map.of("points", plan.gridPoints(), "pointsMax", config.gridPointsMax()));
    }
    return plan;
  }

  private List<Candidate> candidates(List<CandidateEntry> entries) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Candidate candidate = candidate("candidates[" + i + "]", entries.get(i));
      if (candidates.stream().anyMatch(other -> other.policy() == candidate.policy())) {
        throw ProblemException.of(
            BackTestRejection.TWO_CANDIDATES_OF_A_POLICY,
            Map.of("policy", candidate.policy().name()));
      }
      candidates.add(candidate);
    }
    return candidates;
  }

  private Candidate candidate(String field, CandidateEntry entry) {
    if ((entry.ruleSetId() == null) == (entry.model() == null)) {
      throw invalid(
          new FieldError(
              field,
              "has not exactly one of ruleSetId and model",
              "name a rule set, or send a model as text"));
    }
    refuseOutOfRange(field + ".validFrom", entry.validFrom());
    Candidate candidate =
        entry.ruleSetId() == null ? written(field, entry) : ofRuleSet(field, entry);
    List<String> errors =
        check.everyCase(candidate.policy(), candidate.dmn()).stream()
            .filter(Finding::isError)
            .limit(FINDINGS_TOLD)
            .map(BackTestPlanning::inWords)
            .toList();
    if (!errors.isEmpty()) {
      throw ProblemException.of(
          BackTestRejection.CANDIDATE_NOT_USABLE, Map.of("field", field, "findings", errors));
    }
    return candidate;
  }

  private Candidate written(String field, CandidateEntry entry) {
    if (entry.policy() == null) {
      throw invalid(new FieldError(field + ".policy", "is missing", "say whose version it is"));
    }
    return new Candidate(
        entry.policy(),
        null,
        CanonicalJson.sha256(entry.model()),
        entry.validFrom(),
        entry.model());
  }

  private Candidate ofRuleSet(String field, CandidateEntry entry) {
    Policy policy = Policy.ofVersion(entry.ruleSetId()).orElse(null);
    RuleSetVersion version = policies.find(entry.ruleSetId()).orElse(null);
    if (policy == null || version == null) {
      throw ProblemException.of(PolicyRejection.UNKNOWN_RULE_SET, Map.of("id", entry.ruleSetId()));
    }
    if (entry.policy() != null && entry.policy() != policy) {
      throw invalid(
          new FieldError(
              field + ".policy",
              "is not the policy of " + version.id(),
              "leave it out, or send " + policy));
    }
    return new Candidate(
        policy,
        version.id(),
        version.contentHash(),
        entry.validFrom(),
        policies.model(policy, version.contentHash()).orElseThrow());
  }

  private static String inWords(Finding finding) {
    String where = finding.where() == null ? "" : " " + finding.where();
    String example = finding.example().isEmpty() ? "" : " " + finding.example();
    return finding.code() + where + ": " + finding.message() + example;
  }

  private GridPlan grid(GridEntry entry, List<Candidate> candidates, Set<String> registered) {
    SortedSet<LocalDate> days = new TreeSet<>(given(entry.days()));
    days.forEach(day -> refuseOutOfRange("grid.days", day));
    Set<ItemKind> kinds = EnumSet.allOf(ItemKind.class);
    if (!given(entry.itemKinds()).isEmpty()) {
      kinds.retainAll(entry.itemKinds());
    }
    SortedSet<String> named = new TreeSet<>(given(entry.countries()));
    Optional<String> unknown =
        named.stream().filter(iso3 -> !registered.contains(iso3)).findFirst();
    if (unknown.isPresent()) {
      throw invalid(
          new FieldError(
              "grid.countries",
              "has a country that is not registered: " + unknown.get(),
              "see GET /countries"));
    }
    return new GridPlan(
        List.copyOf(named.isEmpty() ? registered : named),
        List.copyOf(days.isEmpty() ? boundaries(candidates) : days),
        List.copyOf(kinds));
  }

  /// The first day of every version and of every candidate, and the day before each.
  private SortedSet<LocalDate> boundaries(List<Candidate> candidates) {
    SortedSet<LocalDate> days = new TreeSet<>();
    Stream<LocalDate> firstDays =
        Stream.concat(
            book.published().all().stream()
                .flatMap(
                    set ->
                        Stream.of(Optional.of(set.validFrom()), Optional.ofNullable(set.validTo())))
                .flatMap(Optional::stream),
            candidates.stream().map(Candidate::validFrom).flatMap(Stream::ofNullable));
    firstDays.forEach(
        day -> {
          days.add(day.minusDays(1));
          days.add(day);
        });
    return days;
  }

  private static List<FieldError> alterationErrors(
      List<AlterationText> alterations, Set<String> registered) {
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < alterations.size(); i++) {
      String path = "alterations[" + i + "].";
      if (!registered.contains(alterations.get(i).iso3())) {
        errors.add(
            new FieldError(
                path + "iso3", "is a country that is not registered", "see GET /countries"));
      }
      switch (alterations.get(i).read()) {
        case Reading.Understood _ -> {}
        case Reading.Unreadable(var field, var reason, var remedy) ->
            errors.add(new FieldError(path + field, reason, remedy));
      }
    }
    return errors;
  }

  private static ProblemException invalid(FieldError... errors) {
    return new ProblemException(Problem.of(HttpProblem.INVALID_VALUE, errors));
  }

  private static <T> List<T> given(List<T> list) {
    return list == null ? List.of() : list;
  }
}
