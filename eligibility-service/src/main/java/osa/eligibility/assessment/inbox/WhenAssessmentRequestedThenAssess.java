package osa.eligibility.assessment.inbox;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import osa.eligibility.assessment.AssessmentCommandHandler;
import osa.eligibility.assessment.domain.AssessmentCommand.RejectRequest;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.domain.AssessmentRejection;
import osa.kernel.Context;
import osa.kernel.IntegrationMessage;
import osa.kernel.Rejection;
import osa.kernel.inbox.MessagePolicy;

/// A grant asks whether it qualifies. It always hears an answer: what the rules came to, or why
/// its request cannot be assessed. Only a request under an id that stands for another one is put
/// aside, for a person.
@Singleton
public final class WhenAssessmentRequestedThenAssess implements MessagePolicy<AssessmentRequested> {

  private final AssessmentCommandHandler assessments;

  public WhenAssessmentRequestedThenAssess(AssessmentCommandHandler assessments) {
    this.assessments = assessments;
  }

  @Override
  public String messageType() {
    return "osa.grant.assessment-requested.v1";
  }

  @Override
  public Class<AssessmentRequested> reads() {
    return AssessmentRequested.class;
  }

  @Override
  public Optional<Rejection> react(AssessmentRequested asked, IntegrationMessage message) {
    Context context = message.causeOf(WhenAssessmentRequestedThenAssess.class.getSimpleName());
    return objection(asked, context)
        .flatMap(refusal -> assessments.reject(rejected(asked, refusal), context).refusal());
  }

  private Optional<Rejection> objection(AssessmentRequested asked, Context context) {
    if (!asked.unknownWords().isEmpty()) {
      return Optional.of(
          new Rejection(
              AssessmentRejection.UNKNOWN_VOCABULARY, Map.of("words", asked.unknownWords())));
    }
    return assessments
        .assess(new AssessmentId(asked.assessmentId()), asked.toRequest(), context)
        .refusal();
  }

  private static RejectRequest rejected(AssessmentRequested asked, Rejection refusal) {
    return new RejectRequest(
        new AssessmentId(asked.assessmentId()),
        asked.grantId().toString(),
        asked.recipientIso3(),
        refusal.code().name(),
        inWords(refusal));
  }

  private static String inWords(Rejection refusal) {
    String details =
        new TreeMap<>(refusal.details())
            .entrySet().stream()
                .map(detail -> detail.getKey() + ": " + detail.getValue())
                .collect(Collectors.joining(", "));
    return refusal.code().sentence() + (details.isEmpty() ? "" : " (" + details + ")");
  }
}
