package osa.simulation.laws;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import osa.eligibility.assessment.Assessor;
import osa.eligibility.assessment.Assessor.Answer;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.domain.Eligibility;
import osa.eligibility.assessment.domain.Judgement.RuleSetUsed;
import osa.eligibility.assessment.domain.Reason;
import osa.eligibility.assessment.domain.ReferralDecision;
import osa.eligibility.assessment.domain.Verdict;
import osa.eligibility.assessment.view.AssessmentSummary;
import osa.eligibility.assessment.view.AssessmentSummary.Outcome;
import osa.eligibility.assessment.view.AssessmentSummary.WhyAgain;
import osa.eligibility.country.domain.CountryEvent;
import osa.eligibility.country.domain.CountryEvent.FactRecorded;
import osa.eligibility.country.domain.CountryId;
import osa.eligibility.country.domain.Facts;
import osa.eligibility.dmn.DecisionModel;
import osa.eligibility.policy.domain.RuleSet;
import osa.grant.grant.view.GrantParts.AssessmentPart;
import osa.grant.grant.view.GrantParts.CausePart;
import osa.grant.grant.view.GrantSummary;
import osa.kernel.Checkpoint;
import osa.kernel.RecordedEvent;
import osa.simulation.laws.RulesInTheLog.News;
import osa.simulation.service.SimulatedService;
import osa.simulation.world.Law;
import osa.simulation.world.LawBroken;

/// In the end every assessment of a grant that nothing has replaced says what the rules in force
/// say of all facts that were ever recorded: on the day of the question, or on the first day of the
/// rules that came into force since it was asked. What was replaced has one successor, which names
/// it and decides otherwise; no cause replaces twice what began with one question; and the grant
/// was told the cause.
public final class VerdictsFollowFactsAndRules implements Laws {

  private final SimulatedService<?> grants;
  private final SimulatedService<?> eligibility;
  private final Function<RuleSet, DecisionModel> models;
  private final InstantSource clock;

  /// @param models compiles the model of a version
  public VerdictsFollowFactsAndRules(
      SimulatedService<?> grants,
      SimulatedService<?> eligibility,
      Function<RuleSet, DecisionModel> models,
      InstantSource clock) {
    this.grants = grants;
    this.eligibility = eligibility;
    this.models = models;
    this.clock = clock;
  }

  @Override
  public void atRest() {
    RulesInTheLog rules = new RulesInTheLog(eligibility.log().everything(), models);
    List<News> news = rules.news(LocalDate.ofInstant(clock.instant(), RulesInTheLog.JAPAN));
    List<AssessmentSummary> all = eligibility.views().committed(AssessmentSummary.class);
    Set<UUID> replaced = replaced(all);
    for (AssessmentSummary row : all) {
      boolean hasSuccessor = replaced.contains(UUID.fromString(row.assessmentId));
      require(hasSuccessor == (row.supersededBy != null), row, "says otherwise than its successor");
      if (row.judgement != null && row.grantId != null && row.supersededBy == null) {
        follows(row, rules, news);
      }
    }
    grants.views().committed(GrantSummary.class).forEach(this::wasTold);
  }

  // ---- who takes whose place

  private record Effect(UUID requestedAssessmentId, UUID causeId) {}

  private Set<UUID> replaced(List<AssessmentSummary> all) {
    Set<UUID> replaced = new HashSet<>();
    Set<Effect> effects = new HashSet<>();
    for (AssessmentSummary row : all) {
      if (row.supersedes != null) {
        var why = row.supersedes;
        require(
            replaced.add(why.assessmentId()),
            row,
            "takes the place of one that has another successor");
        require(
            effects.add(new Effect(why.requestedAssessmentId(), why.cause().eventId())),
            row,
            "is the second that " + why.cause().statement() + " led to");
        AssessmentSummary before =
            eligibility
                .views()
                .committed(AssessmentSummary.class, why.assessmentId().toString())
                .filter(found -> found.supersededBy != null)
                .filter(
                    found -> found.supersededBy.assessmentId().toString().equals(row.assessmentId))
                .orElse(null);
        require(before != null, row, "is not named by its predecessor");
        require(
            !decidesAs(before.judgement.verdict(), row.judgement.verdict()),
            row,
            "decides what its predecessor decided");
      }
    }
    return replaced;
  }

  // ---- what it has to say

  private void follows(AssessmentSummary row, RulesInTheLog rules, List<News> news) {
    List<RecordedEvent<CountryEvent>> file = file(row.recipientIso3);
    var request = row.judgement.request();
    LocalDate day = dayOf(row, file, news);
    if (awaitsRules(row, day, rules)) {
      return;
    }
    Instant now = file.getLast().recordedAt();
    switch (new Assessor(rules)
        .assess(
            request.on(day),
            now.isAfter(row.judgement.knownAt()) ? now : row.judgement.knownAt(),
            (country, on, knownAt) -> Facts.of(file(country.iso3()), on, knownAt))) {
      case Answer.Judged(var judged) ->
          require(
              isSaid(row, judged.verdict()) || isTooEarly(row, judged.verdict(), file, rules, news),
              row,
              "says %s %s by %s, the rules say %s %s of the facts on %s"
                  .formatted(
                      row.outcome,
                      codes(row.judgement.verdict()),
                      row.judgement.ruleSets().stream().map(RuleSetUsed::id).toList(),
                      judged.verdict().outcome(),
                      codes(judged.verdict()),
                      day));
      case Answer.Refused(var rejection) -> require(false, row, rejection.toString());
    }
  }

  /// Whether on that day other rules hold than it names, and their own day has not come: until then
  /// they have nothing judged again.
  private boolean awaitsRules(AssessmentSummary row, LocalDate day, RulesInTheLog rules) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), RulesInTheLog.JAPAN);
    return rules.published().all().stream()
        .filter(version -> version.inForceOn(day) && version.validFrom().isAfter(today))
        .anyMatch(version -> !names(row, version));
  }

  /// The day of the question, or the first day of a fact, or of rules that were news to who asked.
  private LocalDate dayOf(
      AssessmentSummary row, List<RecordedEvent<CountryEvent>> file, List<News> news) {
    LocalDate day = row.judgement.request().validOn();
    for (RecordedEvent<CountryEvent> event : file) {
      if (event.data() instanceof FactRecorded recorded) {
        day = later(day, recorded.fact().valid().from());
      }
    }
    Checkpoint asked = askedAt(row);
    for (News change : news) {
      if (asked.compareTo(change.place()) < 0) {
        day = later(day, change.version().validFrom());
      }
    }
    return day;
  }

  /// Where the question stands in the log with which it all began.
  private Checkpoint askedAt(AssessmentSummary row) {
    UUID asked =
        row.supersedes == null
            ? UUID.fromString(row.assessmentId)
            : row.supersedes.requestedAssessmentId();
    return eligibility.log().committedOf(new AssessmentId(asked).stream()).getFirst().position();
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? other : one;
  }

  /// What a person refused, neither facts nor rules grant.
  private static boolean isSaid(AssessmentSummary row, Verdict rules) {
    boolean refused = row.referral != null && row.referral.decision() == ReferralDecision.REJECT;
    return decidesAs(row.judgement.verdict(), rules)
        || refused && rules.outcome() == Eligibility.ELIGIBLE;
  }

  /// Cover is not given before the day on which it holds; then somebody has to ask. The withdrawal
  /// of a version has only those judged again that name it.
  private static boolean isTooEarly(
      AssessmentSummary row,
      Verdict rules,
      List<RecordedEvent<CountryEvent>> file,
      RulesInTheLog book,
      List<News> news) {
    LocalDate day = row.judgement.request().validOn();
    boolean before =
        file.stream().map(RulesInTheLog::dateOf).allMatch(day::isAfter)
            && row.judgement.ruleSets().stream()
                .flatMap(used -> book.withdrawalOf(used.id()).stream())
                .allMatch(day::isAfter)
            && news.stream()
                .filter(change -> !names(row, change.version()))
                .map(News::toldOn)
                .allMatch(day::isAfter);
    return before && rules.outcome() == Eligibility.ELIGIBLE && row.outcome != Outcome.ELIGIBLE;
  }

  private static boolean names(AssessmentSummary row, RuleSet version) {
    return row.judgement.ruleSets().stream().anyMatch(used -> used.id().equals(version.id()));
  }

  private record Grounds(Object code, Object effect, String lineId) {}

  private static boolean decidesAs(Verdict one, Verdict other) {
    return one.outcome() == other.outcome() && grounds(one).equals(grounds(other));
  }

  private static List<Grounds> grounds(Verdict verdict) {
    return verdict.reasons().stream()
        .map(reason -> new Grounds(reason.code(), reason.effect(), reason.lineId()))
        .toList();
  }

  private static List<String> codes(Verdict verdict) {
    return verdict.reasons().stream().map(Reason::code).map(Object::toString).toList();
  }

  private List<RecordedEvent<CountryEvent>> file(String iso3) {
    return eligibility.log().everything().stream()
        .filter(event -> event.stream().equals(new CountryId(iso3).stream()))
        .map(event -> event.<CountryEvent>map(CountryEvent.class::cast))
        .toList();
  }

  // ---- what the grant was told

  private void wasTold(GrantSummary grant) {
    AssessmentPart part = grant.assessment;
    if (part == null) {
      return;
    }
    eligibility
        .views()
        .committed(AssessmentSummary.class, part.assessmentId().toString())
        .ifPresent(row -> wasTold(part, row));
  }

  private static void wasTold(AssessmentPart part, AssessmentSummary row) {
    require((part.supersession() == null) == (row.supersedes == null), row, "was told otherwise");
    if (row.supersedes != null) {
      WhyAgain why = row.supersedes.cause();
      CausePart told = part.supersession().cause();
      require(
          told.eventId().equals(why.eventId())
              && Objects.equals(told.iso3(), why.iso3())
              && Objects.equals(told.ruleSetId(), why.ruleSetId())
              && Objects.equals(told.changesFrom(), why.changesFrom())
              && told.statement().equals(why.statement()),
          row,
          "exists because of %s, and its grant was told of %s".formatted(why, told));
    }
  }

  private static void require(boolean holds, AssessmentSummary row, String otherwise) {
    if (!holds) {
      throw new LawBroken(
          Law.VERDICTS_FOLLOW_FACTS_AND_RULES,
          "assessment/" + row.assessmentId,
          "assessment %s of grant %s %s".formatted(row.assessmentId, row.grantId, otherwise));
    }
  }
}
