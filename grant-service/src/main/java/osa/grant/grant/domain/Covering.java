package osa.grant.grant.domain;

import static osa.grant.grant.domain.GrantRules.firstRefusal;
import static osa.grant.grant.domain.GrantRules.notBefore;
import static osa.grant.grant.domain.Refusals.impossible;
import static osa.grant.grant.domain.Refusals.notFound;
import static osa.grant.grant.domain.Refusals.withdrawn;

import java.util.UUID;
import osa.grant.grant.domain.Assessment.Answered;
import osa.grant.grant.domain.Assessment.NeverRequested;
import osa.grant.grant.domain.Assessment.Pending;
import osa.grant.grant.domain.Assessment.Reassessed;
import osa.grant.grant.domain.Assessment.Rejected;
import osa.grant.grant.domain.Grant.Effective;
import osa.grant.grant.domain.Grant.Prepared;
import osa.grant.grant.domain.Grant.Signed;
import osa.grant.grant.domain.Grant.Unidentified;
import osa.grant.grant.domain.Grant.Withdrawn;
import osa.grant.grant.domain.GrantCommand.RecordAssessment;
import osa.grant.grant.domain.GrantCommand.RecordAssessmentRejection;
import osa.grant.grant.domain.GrantCommand.RequestAssessment;
import osa.grant.grant.domain.GrantCommand.SupersedeAssessment;
import osa.grant.grant.domain.GrantEvent.AssessmentRecorded;
import osa.grant.grant.domain.GrantEvent.AssessmentRejected;
import osa.grant.grant.domain.GrantEvent.AssessmentRequested;
import osa.grant.grant.domain.GrantEvent.AssessmentSuperseded;
import osa.grant.grant.domain.Verdict.DecidedBy;
import osa.kernel.Decision;

/// Knowing whether the grant may be helped, and whether that still holds.
final class Covering {

  static Decision<GrantEvent> decide(RequestAssessment command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> notFound();
      case Prepared g -> request(command, g.preparation());
      case Signed _, Effective _ -> Decision.reject(GrantRejection.NOTES_ALREADY_SIGNED);
      case Withdrawn g -> withdrawn(g);
    };
  }

  private static Decision<GrantEvent> request(RequestAssessment command, Preparation preparation) {
    UUID assessmentId = command.assessmentId();
    if (preparation.cover().knows(assessmentId)) {
      return Decision.reject(GrantRejection.ASSESSMENT_ALREADY_REQUESTED);
    }
    return firstRefusal(
            notBefore(command.occurredOn(), Step.IDENTIFICATION, preparation.identifiedOn()))
        .orElseGet(
            () ->
                Decision.accept(
                    new AssessmentRequested(
                        assessmentId,
                        command.validOn(),
                        preparation.proposal(),
                        command.occurredOn())));
  }

  static Decision<GrantEvent> decide(RecordAssessment command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> notFound();
      case Prepared g -> record(command, g.preparation().cover());
      case Signed g -> settle(command, g.cover());
      case Effective g -> repeat(command, g.agreement().cover());
      case Withdrawn g -> withdrawn(g);
    };
  }

  private static Decision<GrantEvent> record(RecordAssessment command, Cover cover) {
    if (!cover.knows(command.assessmentId())) {
      return Decision.reject(GrantRejection.ASSESSMENT_NOT_FOUND);
    }
    return isOldNews(command, cover)
        ? Decision.accept()
        : Decision.accept(new AssessmentRecorded(command.assessmentId(), command.verdict()));
  }

  /// After the signature an answer can only repeat what the signature relied on, or settle what
  /// has lost its ground since.
  private static Decision<GrantEvent> settle(RecordAssessment command, Cover cover) {
    return switch (cover.latest()) {
      case Reassessed _ -> record(command, cover);
      case NeverRequested _, Pending _, Answered _, Rejected _ -> repeat(command, cover);
    };
  }

  /// Once the notes bind nothing is left to settle, so an answer can only repeat what is known.
  private static Decision<GrantEvent> repeat(RecordAssessment command, Cover cover) {
    if (!cover.knows(command.assessmentId())) {
      return Decision.reject(GrantRejection.ASSESSMENT_NOT_FOUND);
    }
    return isOldNews(command, cover)
        ? Decision.accept()
        : Decision.reject(GrantRejection.NOTES_ALREADY_SIGNED);
  }

  private static boolean isOldNews(RecordAssessment command, Cover cover) {
    if (!cover.isLatest(command.assessmentId())) {
      return true;
    }
    return switch (cover.latest()) {
      case NeverRequested(), Pending _, Rejected _ -> false;
      case Answered(_, _, Verdict known) -> saysNothingNew(command.verdict(), known);
      case Reassessed again -> saysNothingNew(command.verdict(), again.verdict());
    };
  }

  private static boolean saysNothingNew(Verdict answer, Verdict known) {
    return known.equals(answer) || isOverruled(answer, known);
  }

  /// A person decides after the rules did, so the rules' answer that comes later is a late copy.
  private static boolean isOverruled(Verdict late, Verdict known) {
    return late.decidedBy() == DecidedBy.RULES && known.decidedBy() == DecidedBy.HUMAN;
  }

  /// Once the notes bind no step rests on the assessment any more, and news of it change nothing.
  static Decision<GrantEvent> decide(SupersedeAssessment command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> notFound();
      case Prepared g -> supersede(command, g.preparation().cover());
      case Signed g -> supersede(command, g.cover());
      case Effective _ -> Decision.accept();
      case Withdrawn g -> withdrawn(g);
    };
  }

  private static Decision<GrantEvent> supersede(SupersedeAssessment command, Cover cover) {
    if (!cover.knows(command.requestedAssessmentId())) {
      return Decision.reject(GrantRejection.ASSESSMENT_NOT_FOUND);
    }
    return cover.isOvertakenBy(command)
        ? Decision.accept(
            new AssessmentSuperseded(
                command.requestedAssessmentId(),
                command.supersededAssessmentId(),
                command.assessmentId(),
                command.round(),
                command.validOn(),
                command.verdict(),
                command.cause()))
        : Decision.accept();
  }

  static Decision<GrantEvent> decide(RecordAssessmentRejection command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> notFound();
      case Prepared g -> reject(command, g.preparation().cover());
      case Signed g -> rejectLate(command, g.cover());
      case Effective g -> rejectLate(command, g.agreement().cover());
      case Withdrawn g -> withdrawn(g);
    };
  }

  /// What was signed rests on another assessment, or on an answer that this is a late copy of.
  private static Decision<GrantEvent> rejectLate(RecordAssessmentRejection command, Cover cover) {
    return cover.knows(command.assessmentId())
        ? Decision.accept()
        : Decision.reject(GrantRejection.ASSESSMENT_NOT_FOUND);
  }

  private static Decision<GrantEvent> reject(RecordAssessmentRejection command, Cover cover) {
    if (!cover.knows(command.assessmentId())) {
      return Decision.reject(GrantRejection.ASSESSMENT_NOT_FOUND);
    }
    if (!cover.isLatest(command.assessmentId())) {
      return Decision.accept();
    }
    return switch (cover.latest()) {
      case NeverRequested(), Pending _ ->
          Decision.accept(
              new AssessmentRejected(command.assessmentId(), command.reason(), command.detail()));
      // An assessment that was answered cannot turn out impossible: this is a late copy.
      case Answered _, Reassessed _, Rejected _ -> Decision.accept();
    };
  }

  static Grant evolve(AssessmentRequested event, Grant grant) {
    return switch (grant) {
      case Prepared g ->
          withCover(
              g, g.preparation().cover().requested(event.assessmentId(), event.requestedOn()));
      case Unidentified _, Signed _, Effective _, Withdrawn _ -> throw impossible(event, grant);
    };
  }

  static Grant evolve(AssessmentRecorded event, Grant grant) {
    return switch (grant) {
      case Prepared g ->
          withCover(g, g.preparation().cover().answered(event.assessmentId(), event.verdict()));
      case Signed g -> g.with(g.cover().answered(event.assessmentId(), event.verdict()));
      case Unidentified _, Effective _, Withdrawn _ -> throw impossible(event, grant);
    };
  }

  static Grant evolve(AssessmentSuperseded event, Grant grant) {
    return switch (grant) {
      case Prepared g -> withCover(g, g.preparation().cover().reassessed(event));
      case Signed g -> g.with(g.cover().reassessed(event));
      case Unidentified _, Effective _, Withdrawn _ -> throw impossible(event, grant);
    };
  }

  static Grant evolve(AssessmentRejected event, Grant grant) {
    return switch (grant) {
      case Prepared g ->
          withCover(g, g.preparation().cover().rejected(event.assessmentId(), event.reason()));
      case Unidentified _, Signed _, Effective _, Withdrawn _ -> throw impossible(event, grant);
    };
  }

  private static Grant withCover(Prepared grant, Cover cover) {
    return grant.with(grant.preparation().with(cover));
  }

  private Covering() {}
}
