package osa.eligibility.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import osa.eligibility.assessment.domain.AssessmentRejection;
import osa.eligibility.assessment.domain.AssessmentRequest;
import osa.eligibility.assessment.domain.AssessmentRequest.ItemLine;
import osa.eligibility.assessment.domain.AssessmentRequest.Partner;
import osa.eligibility.assessment.domain.FactUsed;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.assessment.domain.Judgement.RuleSetUsed;
import osa.eligibility.assessment.domain.Standing;
import osa.eligibility.assessment.domain.Verdict;
import osa.eligibility.assessment.rules.EligibilityRules;
import osa.eligibility.assessment.rules.EligibilityRules.Findings;
import osa.eligibility.assessment.rules.Sheet;
import osa.eligibility.country.domain.CountryId;
import osa.eligibility.country.domain.Facts;
import osa.eligibility.policy.RuleBook;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.RuleSet;
import osa.eligibility.policy.domain.RuleSets;
import osa.kernel.Rejection;

/// Judges a request before any command is built: looks up the facts known by then, takes the rule
/// sets in force on the day and asks the rules. What it returns is all that a later reader needs;
/// it records nothing.
///
/// Partners are checked to exist and otherwise left alone: they are never assessed. Neighbours
/// named for context are shown and carry no weight.
public final class Assessor {

  private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

  private final EligibilityRules rules;
  private final RuleBook book;

  public Assessor(RuleBook book) {
    this.rules = new EligibilityRules(book::model);
    this.book = book;
  }

  /// Answers what the facts of a country are on a day, as known at an instant; empty when no such
  /// country is registered.
  @FunctionalInterface
  public interface CountryFacts {
    Optional<Facts> of(CountryId country, LocalDate validOn, Instant knownAt);
  }

  /// What became of a request.
  public sealed interface Answer {
    record Judged(Judgement judgement) implements Answer {}

    record Refused(Rejection rejection) implements Answer {}
  }

  public Answer assess(AssessmentRequest request, Instant knownAt, CountryFacts countries) {
    Optional<Rejection> objection = objectionTo(request);
    if (objection.isPresent()) {
      return new Answer.Refused(objection.get());
    }
    return assess(request, new Lookup(request.validOn(), knownAt, countries));
  }

  private Answer assess(AssessmentRequest request, Lookup lookup) {
    return theRulesOn(request.validOn())
        .map(asked -> judge(request, lookup, asked.principles(), asked.osa()))
        .orElseGet(
            () ->
                refused(
                    AssessmentRejection.NO_POLICY_IN_FORCE, Map.of("validOn", request.validOn())));
  }

  /// The version of each policy by which a case is judged on a day; empty when one has none.
  public Optional<List<RuleSet>> rulesOn(LocalDate day) {
    return theRulesOn(day).map(asked -> List.of(asked.principles(), asked.osa()));
  }

  private Optional<RulesAsked> theRulesOn(LocalDate day) {
    RuleSets ruleSets = book.published();
    return ruleSets
        .inForce(Policy.THREE_PRINCIPLES, day)
        .flatMap(
            principles ->
                ruleSets
                    .inForce(Policy.OSA_POLICY, day)
                    .map(osa -> new RulesAsked(principles, osa)));
  }

  /// Works a recorded judgement out again: the same request, what was known at the same moment,
  /// the rule sets that it names. Empty when [#theRulesOf] are gone.
  public Optional<Answer> again(Judgement judgement, CountryFacts countries) {
    AssessmentRequest request = judgement.request();
    Lookup lookup = new Lookup(request.validOn(), judgement.knownAt(), countries);
    return theRulesOf(judgement)
        .map(asked -> judge(request, lookup, asked.principles(), asked.osa()));
  }

  /// Asks the rules of a recorded judgement about another case, or about its own once more. Empty
  /// when [#theRulesOf] are gone.
  public Optional<Findings> ask(Judgement judgement, Sheet sheet) {
    return theRulesOf(judgement).map(asked -> rules.judge(sheet, asked.principles(), asked.osa()));
  }

  /// A version of each policy.
  private record RulesAsked(RuleSet principles, RuleSet osa) {}

  /// The rule sets that a judgement names; empty when one is not among ours with that content.
  private Optional<RulesAsked> theRulesOf(Judgement judgement) {
    List<RuleSet> asked =
        judgement.ruleSets().stream()
            .flatMap(used -> book.everPublished(used.id(), used.contentHash()).stream())
            .toList();
    return asked.size() == judgement.ruleSets().size()
        ? Optional.of(new RulesAsked(asked.getFirst(), asked.getLast()))
        : Optional.empty();
  }

  private Answer judge(AssessmentRequest request, Lookup lookup, RuleSet principles, RuleSet osa) {
    Optional<Facts> recipient = lookup.facts(request.recipientIso3());
    if (recipient.isEmpty()) {
      return unknown("recipientIso3", request.recipientIso3());
    }
    for (Partner partner : request.partners()) {
      if (lookup.facts(partner.iso3()).isEmpty()) {
        return unknown("partners", partner.iso3());
      }
    }
    List<FactUsed> contextFacts = new ArrayList<>();
    for (String neighbour : request.contextCountries()) {
      Optional<Facts> facts = lookup.facts(neighbour);
      if (facts.isEmpty()) {
        return unknown("contextCountries", neighbour);
      }
      contextFacts.addAll(FactsReading.conflicts(facts.get()));
    }
    return new Answer.Judged(judge(request, recipient.get(), contextFacts, principles, osa));
  }

  private Judgement judge(
      AssessmentRequest request,
      Facts recipient,
      List<FactUsed> contextFacts,
      RuleSet principles,
      RuleSet osa) {
    Standing standing = FactsReading.standing(recipient);
    Findings findings = rules.judge(Sheet.of(request, standing), principles, osa);
    return new Judgement(
        request,
        recipient.knownAt(),
        Verdict.of(findings.reasons(), findings.lines()),
        standing,
        Stream.of(principles, osa)
            .map(set -> new RuleSetUsed(set.id(), set.contentHash()))
            .toList(),
        FactsReading.used(recipient),
        contextFacts,
        findings.engine());
  }

  private static Optional<Rejection> objectionTo(AssessmentRequest request) {
    if (request.items().isEmpty() || request.pillars().isEmpty()) {
      return Optional.of(new Rejection(AssessmentRejection.NOTHING_TO_ASSESS, Map.of()));
    }
    if (request.validOn().isAfter(LATEST)) {
      return Optional.of(
          new Rejection(
              AssessmentRejection.DATE_OUT_OF_RANGE, Map.of("validOn", request.validOn())));
    }
    Set<String> seen = new HashSet<>();
    return request.items().stream()
        .map(ItemLine::lineId)
        .filter(lineId -> !seen.add(lineId))
        .findFirst()
        .map(twice -> new Rejection(AssessmentRejection.DUPLICATE_LINE, Map.of("lineId", twice)));
  }

  private static Answer unknown(String field, String iso3) {
    return refused(AssessmentRejection.UNKNOWN_COUNTRY, Map.of("field", field, "iso3", iso3));
  }

  private static Answer refused(AssessmentRejection code, Map<String, Object> details) {
    return new Answer.Refused(new Rejection(code, details));
  }

  /// The facts of any country for this one request.
  private record Lookup(LocalDate validOn, Instant knownAt, CountryFacts countries) {
    Optional<Facts> facts(String iso3) {
      return CountryId.wellFormed(iso3)
          ? countries.of(new CountryId(iso3), validOn, knownAt)
          : Optional.empty();
    }
  }
}
