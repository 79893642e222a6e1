package osa.grant.grant.domain;

import static osa.grant.grant.domain.GrantRules.firstRefusal;
import static osa.grant.grant.domain.GrantRules.notBefore;
import static osa.grant.grant.domain.Refusals.impossible;
import static osa.grant.grant.domain.Refusals.notFound;
import static osa.grant.grant.domain.Refusals.outOfOrder;
import static osa.grant.grant.domain.Refusals.withdrawn;

import java.time.LocalDate;
import java.util.Optional;
import osa.grant.grant.domain.Grant.Effective;
import osa.grant.grant.domain.Grant.Prepared;
import osa.grant.grant.domain.Grant.Signed;
import osa.grant.grant.domain.Grant.Unidentified;
import osa.grant.grant.domain.Grant.Withdrawn;
import osa.grant.grant.domain.GrantCommand.AwardContract;
import osa.grant.grant.domain.GrantCommand.EmployAgent;
import osa.grant.grant.domain.GrantCommand.SignProcedureDetails;
import osa.grant.grant.domain.Procurement.DetailsSigned;
import osa.grant.grant.domain.Procurement.NotStarted;
import osa.kernel.Decision;

/// The recipient's purchase under the notes: procedural details, agent, contract, in that order. It
/// can be recorded at any time once the notes bind, even after the delivery, because it may become
/// known late; and lots do not wait for it.
final class Procuring {

  static Decision<GrantEvent> decide(SignProcedureDetails command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> notFound();
      case Prepared _ -> outOfOrder(GrantRejection.NOTES_NOT_SIGNED, Step.NOTES);
      case Signed _ -> outOfOrder(GrantRejection.NOTES_NOT_IN_FORCE, Step.ENTRY_INTO_FORCE);
      case Effective g -> signDetails(command, g);
      case Withdrawn g -> withdrawn(g);
    };
  }

  private static Decision<GrantEvent> signDetails(SignProcedureDetails command, Effective grant) {
    LocalDate on = command.occurredOn();
    return switch (grant.delivery().procurement()) {
      case NotStarted() ->
          firstRefusal(notBefore(on, Step.ENTRY_INTO_FORCE, grant.agreement().inForceOn()))
              .orElseGet(() -> Decision.accept(new GrantEvent.ProcedureDetailsSigned(on)));
      case DetailsSigned _, Procurement.AgentEmployed _, Procurement.ContractAwarded() ->
          Decision.reject(GrantRejection.PROCEDURE_DETAILS_ALREADY_SIGNED);
    };
  }

  static Decision<GrantEvent> decide(EmployAgent command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> notFound();
      case Prepared _ -> outOfOrder(GrantRejection.NOTES_NOT_SIGNED, Step.NOTES);
      case Signed _ -> outOfOrder(GrantRejection.NOTES_NOT_IN_FORCE, Step.ENTRY_INTO_FORCE);
      case Effective g -> employ(command, g.delivery().procurement());
      case Withdrawn g -> withdrawn(g);
    };
  }

  private static Decision<GrantEvent> employ(EmployAgent command, Procurement procurement) {
    LocalDate on = command.occurredOn();
    return switch (procurement) {
      case NotStarted() ->
          outOfOrder(GrantRejection.PROCEDURE_DETAILS_NOT_SIGNED, Step.PROCEDURE_DETAILS);
      case DetailsSigned(LocalDate signedOn) ->
          firstRefusal(notBefore(on, Step.PROCEDURE_DETAILS, signedOn))
              .orElseGet(() -> Decision.accept(new GrantEvent.AgentEmployed(command.agent(), on)));
      case Procurement.AgentEmployed _, Procurement.ContractAwarded() ->
          Decision.reject(GrantRejection.AGENT_ALREADY_EMPLOYED);
    };
  }

  static Decision<GrantEvent> decide(AwardContract command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> notFound();
      case Prepared _ -> outOfOrder(GrantRejection.NOTES_NOT_SIGNED, Step.NOTES);
      case Signed _ -> outOfOrder(GrantRejection.NOTES_NOT_IN_FORCE, Step.ENTRY_INTO_FORCE);
      case Effective g -> award(command, g.delivery().procurement());
      case Withdrawn g -> withdrawn(g);
    };
  }

  private static Decision<GrantEvent> award(AwardContract command, Procurement procurement) {
    return switch (procurement) {
      case NotStarted() ->
          outOfOrder(GrantRejection.PROCEDURE_DETAILS_NOT_SIGNED, Step.PROCEDURE_DETAILS);
      case DetailsSigned _ -> outOfOrder(GrantRejection.AGENT_NOT_EMPLOYED, Step.PROCUREMENT_AGENT);
      case Procurement.AgentEmployed(LocalDate employedOn) -> award(command, employedOn);
      case Procurement.ContractAwarded() ->
          Decision.reject(GrantRejection.CONTRACT_ALREADY_AWARDED);
    };
  }

  private static Decision<GrantEvent> award(AwardContract command, LocalDate employedOn) {
    Optional<Long> amountJpy = command.amountJpy();
    return firstRefusal(
            amountJpy.flatMap(GrantRules::amountIsPositive),
            notBefore(command.occurredOn(), Step.PROCUREMENT_AGENT, employedOn))
        .orElseGet(
            () ->
                Decision.accept(
                    new GrantEvent.ContractAwarded(
                        command.contractor(), amountJpy.orElse(null), command.occurredOn())));
  }

  static Grant evolve(GrantEvent.ProcedureDetailsSigned event, Grant grant) {
    return switch (grant) {
      case Effective g -> g.with(g.delivery().with(new DetailsSigned(event.signedOn())));
      case Unidentified _, Prepared _, Signed _, Withdrawn _ -> throw impossible(event, grant);
    };
  }

  static Grant evolve(GrantEvent.AgentEmployed event, Grant grant) {
    return switch (grant) {
      case Effective g ->
          g.with(g.delivery().with(new Procurement.AgentEmployed(event.employedOn())));
      case Unidentified _, Prepared _, Signed _, Withdrawn _ -> throw impossible(event, grant);
    };
  }

  static Grant evolve(GrantEvent.ContractAwarded event, Grant grant) {
    return switch (grant) {
      case Effective g -> g.with(g.delivery().with(new Procurement.ContractAwarded()));
      case Unidentified _, Prepared _, Signed _, Withdrawn _ -> throw impossible(event, grant);
    };
  }

  private Procuring() {}
}
