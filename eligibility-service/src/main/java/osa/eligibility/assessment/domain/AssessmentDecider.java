package osa.eligibility.assessment.domain;

import java.util.Map;
import java.util.Objects;
import osa.eligibility.assessment.domain.Assessment.Closed;
import osa.eligibility.assessment.domain.Assessment.Current;
import osa.eligibility.assessment.domain.Assessment.Decided;
import osa.eligibility.assessment.domain.Assessment.Referred;
import osa.eligibility.assessment.domain.Assessment.Rejected;
import osa.eligibility.assessment.domain.Assessment.Superseded;
import osa.eligibility.assessment.domain.Assessment.Unasked;
import osa.eligibility.assessment.domain.AssessmentCommand.CloseReferral;
import osa.eligibility.assessment.domain.AssessmentCommand.RecordJudgement;
import osa.eligibility.assessment.domain.AssessmentCommand.RecordReassessment;
import osa.eligibility.assessment.domain.AssessmentCommand.RejectRequest;
import osa.eligibility.assessment.domain.AssessmentCommand.Supersede;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentDecided;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentReferred;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentSuperseded;
import osa.eligibility.assessment.domain.AssessmentEvent.Reassessed;
import osa.eligibility.assessment.domain.AssessmentEvent.ReferralClosed;
import osa.eligibility.assessment.domain.AssessmentEvent.RequestRejected;
import osa.kernel.Decider;
import osa.kernel.Decision;

/// What may become of an assessment. One id stands for one request: the same request again changes
/// nothing, whatever the rules would say by now; another request under the id is refused. Only a
/// referral can be closed, once, by a person who gives a reason. Another assessment can take its
/// place, once, when the world has changed and the verdict with it.
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
      case Supersede supersede -> supersede(supersede, state);
      case RecordReassessment record -> recordReassessment(record, state);
      case CloseReferral close -> closeReferral(close, state);
    };
  }

  @Override
  public Assessment evolve(Assessment state, AssessmentEvent event) {
    return switch (event) {
      case AssessmentDecided(var id, var judgement) ->
          first(state, decided(new AssessmentId(id), judgement));
      case AssessmentReferred(var id, var judgement) ->
          first(state, referred(new AssessmentId(id), judgement));
      case Reassessed e -> first(state, reassessed(e));
      case RequestRejected(var id, var grantId, var iso3, _, _) ->
          first(state, new Rejected(new AssessmentId(id), grantId, iso3));
      case ReferralClosed(_, _, var decision, _, _, _, _) ->
          switch (state) {
            case Referred(var id, var judgement, var lineage) ->
                new Closed(id, judgement, lineage, decision);
            case Unasked(), Decided _, Closed _, Superseded _, Rejected _ ->
                throw new IllegalStateException("a referral closed that is not open: " + event);
          };
      case AssessmentSuperseded(_, var by, _) ->
          switch (state) {
            case Current current ->
                new Superseded(current.id(), current.judgement(), new AssessmentId(by));
            case Unasked(), Superseded _, Rejected _ ->
                throw new IllegalStateException("superseded, and does not stand: " + event);
          };
    };
  }

  private static Assessment decided(AssessmentId id, Judgement judgement) {
    return new Decided(id, judgement, Lineage.requested(id));
  }

  private static Assessment referred(AssessmentId id, Judgement judgement) {
    return new Referred(id, judgement, Lineage.requested(id));
  }

  private static Assessment reassessed(Reassessed event) {
    AssessmentId id = new AssessmentId(event.assessmentId());
    Lineage lineage = Lineage.of(event.succession());
    return switch (event.judgement().verdict().outcome()) {
      case ELIGIBLE, INELIGIBLE -> new Decided(id, event.judgement(), lineage);
      case REFERRED -> new Referred(id, event.judgement(), lineage);
    };
  }

  private static Assessment first(Assessment state, Assessment next) {
    return switch (state) {
      case Unasked() -> next;
      case Current _, Superseded _, Rejected _ ->
          throw new IllegalStateException("assessed twice: " + next);
    };
  }

  private static Decision<AssessmentEvent> recordJudgement(
      RecordJudgement command, Assessment state) {
    return switch (state) {
      case Unasked() -> Decision.accept(judged(command));
      case Current earlier -> again(command.judgement(), earlier.judgement());
      case Superseded(_, var earlier, _) -> again(command.judgement(), earlier);
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
      case Rejected _, Current _, Superseded _ ->
          Decision.reject(AssessmentRejection.ASSESSMENT_ALREADY_RECORDED);
    };
  }

  /// What already has a successor, or still says what the rules say, stays as it is.
  private static Decision<AssessmentEvent> supersede(Supersede command, Assessment state) {
    return switch (state) {
      case Unasked() -> Decision.reject(AssessmentRejection.UNKNOWN_ASSESSMENT);
      case Rejected _ -> Decision.reject(AssessmentRejection.NEVER_JUDGED);
      case Superseded _ -> Decision.accept();
      case Current current ->
          stands(current, command)
              ? Decision.accept()
              : Decision.accept(
                  new AssessmentSuperseded(
                      current.id().value(), command.by().value(), command.cause()));
    };
  }

  private static boolean stands(Current current, Supersede command) {
    return current.judgement().verdict().decidesAs(command.judgement().verdict())
        || givesTooMuch(current, command);
  }

  /// A change may take cover away at once. It gives none before the day on which it holds, and none
  /// where a person has said no: for either somebody has to ask.
  private static boolean givesTooMuch(Current current, Supersede command) {
    if (command.judgement().verdict().outcome() != Eligibility.ELIGIBLE) {
      return false;
    }
    return switch (current) {
      case Closed(_, _, _, var decision) when decision == ReferralDecision.REJECT -> true;
      case Closed _, Referred _, Decided _ ->
          command.judgement().request().validOn().isAfter(command.today())
              && outcomeOf(current) != Eligibility.ELIGIBLE;
    };
  }

  private static Eligibility outcomeOf(Current current) {
    return switch (current) {
      case Closed(_, _, _, var decision) -> decision.outcome();
      case Decided(_, var judgement, _) -> judgement.verdict().outcome();
      case Referred(_, var judgement, _) -> judgement.verdict().outcome();
    };
  }

  private static Decision<AssessmentEvent> recordReassessment(
      RecordReassessment command, Assessment state) {
    return switch (state) {
      case Unasked() ->
          Decision.accept(
              new Reassessed(command.id().value(), command.judgement(), command.succession()));
      case Current _, Superseded _, Rejected _ ->
          Decision.reject(AssessmentRejection.ASSESSMENT_ALREADY_RECORDED);
    };
  }

  private static Decision<AssessmentEvent> closeReferral(CloseReferral command, Assessment state) {
    return switch (state) {
      case Unasked() -> Decision.reject(AssessmentRejection.UNKNOWN_ASSESSMENT);
      case Referred(var id, var judgement, _) -> close(id, judgement, command);
      case Decided(_, var judgement, _) ->
          Decision.reject(
              AssessmentRejection.NOT_REFERRED,
              Map.of("outcome", judgement.verdict().outcome().name()));
      case Superseded(_, _, var by) ->
          Decision.reject(
              AssessmentRejection.ASSESSMENT_SUPERSEDED, Map.of("supersededBy", by.toString()));
      case Closed(_, _, _, var decision) ->
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
