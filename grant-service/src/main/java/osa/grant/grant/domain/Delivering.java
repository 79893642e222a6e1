package osa.grant.grant.domain;

import static osa.grant.grant.domain.GrantRules.firstRefusal;
import static osa.grant.grant.domain.GrantRules.notBefore;
import static osa.grant.grant.domain.GrantRules.quantityIsPositive;
import static osa.grant.grant.domain.Refusals.impossible;
import static osa.grant.grant.domain.Refusals.notFound;
import static osa.grant.grant.domain.Refusals.outOfOrder;
import static osa.grant.grant.domain.Refusals.withdrawn;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import osa.grant.grant.domain.Grant.Delivered;
import osa.grant.grant.domain.Grant.Effective;
import osa.grant.grant.domain.Grant.InForce;
import osa.grant.grant.domain.Grant.PartlyDelivered;
import osa.grant.grant.domain.Grant.Prepared;
import osa.grant.grant.domain.Grant.Signed;
import osa.grant.grant.domain.Grant.Unidentified;
import osa.grant.grant.domain.Grant.Withdrawn;
import osa.grant.grant.domain.GrantCommand.HandOverLot;
import osa.grant.grant.domain.GrantCommand.PlanLot;
import osa.grant.grant.domain.GrantCommand.RecordLotArrival;
import osa.grant.grant.domain.GrantEvent.GrantDelivered;
import osa.grant.grant.domain.GrantEvent.LotArrived;
import osa.grant.grant.domain.GrantEvent.LotHandedOver;
import osa.grant.grant.domain.GrantEvent.LotPlanned;
import osa.grant.grant.domain.Lot.Arrived;
import osa.grant.grant.domain.Lot.HandedOver;
import osa.grant.grant.domain.Lot.Planned;
import osa.kernel.Decision;

/// Lots: planned, arrived, handed over, until none is open. Fewer or more pieces than planned are
/// recorded as they are and never refused.
final class Delivering {

  static Decision<GrantEvent> decide(PlanLot command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> notFound();
      case Prepared _ -> outOfOrder(GrantRejection.NOTES_NOT_SIGNED, Step.NOTES);
      case Signed _ -> outOfOrder(GrantRejection.NOTES_NOT_IN_FORCE, Step.ENTRY_INTO_FORCE);
      case InForce g -> plan(command, g);
      case PartlyDelivered g -> plan(command, g);
      case Delivered _ -> Decision.reject(GrantRejection.ALREADY_DELIVERED);
      case Withdrawn g -> withdrawn(g);
    };
  }

  private static Decision<GrantEvent> plan(PlanLot command, Effective grant) {
    if (grant.delivery().lots().find(command.lotId()).isPresent()) {
      return Decision.reject(GrantRejection.LOT_ALREADY_PLANNED, Map.of("lotId", command.lotId()));
    }
    return firstRefusal(
            quantityIsPositive(command.quantity()),
            notBefore(command.occurredOn(), Step.ENTRY_INTO_FORCE, grant.agreement().inForceOn()))
        .orElseGet(
            () ->
                Decision.accept(
                    new LotPlanned(
                        command.lotId(),
                        command.description(),
                        command.quantity(),
                        command.occurredOn())));
  }

  static Decision<GrantEvent> decide(RecordLotArrival command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> notFound();
      case Prepared _ -> outOfOrder(GrantRejection.NOTES_NOT_SIGNED, Step.NOTES);
      case Signed _ -> outOfOrder(GrantRejection.NOTES_NOT_IN_FORCE, Step.ENTRY_INTO_FORCE);
      case Effective g ->
          g.delivery()
              .lots()
              .find(command.lotId())
              .map(lot -> arrive(command, lot))
              .orElseGet(() -> noSuchLot(command.lotId()));
      case Withdrawn g -> withdrawn(g);
    };
  }

  private static Decision<GrantEvent> arrive(RecordLotArrival command, Lot lot) {
    return switch (lot) {
      case Planned(_, LocalDate plannedOn) ->
          firstRefusal(
                  quantityIsPositive(command.quantity()),
                  notBefore(command.occurredOn(), Step.LOT_PLAN, plannedOn))
              .orElseGet(
                  () ->
                      Decision.accept(
                          new LotArrived(
                              command.lotId(),
                              command.quantity(),
                              command.note(),
                              command.occurredOn())));
      case Arrived _ -> refused(GrantRejection.LOT_ALREADY_ARRIVED, command.lotId());
      case HandedOver _ -> refused(GrantRejection.LOT_ALREADY_HANDED_OVER, command.lotId());
    };
  }

  static Decision<GrantEvent> decide(HandOverLot command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> notFound();
      case Prepared _ -> outOfOrder(GrantRejection.NOTES_NOT_SIGNED, Step.NOTES);
      case Signed _ -> outOfOrder(GrantRejection.NOTES_NOT_IN_FORCE, Step.ENTRY_INTO_FORCE);
      case Effective g ->
          g.delivery()
              .lots()
              .find(command.lotId())
              .map(lot -> handOver(command, lot, g.delivery().lots()))
              .orElseGet(() -> noSuchLot(command.lotId()));
      case Withdrawn g -> withdrawn(g);
    };
  }

  private static Decision<GrantEvent> handOver(HandOverLot command, Lot lot, Lots lots) {
    return switch (lot) {
      case Planned(int quantity, LocalDate on) ->
          handOver(command, quantity, Step.LOT_PLAN, on, lots);
      case Arrived(int quantityPlanned, LocalDate on) ->
          handOver(command, quantityPlanned, Step.LOT_ARRIVAL, on, lots);
      case HandedOver _ -> refused(GrantRejection.LOT_ALREADY_HANDED_OVER, command.lotId());
    };
  }

  private static Decision<GrantEvent> handOver(
      HandOverLot command, int quantityPlanned, Step before, LocalDate beforeOn, Lots lots) {
    return firstRefusal(
            quantityIsPositive(command.quantity()),
            notBefore(command.occurredOn(), before, beforeOn))
        .orElseGet(() -> handedOver(command, quantityPlanned, lots));
  }

  /// The hand-over of the last open lot completes the delivery in the same decision.
  private static Decision<GrantEvent> handedOver(
      HandOverLot command, int quantityPlanned, Lots lots) {
    LotHandedOver handover =
        new LotHandedOver(
            command.lotId(),
            quantityPlanned,
            command.quantity(),
            command.note(),
            command.occurredOn());
    Lots after = lots.with(command.lotId(), new HandedOver(command.occurredOn()));
    Optional<LocalDate> last = after.lastHandOverOn();
    return after.open() == 0 && last.isPresent()
        ? Decision.accept(handover, new GrantDelivered(last.get()))
        : Decision.accept(handover);
  }

  private static Decision<GrantEvent> noSuchLot(String lotId) {
    return Decision.reject(
        GrantRejection.LOT_NOT_FOUND, Map.of("lotId", lotId, "missingStep", Step.LOT_PLAN.name()));
  }

  private static Decision<GrantEvent> refused(GrantRejection code, String lotId) {
    return Decision.reject(code, Map.of("lotId", lotId));
  }

  static Grant evolve(LotPlanned event, Grant grant) {
    return switch (grant) {
      case InForce g -> withLot(g, event.lotId(), planned(event));
      case PartlyDelivered g -> withLot(g, event.lotId(), planned(event));
      case Unidentified _, Prepared _, Signed _, Delivered _, Withdrawn _ ->
          throw impossible(event, grant);
    };
  }

  private static Lot planned(LotPlanned event) {
    return new Planned(event.quantity(), event.plannedOn());
  }

  static Grant evolve(LotArrived event, Grant grant) {
    return switch (grant) {
      case InForce g -> arrived(event, g);
      case PartlyDelivered g -> arrived(event, g);
      case Unidentified _, Prepared _, Signed _, Delivered _, Withdrawn _ ->
          throw impossible(event, grant);
    };
  }

  private static Grant arrived(LotArrived event, Effective grant) {
    Lot lot = grant.delivery().lots().find(event.lotId()).orElseThrow();
    return switch (lot) {
      case Planned(int quantity, _) ->
          withLot(grant, event.lotId(), new Arrived(quantity, event.arrivedOn()));
      case Arrived _, HandedOver _ -> throw impossible(event, grant);
    };
  }

  static Grant evolve(LotHandedOver event, Grant grant) {
    return switch (grant) {
      case InForce g -> handedOver(event, g);
      case PartlyDelivered g -> handedOver(event, g);
      case Unidentified _, Prepared _, Signed _, Delivered _, Withdrawn _ ->
          throw impossible(event, grant);
    };
  }

  private static Grant handedOver(LotHandedOver event, Effective grant) {
    Lots lots = grant.delivery().lots();
    return new PartlyDelivered(
        grant.agreement(),
        grant.delivery().with(lots.with(event.lotId(), new HandedOver(event.handedOverOn()))));
  }

  static Grant evolve(GrantDelivered event, Grant grant) {
    return switch (grant) {
      case PartlyDelivered(Agreement agreement, Delivery delivery) ->
          new Delivered(agreement, delivery, event.deliveredOn(), false);
      case Unidentified _, Prepared _, Signed _, InForce _, Delivered _, Withdrawn _ ->
          throw impossible(event, grant);
    };
  }

  private static Grant withLot(Effective grant, String lotId, Lot lot) {
    return grant.with(grant.delivery().with(grant.delivery().lots().with(lotId, lot)));
  }

  private Delivering() {}
}
