package osa.grant.grant.domain;

import static osa.grant.grant.domain.GrantRules.countriesAreKnown;
import static osa.grant.grant.domain.GrantRules.firstRefusal;
import static osa.grant.grant.domain.GrantRules.linesAreDistinct;
import static osa.grant.grant.domain.GrantRules.notBefore;
import static osa.grant.grant.domain.GrantRules.partnersAreDistinct;
import static osa.grant.grant.domain.GrantRules.proposesSomething;
import static osa.grant.grant.domain.GrantRules.quantitiesArePositive;
import static osa.grant.grant.domain.GrantRules.recipientIsNoPartner;
import static osa.grant.grant.domain.Refusals.impossible;
import static osa.grant.grant.domain.Refusals.notFound;
import static osa.grant.grant.domain.Refusals.outOfOrder;
import static osa.grant.grant.domain.Refusals.withdrawn;

import java.time.LocalDate;
import osa.grant.grant.domain.Grant.Candidate;
import osa.grant.grant.domain.Grant.Effective;
import osa.grant.grant.domain.Grant.Prepared;
import osa.grant.grant.domain.Grant.Selected;
import osa.grant.grant.domain.Grant.Signed;
import osa.grant.grant.domain.Grant.Unidentified;
import osa.grant.grant.domain.Grant.Withdrawn;
import osa.grant.grant.domain.GrantCommand.CommissionSurvey;
import osa.grant.grant.domain.GrantCommand.IdentifyCandidate;
import osa.grant.grant.domain.GrantCommand.ReportSurvey;
import osa.grant.grant.domain.GrantEvent.CandidateIdentified;
import osa.grant.grant.domain.GrantEvent.SurveyCommissioned;
import osa.grant.grant.domain.GrantEvent.SurveyReported;
import osa.grant.grant.domain.Survey.Commissioned;
import osa.grant.grant.domain.Survey.NotCommissioned;
import osa.grant.grant.domain.Survey.Reported;
import osa.kernel.Decision;

/// From naming a candidate to the report of its survey.
final class Preparing {

  static Decision<GrantEvent> decide(IdentifyCandidate command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> identify(command);
      case Prepared _, Signed _, Effective _ -> Decision.reject(GrantRejection.ALREADY_IDENTIFIED);
      case Withdrawn g -> withdrawn(g);
    };
  }

  private static Decision<GrantEvent> identify(IdentifyCandidate command) {
    Proposal proposal = command.proposal();
    return firstRefusal(
            proposesSomething(proposal),
            quantitiesArePositive(proposal),
            linesAreDistinct(proposal),
            countriesAreKnown(proposal),
            partnersAreDistinct(proposal),
            recipientIsNoPartner(proposal))
        .orElseGet(() -> Decision.accept(new CandidateIdentified(proposal, command.occurredOn())));
  }

  static Decision<GrantEvent> decide(CommissionSurvey command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> notFound();
      case Candidate(Preparation preparation) -> commission(command, preparation);
      case Selected _ -> Decision.reject(GrantRejection.ALREADY_SELECTED);
      case Signed _, Effective _ -> Decision.reject(GrantRejection.NOTES_ALREADY_SIGNED);
      case Withdrawn g -> withdrawn(g);
    };
  }

  private static Decision<GrantEvent> commission(
      CommissionSurvey command, Preparation preparation) {
    return switch (preparation.survey()) {
      case NotCommissioned() ->
          firstRefusal(
                  notBefore(command.occurredOn(), Step.IDENTIFICATION, preparation.identifiedOn()))
              .orElseGet(
                  () ->
                      Decision.accept(
                          new SurveyCommissioned(command.consultant(), command.occurredOn())));
      case Commissioned _ -> Decision.reject(GrantRejection.SURVEY_ALREADY_COMMISSIONED);
      case Reported() -> Decision.reject(GrantRejection.SURVEY_ALREADY_REPORTED);
    };
  }

  /// A survey that is still running when the grant is selected ends with its report all the same.
  static Decision<GrantEvent> decide(ReportSurvey command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> notFound();
      case Prepared g -> report(command, g.preparation());
      case Signed _, Effective _ -> Decision.reject(GrantRejection.NOTES_ALREADY_SIGNED);
      case Withdrawn g -> withdrawn(g);
    };
  }

  private static Decision<GrantEvent> report(ReportSurvey command, Preparation preparation) {
    return switch (preparation.survey()) {
      case NotCommissioned() ->
          outOfOrder(GrantRejection.SURVEY_NOT_COMMISSIONED, Step.SURVEY_COMMISSION);
      case Commissioned(LocalDate commissionedOn) ->
          firstRefusal(notBefore(command.occurredOn(), Step.SURVEY_COMMISSION, commissionedOn))
              .orElseGet(
                  () ->
                      Decision.accept(
                          new SurveyReported(command.findings(), command.occurredOn())));
      case Reported() -> Decision.reject(GrantRejection.SURVEY_ALREADY_REPORTED);
    };
  }

  static Grant evolve(CandidateIdentified event, Grant grant) {
    return switch (grant) {
      case Unidentified() ->
          new Candidate(
              new Preparation(
                  event.proposal(), event.identifiedOn(), new NotCommissioned(), Cover.NONE));
      case Prepared _, Signed _, Effective _, Withdrawn _ -> throw impossible(event, grant);
    };
  }

  static Grant evolve(SurveyCommissioned event, Grant grant) {
    return switch (grant) {
      case Candidate g -> g.with(g.preparation().with(new Commissioned(event.commissionedOn())));
      case Unidentified _, Selected _, Signed _, Effective _, Withdrawn _ ->
          throw impossible(event, grant);
    };
  }

  static Grant evolve(SurveyReported event, Grant grant) {
    return switch (grant) {
      case Prepared g -> g.with(g.preparation().with(new Reported()));
      case Unidentified _, Signed _, Effective _, Withdrawn _ -> throw impossible(event, grant);
    };
  }

  private Preparing() {}
}
