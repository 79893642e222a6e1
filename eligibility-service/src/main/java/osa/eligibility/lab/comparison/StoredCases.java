package osa.eligibility.lab.comparison;

import java.util.ArrayList;
import java.util.List;
import osa.eligibility.assessment.FactsReading;
import osa.eligibility.assessment.domain.AssessmentEvent;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentDecided;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentReferred;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentSuperseded;
import osa.eligibility.assessment.domain.AssessmentEvent.Reassessed;
import osa.eligibility.assessment.domain.AssessmentEvent.ReferralClosed;
import osa.eligibility.assessment.domain.AssessmentEvent.RequestRejected;
import osa.eligibility.assessment.domain.AssessmentRequest;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.assessment.domain.Standing;
import osa.eligibility.lab.comparison.ComparedCase.Side;
import osa.eligibility.lab.comparison.ComparedCase.Stored;
import osa.eligibility.lab.domain.FactsAsKnown;
import osa.kernel.RecordedEvent;

/// Stored assessments as cases. What stands is the recorded verdict of the rules; what a person
/// made of a referral is not compared, because no rule said it.
public final class StoredCases {

  private final FactsAsKnown facts;
  private final KnownFacts knownNow;
  private final Supposed supposed;
  private final TriedRules rules;

  public StoredCases(FactsAsKnown facts, KnownFacts knownNow, Supposed supposed, TriedRules rules) {
    this.facts = facts;
    this.knownNow = knownNow;
    this.supposed = supposed;
    this.rules = rules;
  }

  /// @param events of streams of assessments, in their order
  public CaseBatch batch(List<RecordedEvent<?>> events) {
    List<RecordedEvent<?>> judged = new ArrayList<>();
    long notAssessed = 0;
    long rulesGone = 0;
    for (RecordedEvent<?> event : events) {
      switch ((AssessmentEvent) event.data()) {
        case AssessmentDecided _, AssessmentReferred _, Reassessed _ -> {
          if (canBeAsked(judgementOf((AssessmentEvent) event.data()))) {
            judged.add(event);
          } else {
            rulesGone++;
          }
        }
        case ReferralClosed _, AssessmentSuperseded _ -> {}
        case RequestRejected _ -> notAssessed++;
      }
    }
    return new CaseBatch(
        events.size(), () -> judged.stream().map(this::theCase).toList(), notAssessed, rulesGone);
  }

  private boolean canBeAsked(Judgement judgement) {
    return rules.withCandidates(rules.askedFor(judgement), judgement.request().validOn()).isWhole();
  }

  private ComparedCase theCase(RecordedEvent<?> event) {
    Judgement judgement = judgementOf((AssessmentEvent) event.data());
    AssessmentRequest request = judgement.request();
    RulePair asked = rules.askedFor(judgement);
    Standing known =
        switch (facts) {
          case THEN -> judgement.standing();
          case NOW ->
              knownNow
                  .of(request.recipientIso3(), request.validOn())
                  .map(FactsReading::standing)
                  .orElseThrow();
        };
    return new ComparedCase(
        new Stored(event.stream().id(), request.grantId(), event.position(), judgement.verdict()),
        request.recipientIso3(),
        request.validOn(),
        Question.of(request),
        new Side(judgement.standing(), asked),
        new Side(
            supposed.of(request.recipientIso3(), request.validOn(), known),
            rules.withCandidates(asked, request.validOn())));
  }

  private static Judgement judgementOf(AssessmentEvent event) {
    return switch (event) {
      case AssessmentDecided(_, var judgement) -> judgement;
      case AssessmentReferred(_, var judgement) -> judgement;
      case Reassessed(_, var judgement, _) -> judgement;
      case ReferralClosed _, AssessmentSuperseded _, RequestRejected _ ->
          throw new IllegalArgumentException("no judgement: " + event);
    };
  }
}
