package osa.grant.grant.domain;

import static osa.grant.grant.domain.GrantRules.amountIsPositive;
import static osa.grant.grant.domain.GrantRules.firstRefusal;
import static osa.grant.grant.domain.GrantRules.fiscalYearExists;
import static osa.grant.grant.domain.GrantRules.isCovered;
import static osa.grant.grant.domain.GrantRules.isForSelectedYear;
import static osa.grant.grant.domain.GrantRules.notBefore;
import static osa.grant.grant.domain.Refusals.impossible;
import static osa.grant.grant.domain.Refusals.notFound;
import static osa.grant.grant.domain.Refusals.outOfOrder;
import static osa.grant.grant.domain.Refusals.withdrawn;

import java.util.Map;
import osa.grant.grant.domain.Agreement.Commitment;
import osa.grant.grant.domain.Agreement.Commitment.Committed;
import osa.grant.grant.domain.Grant.Candidate;
import osa.grant.grant.domain.Grant.Effective;
import osa.grant.grant.domain.Grant.Prepared;
import osa.grant.grant.domain.Grant.Selected;
import osa.grant.grant.domain.Grant.Signed;
import osa.grant.grant.domain.Grant.Unidentified;
import osa.grant.grant.domain.Grant.Withdrawn;
import osa.grant.grant.domain.GrantCommand.ConfirmCommitment;
import osa.grant.grant.domain.GrantCommand.ConfirmReservation;
import osa.grant.grant.domain.GrantCommand.DeclineReservation;
import osa.grant.grant.domain.GrantCommand.RecordRelease;
import osa.grant.grant.domain.GrantCommand.SelectForFiscalYear;
import osa.grant.grant.domain.GrantEvent.CommitmentConfirmed;
import osa.grant.grant.domain.GrantEvent.GrantSelected;
import osa.grant.grant.domain.GrantEvent.ReservationConfirmed;
import osa.grant.grant.domain.GrantEvent.ReservationDeclined;
import osa.grant.grant.domain.GrantEvent.ReservationReleased;
import osa.grant.grant.domain.Reservation.Declined;
import osa.grant.grant.domain.Reservation.Released;
import osa.grant.grant.domain.Reservation.Requested;
import osa.grant.grant.domain.Reservation.Reserved;
import osa.kernel.Decision;

/// Selection for a fiscal year, and what budget-service answers about its money.
final class Funding {

  static Decision<GrantEvent> decide(SelectForFiscalYear command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> notFound();
      case Candidate(Preparation preparation) -> select(command, preparation);
      case Selected g -> selectAgain(command, g);
      case Signed _, Effective _ -> Decision.reject(GrantRejection.NOTES_ALREADY_SIGNED);
      case Withdrawn g -> withdrawn(g);
    };
  }

  private static Decision<GrantEvent> select(SelectForFiscalYear command, Preparation preparation) {
    return firstRefusal(
            fiscalYearExists(command.fiscalYear()),
            amountIsPositive(command.amountJpy()),
            isCovered(preparation.cover()),
            notBefore(command.occurredOn(), Step.IDENTIFICATION, preparation.identifiedOn()),
            notBefore(
                command.occurredOn(), Step.ASSESSMENT_REQUEST, preparation.cover().requestedOn()))
        .orElseGet(
            () ->
                Decision.accept(
                    new GrantSelected(
                        command.fiscalYear(), command.amountJpy(), command.occurredOn())));
  }

  /// Only when no money is held or about to be: two years must never hold money for one grant.
  private static Decision<GrantEvent> selectAgain(SelectForFiscalYear command, Selected grant) {
    Selection before = grant.selection();
    return switch (before.reservation()) {
      case Requested(), Reserved _ ->
          Decision.reject(
              GrantRejection.ALREADY_SELECTED,
              Map.of("fiscalYear", before.fiscalYear(), "amountJpy", before.amountJpy()));
      case Declined(), Released() ->
          firstRefusal(notBefore(command.occurredOn(), Step.SELECTION, before.selectedOn()))
              .orElseGet(() -> select(command, grant.preparation()));
    };
  }

  static Decision<GrantEvent> decide(ConfirmReservation command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> notFound();
      case Candidate _ -> outOfOrder(GrantRejection.NOT_SELECTED, Step.SELECTION);
      case Selected g ->
          firstRefusal(isForSelectedYear(command.fiscalYear(), g.selection()))
              .orElseGet(() -> confirm(command, g.selection()));
      case Signed g -> repeat(command, g.selection());
      case Effective g -> repeat(command, g.agreement().selection());
      case Withdrawn g -> withdrawn(g);
    };
  }

  private static Decision<GrantEvent> confirm(ConfirmReservation command, Selection selection) {
    return isConfirmedBy(command, selection)
        ? Decision.accept()
        : Decision.accept(new ReservationConfirmed(command.fiscalYear(), command.amountJpy()));
  }

  private static Decision<GrantEvent> repeat(ConfirmReservation command, Selection selection) {
    return isConfirmedBy(command, selection)
        ? Decision.accept()
        : Decision.reject(GrantRejection.NOTES_ALREADY_SIGNED);
  }

  private static boolean isConfirmedBy(ConfirmReservation command, Selection selection) {
    return command.fiscalYear() == selection.fiscalYear()
        && selection.reservation().equals(new Reserved(command.amountJpy()));
  }

  static Decision<GrantEvent> decide(DeclineReservation command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> notFound();
      case Candidate _ -> outOfOrder(GrantRejection.NOT_SELECTED, Step.SELECTION);
      case Selected g ->
          firstRefusal(isForSelectedYear(command.fiscalYear(), g.selection()))
              .orElseGet(() -> decline(command, g.selection()));
      case Signed _, Effective _ -> Decision.reject(GrantRejection.NOTES_ALREADY_SIGNED);
      case Withdrawn g -> withdrawn(g);
    };
  }

  private static Decision<GrantEvent> decline(DeclineReservation command, Selection selection) {
    return switch (selection.reservation()) {
      case Requested() ->
          Decision.accept(
              new ReservationDeclined(
                  command.fiscalYear(),
                  command.amountJpy(),
                  command.reason(),
                  command.availableJpy()));
      case Declined() -> Decision.accept();
      case Reserved _, Released() -> Decision.reject(GrantRejection.RESERVATION_ALREADY_CONFIRMED);
    };
  }

  /// A release matters only to a grant that counts on that money. Once the notes bind, what is set
  /// free is what the commitment did not need; and a withdrawn grant asked for it.
  static Decision<GrantEvent> decide(RecordRelease command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> notFound();
      case Selected g -> release(command, g.selection());
      case Signed g -> release(command, g.selection());
      case Candidate _, Effective _, Withdrawn _ -> Decision.accept();
    };
  }

  private static Decision<GrantEvent> release(RecordRelease command, Selection selection) {
    if (command.fiscalYear() != selection.fiscalYear()) {
      return Decision.accept();
    }
    return switch (selection.reservation()) {
      case Reserved _ ->
          Decision.accept(new ReservationReleased(command.fiscalYear(), command.amountJpy()));
      case Requested(), Declined(), Released() -> Decision.accept();
    };
  }

  static Decision<GrantEvent> decide(ConfirmCommitment command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> notFound();
      case Prepared _ -> outOfOrder(GrantRejection.NOTES_NOT_SIGNED, Step.NOTES);
      case Signed _ -> outOfOrder(GrantRejection.NOTES_NOT_IN_FORCE, Step.ENTRY_INTO_FORCE);
      case Effective g ->
          firstRefusal(isForSelectedYear(command.fiscalYear(), g.agreement().selection()))
              .orElseGet(() -> commit(command, g.agreement().commitment()));
      case Withdrawn g -> withdrawn(g);
    };
  }

  private static Decision<GrantEvent> commit(ConfirmCommitment command, Commitment commitment) {
    return commitment.equals(new Committed(command.amountJpy()))
        ? Decision.accept()
        : Decision.accept(new CommitmentConfirmed(command.fiscalYear(), command.amountJpy()));
  }

  static Grant evolve(GrantSelected event, Grant grant) {
    Selection selection =
        new Selection(event.fiscalYear(), event.amountJpy(), event.selectedOn(), new Requested());
    return switch (grant) {
      case Candidate(Preparation preparation) ->
          new Selected(preparation, selection, Approvals.NONE);
      case Selected g -> g.with(selection);
      case Unidentified _, Signed _, Effective _, Withdrawn _ -> throw impossible(event, grant);
    };
  }

  static Grant evolve(ReservationConfirmed event, Grant grant) {
    return switch (grant) {
      case Selected g -> g.with(g.selection().with(new Reserved(event.amountJpy())));
      case Unidentified _, Candidate _, Signed _, Effective _, Withdrawn _ ->
          throw impossible(event, grant);
    };
  }

  static Grant evolve(ReservationDeclined event, Grant grant) {
    return switch (grant) {
      case Selected g -> g.with(g.selection().with(new Declined()));
      case Unidentified _, Candidate _, Signed _, Effective _, Withdrawn _ ->
          throw impossible(event, grant);
    };
  }

  static Grant evolve(ReservationReleased event, Grant grant) {
    return switch (grant) {
      case Selected g -> g.with(g.selection().with(new Released()));
      case Signed(Cover cover, Selection selection, Notes notes) ->
          new Signed(cover, selection.with(new Released()), notes);
      case Unidentified _, Candidate _, Effective _, Withdrawn _ -> throw impossible(event, grant);
    };
  }

  static Grant evolve(CommitmentConfirmed event, Grant grant) {
    return switch (grant) {
      case Effective g -> g.with(g.agreement().with(new Committed(event.amountJpy())));
      case Unidentified _, Prepared _, Signed _, Withdrawn _ -> throw impossible(event, grant);
    };
  }

  private Funding() {}
}
