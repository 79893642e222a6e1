package osa.grant.grant.domain;

import static osa.grant.grant.domain.GrantRules.amountIsPositive;
import static osa.grant.grant.domain.GrantRules.firstRefusal;
import static osa.grant.grant.domain.GrantRules.isCovered;
import static osa.grant.grant.domain.GrantRules.isReserved;
import static osa.grant.grant.domain.GrantRules.notBefore;
import static osa.grant.grant.domain.Refusals.impossible;
import static osa.grant.grant.domain.Refusals.notFound;
import static osa.grant.grant.domain.Refusals.outOfOrder;
import static osa.grant.grant.domain.Refusals.withdrawn;

import java.time.LocalDate;
import osa.grant.grant.domain.Grant.Candidate;
import osa.grant.grant.domain.Grant.Effective;
import osa.grant.grant.domain.Grant.InForce;
import osa.grant.grant.domain.Grant.Prepared;
import osa.grant.grant.domain.Grant.Selected;
import osa.grant.grant.domain.Grant.Signed;
import osa.grant.grant.domain.Grant.Unidentified;
import osa.grant.grant.domain.Grant.Withdrawn;
import osa.grant.grant.domain.GrantCommand.EnterIntoForce;
import osa.grant.grant.domain.GrantCommand.RecordCabinetDecision;
import osa.grant.grant.domain.GrantCommand.RecordRecipientApproval;
import osa.grant.grant.domain.GrantCommand.SignNotes;
import osa.grant.grant.domain.GrantEvent.CabinetDecisionRecorded;
import osa.grant.grant.domain.GrantEvent.NotesEnteredIntoForce;
import osa.grant.grant.domain.GrantEvent.NotesSigned;
import osa.grant.grant.domain.GrantEvent.RecipientApprovalRecorded;
import osa.kernel.Decision;

/// The two governments' approvals, the notes and their entry into force.
final class Signing {

  static Decision<GrantEvent> decide(RecordCabinetDecision command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> notFound();
      case Candidate _ -> outOfOrder(GrantRejection.NOT_SELECTED, Step.SELECTION);
      case Selected g -> recordCabinetDecision(command.occurredOn(), g);
      case Signed _, Effective _ -> Decision.reject(GrantRejection.NOTES_ALREADY_SIGNED);
      case Withdrawn g -> withdrawn(g);
    };
  }

  private static Decision<GrantEvent> recordCabinetDecision(LocalDate on, Selected grant) {
    if (grant.approvals().cabinetOn().isPresent()) {
      return Decision.reject(GrantRejection.CABINET_DECISION_ALREADY_RECORDED);
    }
    return firstRefusal(notBefore(on, Step.SELECTION, grant.selection().selectedOn()))
        .orElseGet(() -> Decision.accept(new CabinetDecisionRecorded(on)));
  }

  static Decision<GrantEvent> decide(RecordRecipientApproval command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> notFound();
      case Candidate _ -> outOfOrder(GrantRejection.NOT_SELECTED, Step.SELECTION);
      case Selected g -> recordRecipientApproval(command.occurredOn(), g);
      case Signed _, Effective _ -> Decision.reject(GrantRejection.NOTES_ALREADY_SIGNED);
      case Withdrawn g -> withdrawn(g);
    };
  }

  private static Decision<GrantEvent> recordRecipientApproval(LocalDate on, Selected grant) {
    if (grant.approvals().recipientOn().isPresent()) {
      return Decision.reject(GrantRejection.RECIPIENT_APPROVAL_ALREADY_RECORDED);
    }
    return firstRefusal(notBefore(on, Step.SELECTION, grant.selection().selectedOn()))
        .orElseGet(() -> Decision.accept(new RecipientApprovalRecorded(on)));
  }

  static Decision<GrantEvent> decide(SignNotes command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> notFound();
      // The first step that is missing is the one to name, so the assessment comes first.
      case Candidate(Preparation preparation) ->
          firstRefusal(isCovered(preparation.cover()))
              .orElseGet(() -> outOfOrder(GrantRejection.NOT_SELECTED, Step.SELECTION));
      case Selected g -> sign(command, g);
      case Signed _, Effective _ -> Decision.reject(GrantRejection.NOTES_ALREADY_SIGNED);
      case Withdrawn g -> withdrawn(g);
    };
  }

  private static Decision<GrantEvent> sign(SignNotes command, Selected grant) {
    Cover cover = grant.preparation().cover();
    Selection selection = grant.selection();
    LocalDate on = command.occurredOn();
    return firstRefusal(
            amountIsPositive(command.amountJpy()),
            isCovered(cover),
            isReserved(selection, command.amountJpy()),
            notBefore(on, Step.SELECTION, selection.selectedOn()),
            notBefore(on, Step.ASSESSMENT_REQUEST, cover.requestedOn()),
            notBefore(on, Step.CABINET_DECISION, grant.approvals().cabinetOn()),
            notBefore(on, Step.RECIPIENT_APPROVAL, grant.approvals().recipientOn()))
        .orElseGet(() -> signed(command, selection.fiscalYear(), cover));
  }

  private static Decision<GrantEvent> signed(SignNotes command, int fiscalYear, Cover cover) {
    NotesSigned signature =
        new NotesSigned(
            fiscalYear,
            command.amountJpy(),
            command.entryIntoForce(),
            cover.latestId().orElseThrow(),
            command.occurredOn());
    return switch (command.entryIntoForce()) {
      case ON_NOTICE -> Decision.accept(signature);
      case ON_SIGNATURE ->
          Decision.accept(
              signature,
              new NotesEnteredIntoForce(fiscalYear, command.amountJpy(), command.occurredOn()));
    };
  }

  static Decision<GrantEvent> decide(EnterIntoForce command, Grant grant) {
    return switch (grant) {
      case Unidentified() -> notFound();
      case Prepared _ -> outOfOrder(GrantRejection.NOTES_NOT_SIGNED, Step.NOTES);
      // What covered the signature may have lost its ground since.
      case Signed(Cover cover, Selection selection, Notes notes) ->
          firstRefusal(
                  isCovered(cover), notBefore(command.occurredOn(), Step.NOTES, notes.signedOn()))
              .orElseGet(
                  () ->
                      Decision.accept(
                          new NotesEnteredIntoForce(
                              selection.fiscalYear(), notes.amountJpy(), command.occurredOn())));
      case Effective _ -> Decision.reject(GrantRejection.NOTES_ALREADY_IN_FORCE);
      case Withdrawn g -> withdrawn(g);
    };
  }

  static Grant evolve(CabinetDecisionRecorded event, Grant grant) {
    return switch (grant) {
      case Selected g -> g.with(g.approvals().byCabinet(event.decidedOn()));
      case Unidentified _, Candidate _, Signed _, Effective _, Withdrawn _ ->
          throw impossible(event, grant);
    };
  }

  static Grant evolve(RecipientApprovalRecorded event, Grant grant) {
    return switch (grant) {
      case Selected g -> g.with(g.approvals().byRecipient(event.approvedOn()));
      case Unidentified _, Candidate _, Signed _, Effective _, Withdrawn _ ->
          throw impossible(event, grant);
    };
  }

  static Grant evolve(NotesSigned event, Grant grant) {
    return switch (grant) {
      case Selected(Preparation preparation, Selection selection, _) ->
          new Signed(
              preparation.cover(), selection, new Notes(event.signedOn(), event.amountJpy()));
      case Unidentified _, Candidate _, Signed _, Effective _, Withdrawn _ ->
          throw impossible(event, grant);
    };
  }

  static Grant evolve(NotesEnteredIntoForce event, Grant grant) {
    return switch (grant) {
      case Signed(Cover cover, Selection selection, Notes notes) ->
          new InForce(
              new Agreement(
                  cover, selection, notes, event.inForceOn(), new Agreement.Commitment.Requested()),
              Delivery.NOT_STARTED);
      case Unidentified _, Prepared _, Effective _, Withdrawn _ -> throw impossible(event, grant);
    };
  }

  private Signing() {}
}
