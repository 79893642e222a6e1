package osa.grant.grant.domain;

import static osa.grant.grant.domain.GrantRules.firstRefusal;
import static osa.grant.grant.domain.GrantRules.notBefore;
import static osa.grant.grant.domain.Refusals.impossible;
import static osa.grant.grant.domain.Refusals.notFound;
import static osa.grant.grant.domain.Refusals.outOfOrder;
import static osa.grant.grant.domain.Refusals.withdrawn;

import java.time.LocalDate;
import java.util.Optional;
import osa.grant.grant.domain.Grant.Candidate;
import osa.grant.grant.domain.Grant.Delivered;
import osa.grant.grant.domain.Grant.InForce;
import osa.grant.grant.domain.Grant.PartlyDelivered;
import osa.grant.grant.domain.Grant.Prepared;
import osa.grant.grant.domain.Grant.Selected;
import osa.grant.grant.domain.Grant.Signed;
import osa.grant.grant.domain.Grant.Unidentified;
import osa.grant.grant.domain.Grant.Withdrawn;
import osa.grant.grant.domain.GrantCommand.PublishEvaluation;
import osa.grant.grant.domain.GrantCommand.ReportMonitoring;
import osa.grant.grant.domain.GrantCommand.Withdraw;
import osa.grant.grant.domain.GrantEvent.EvaluationPublished;
import osa.grant.grant.domain.GrantEvent.GrantWithdrawn;
import osa.grant.grant.domain.GrantEvent.MonitoringReported;
import osa.kernel.Decision;

/// How a grant ends: looked after and evaluated, or withdrawn before anything was handed over.
final class Closing {

  static Decision<GrantEvent> decide(ReportMonitoring command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> notFound();
      case Prepared _ -> outOfOrder(GrantRejection.NOTES_NOT_SIGNED, Step.NOTES);
      case Signed _ -> outOfOrder(GrantRejection.NOTES_NOT_IN_FORCE, Step.ENTRY_INTO_FORCE);
      case InForce _ -> outOfOrder(GrantRejection.NOTHING_HANDED_OVER, Step.LOT_HANDOVER);
      case PartlyDelivered g -> report(command, g.delivery().lots());
      case Delivered g -> report(command, g.delivery().lots());
      case Withdrawn g -> withdrawn(g);
    };
  }

  private static Decision<GrantEvent> report(ReportMonitoring command, Lots lots) {
    return firstRefusal(notBefore(command.occurredOn(), Step.LOT_HANDOVER, lots.firstHandOverOn()))
        .orElseGet(
            () ->
                Decision.accept(new MonitoringReported(command.findings(), command.occurredOn())));
  }

  static Decision<GrantEvent> decide(PublishEvaluation command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> notFound();
      case Prepared _ -> outOfOrder(GrantRejection.NOTES_NOT_SIGNED, Step.NOTES);
      case Signed _ -> outOfOrder(GrantRejection.NOTES_NOT_IN_FORCE, Step.ENTRY_INTO_FORCE);
      case InForce _, PartlyDelivered _ -> outOfOrder(GrantRejection.NOT_DELIVERED, Step.DELIVERY);
      case Delivered g -> publish(command, g);
      case Withdrawn g -> withdrawn(g);
    };
  }

  private static Decision<GrantEvent> publish(PublishEvaluation command, Delivered grant) {
    if (grant.evaluated()) {
      return Decision.reject(GrantRejection.EVALUATION_ALREADY_PUBLISHED);
    }
    return firstRefusal(notBefore(command.occurredOn(), Step.DELIVERY, grant.deliveredOn()))
        .orElseGet(
            () ->
                Decision.accept(
                    new EvaluationPublished(
                        command.findings(), command.publishedAtUrl(), command.occurredOn())));
  }

  static Decision<GrantEvent> decide(Withdraw command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> notFound();
      case Candidate(Preparation preparation) ->
          withdraw(command, Step.IDENTIFICATION, preparation.identifiedOn(), Optional.empty());
      case Selected(_, Selection selection, _) ->
          withdraw(command, Step.SELECTION, selection.selectedOn(), selection.heldFiscalYear());
      case Signed(_, Selection selection, Notes notes) ->
          withdraw(command, Step.NOTES, notes.signedOn(), selection.heldFiscalYear());
      case InForce(Agreement agreement, _) ->
          withdraw(
              command,
              Step.ENTRY_INTO_FORCE,
              agreement.inForceOn(),
              agreement.selection().heldFiscalYear());
      case PartlyDelivered _, Delivered _ -> Decision.reject(GrantRejection.HANDOVER_HAS_BEGUN);
      case Withdrawn g -> withdrawn(g);
    };
  }

  private static Decision<GrantEvent> withdraw(
      Withdraw command, Step step, LocalDate stepOn, Optional<Integer> heldFiscalYear) {
    return firstRefusal(notBefore(command.occurredOn(), step, stepOn))
        .orElseGet(
            () ->
                Decision.accept(
                    new GrantWithdrawn(
                        command.reason(), heldFiscalYear.orElse(null), command.occurredOn())));
  }

  static Grant evolve(MonitoringReported event, Grant grant) {
    return switch (grant) {
      // No decision ever depends on it, so the state does not change.
      case PartlyDelivered _, Delivered _ -> grant;
      case Unidentified _, Prepared _, Signed _, InForce _, Withdrawn _ ->
          throw impossible(event, grant);
    };
  }

  static Grant evolve(EvaluationPublished event, Grant grant) {
    return switch (grant) {
      case Delivered(Agreement agreement, Delivery delivery, LocalDate deliveredOn, _) ->
          new Delivered(agreement, delivery, deliveredOn, true);
      case Unidentified _, Prepared _, Signed _, InForce _, PartlyDelivered _, Withdrawn _ ->
          throw impossible(event, grant);
    };
  }

  static Grant evolve(GrantWithdrawn event, Grant grant) {
    return switch (grant) {
      case Prepared _, Signed _, InForce _ -> new Withdrawn(event.withdrawnOn(), event.reason());
      case Unidentified _, PartlyDelivered _, Delivered _, Withdrawn _ ->
          throw impossible(event, grant);
    };
  }

  private Closing() {}
}
