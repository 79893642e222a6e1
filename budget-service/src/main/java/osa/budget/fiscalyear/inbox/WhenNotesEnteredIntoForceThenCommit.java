package osa.budget.fiscalyear.inbox;

import jakarta.inject.Singleton;
import java.util.Optional;
import osa.budget.fiscalyear.FiscalYearCommandHandler;
import osa.budget.fiscalyear.domain.FiscalYearCommand.CommitFunds;
import osa.kernel.ExpectedVersion;
import osa.kernel.IntegrationMessage;
import osa.kernel.Rejection;
import osa.kernel.inbox.MessagePolicy;

/// The notes bind the state to pay, so what was reserved is committed. A refusal means that the two
/// services disagree about a promise already given: it goes to the dead letters, for a person.
@Singleton
public final class WhenNotesEnteredIntoForceThenCommit
    implements MessagePolicy<NotesEnteredIntoForce> {

  private final FiscalYearCommandHandler ledgers;

  public WhenNotesEnteredIntoForceThenCommit(FiscalYearCommandHandler ledgers) {
    this.ledgers = ledgers;
  }

  @Override
  public String messageType() {
    return "osa.grant.notes-entered-into-force.v1";
  }

  @Override
  public Class<NotesEnteredIntoForce> reads() {
    return NotesEnteredIntoForce.class;
  }

  @Override
  public Optional<Rejection> react(NotesEnteredIntoForce notes, IntegrationMessage message) {
    return ledgers
        .handle(
            new CommitFunds(notes.year(), notes.grant(), notes.amountJpy()),
            ExpectedVersion.any(),
            message.causeOf(WhenNotesEnteredIntoForceThenCommit.class.getSimpleName()))
        .refusal();
  }
}
