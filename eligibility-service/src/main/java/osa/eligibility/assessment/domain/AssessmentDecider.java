package osa.eligibility.assessment.domain;

import java.util.Map;
import java.util.Objects;
import osa.eligibility.assessment.domain.Assessment.Closed;
import osa.eligibility.assessment.domain.Assessment.Decided;
import osa.eligibility.assessment.domain.Assessment.Referred;
import osa.eligibility.assessment.domain.Assessment.Rejected;
import osa.eligibility.assessment.domain.Assessment.Unasked;
import osa.eligibility.assessment.domain.AssessmentCommand.CloseReferral;
import osa.eligibility.assessment.domain.AssessmentCommand.RecordJudgement;
import osa.eligibility.assessment.domain.AssessmentCommand.RejectRequest;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentDecided;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentReferred;
import osa.eligibility.assessment.domain.AssessmentEvent.ReferralClosed;
import osa.eligibility.assessment.domain.AssessmentEvent.RequestRejected;
import osa.kernel.Decider;
import osa.kernel.Decision;

/// What may become of an assessment. One id stands for one request: the same request again changes
/// nothing, whatever the rules would say by now; another request under the id is refused. Only a
/// referral can be closed, once, by a person who gives a reason.
public final class AssessmentDecider
    implements Decider<Assessment, AssessmentCommand, AssessmentEvent> {

  @Override
  public Assessment initial() {
    return new Unasked();
  }

  @Override
  public Decision<AssessmentEvent> decide(AssessmentCommand command, Assessment state) {
    return switch (command) {
      case RecordJudgement record -> recordJudgement(record, state);
      case RejectRequest reject -> rejectRequest(reject, state);
      case CloseReferral close -> closeReferral(close, state);
    };
  }

  @Override
  public Assessment evolve(Assessment state, AssessmentEvent event) {
    return switch (event) {
      case AssessmentDecided(var id, var judgement) ->
          first(state, new Decided(new AssessmentId(id), judgement));
      case AssessmentReferred(var id, var judgement) ->
          first(state, new Referred(new AssessmentId(id), judgement));
      case RequestRejected(var id, var grantId, var iso3, _, _) ->
          first(state, new Rejected(new AssessmentId(id), grantId, iso3));
      case ReferralClosed(_, _, var decision, _, _, _, _) ->
          switch (state) {
            case Referred(var id, var judgement) -> new Closed(id, judgement, decision);
            case Unasked(), Decided _, Closed _, Rejected _ ->
                throw new IllegalStateException("a referral closed that is not open: " + event);
          };
    };
  }

  private static Assessment first(Assessment state, Assessment next) {
    return switch (state) {
      case Unasked() -> next;
      case Decided _, Referred _, Closed _, Rejected _ ->
          throw new IllegalStateException("assessed twice: " + next);
    };
  }

  private static Decision<AssessmentEvent> recordJudgement(
      RecordJudgement command, Assessment state) {
    return switch (state) {
      case Unasked() -> Decision.accept(judged(command));
      case Decided(_, var earlier) -> again(command.judgement(), earlier);
      case Referred(_, var earlier) -> again(command.judgement(), earlier);
      case Closed(_, var earlier, _) -> again(command.judgement(), earlier);
      case Rejected _ -> Decision.reject(AssessmentRejection.ASSESSMENT_ALREADY_RECORDED);
    };
  }

  private static AssessmentEvent judged(RecordJudgement command) {
    return switch (command.judgement().verdict().outcome()) {
      case ELIGIBLE, INELIGIBLE -> new AssessmentDecided(command.id().value(), command.judgement());
      case REFERRED -> new AssessmentReferred(command.id().value(), command.judgement());
    };
  }

  private static Decision<AssessmentEvent> again(Judgement judgement, Judgement earlier) {
    return judgement.request().equals(earlier.request())
        ? Decision.accept()
        : Decision.reject(AssessmentRejection.ASSESSMENT_ALREADY_RECORDED);
  }

  private static Decision<AssessmentEvent> rejectRequest(RejectRequest command, Assessment state) {
    return switch (state) {
      case Unasked() ->
          Decision.accept(
              new RequestRejected(
                  command.id().value(),
                  command.grantId(),
                  command.recipientIso3(),
                  command.code(),
                  command.detail()));
      case Rejected(_, var grantId, var iso3)
          when Objects.equals(grantId, command.grantId())
              && Objects.equals(iso3, command.recipientIso3()) ->
          Decision.accept();
      case Rejected _, Decided _, Referred _, Closed _ ->
          Decision.reject(AssessmentRejection.ASSESSMENT_ALREADY_RECORDED);
    };
  }

  private static Decision<AssessmentEvent> closeReferral(CloseReferral command, Assessment state) {
    return switch (state) {
      case Unasked() -> Decision.reject(AssessmentRejection.UNKNOWN_ASSESSMENT);
      case Referred(var id, var judgement) -> close(id, judgement, command);
      case Decided(_, var judgement) ->
          Decision.reject(
              AssessmentRejection.NOT_REFERRED,
              Map.of("outcome", judgement.verdict().outcome().name()));
      case Closed(_, _, var decision) ->
          Decision.reject(
              AssessmentRejection.REFERRAL_ALREADY_CLOSED, Map.of("decision", decision.name()));
      case Rejected _ -> Decision.reject(AssessmentRejection.NOT_REFERRED);
    };
  }

  private static Decision<AssessmentEvent> close(
      AssessmentId id, Judgement judgement, CloseReferral command) {
    if (command.reason().isBlank()) {
      return Decision.reject(AssessmentRejection.REASON_REQUIRED);
    }
    return Decision.accept(
        new ReferralClosed(
            id.value(),
            judgement,
            command.decision(),
            command.decision().outcome(),
            command.reason(),
            command.decidedBy(),
            command.decidedOn()));
  }
}
