package osa.kernel.deadletter;

import java.time.InstantSource;
import java.util.Optional;
import osa.kernel.CommandHandler;
import osa.kernel.Contention;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.ExpectedVersion;
import osa.kernel.IntegrationMessage;
import osa.kernel.Outcome;
import osa.kernel.StreamId;
import osa.kernel.Transactions;
import osa.kernel.deadletter.domain.DeadLetter;
import osa.kernel.deadletter.domain.DeadLetterCommand;
import osa.kernel.deadletter.domain.DeadLetterCommand.Bury;
import osa.kernel.deadletter.domain.DeadLetterCommand.Discard;
import osa.kernel.deadletter.domain.DeadLetterCommand.RecordFailedRedrive;
import osa.kernel.deadletter.domain.DeadLetterCommand.Redrive;
import osa.kernel.deadletter.domain.DeadLetterDecider;
import osa.kernel.deadletter.domain.DeadLetterEvent;
import osa.kernel.deadletter.domain.DeadLetterEvent.DeadLetterBuried;
import osa.kernel.deadletter.domain.DeadLetterId;
import osa.kernel.deadletter.domain.Letter;
import osa.kernel.inbox.DeadLetters;
import osa.kernel.inbox.Inbox;
import osa.kernel.inbox.MessageReader;
import osa.kernel.inbox.MessageSource.Arrival;
import osa.kernel.inbox.Undeliverable;
import osa.kernel.projection.Projections;
import osa.kernel.store.PassingTrouble;

/// The front desk of the dead letters. They are kept in the service's own log, so that none is lost
/// because a broker is away, and a redrive and its effect are one transaction.
public final class DeadLetterCommandHandler implements DeadLetters {

  public static final String CATEGORY = "dead-letter";

  private static final String BURIED_BY = "policy:WhenUndeliverableThenBury";

  private final CommandHandler<DeadLetter, DeadLetterCommand, DeadLetterEvent> handler;
  private final EventStore store;
  private final Transactions transactions;
  private final Inbox inbox;
  private final MessageReader reader;
  private final InstantSource clock;

  public DeadLetterCommandHandler(
      EventStore store,
      Transactions transactions,
      Projections projections,
      Inbox inbox,
      MessageReader reader,
      InstantSource clock) {
    this.handler =
        new CommandHandler<>(
            new DeadLetterDecider(), DeadLetterEvent.class, store, transactions, projections);
    this.store = store;
    this.transactions = transactions;
    this.inbox = inbox;
    this.reader = reader;
    this.clock = clock;
  }

  public static StreamId streamOf(DeadLetterId id) {
    return new StreamId(CATEGORY, id.toString());
  }

  @Override
  public void bury(Arrival arrival, String reason, int attempts) {
    DeadLetterId id = Letters.idOf(arrival);
    Optional<IntegrationMessage> message = Letters.messageOf(arrival);
    Context context =
        new Context(
            BURIED_BY,
            clock.instant(),
            message.map(IntegrationMessage::correlationId).orElse(id.value()),
            message.map(IntegrationMessage::id).orElse(id.value()));
    handler
        .handle(
            streamOf(id),
            new Bury(Letters.letter(arrival, message), Letters.printable(reason), attempts),
            ExpectedVersion.any(),
            context)
        .refusal()
        .ifPresent(
            refusal -> {
              throw new IllegalStateException("a burial is never refused: " + refusal);
            });
  }

  /// Lets the message have its effect now, on the state that the service has now, and notes that in
  /// the same transaction. Throws [RedriveFailed] when it has none; then the caller undoes what is
  /// around the call and tells [#recordFailure].
  public Outcome<DeadLetterEvent> redrive(
      DeadLetterId id, String note, ExpectedVersion expected, Context context) {
    return transactions.required(
        () -> {
          // Noted first: whoever else wants to close the letter waits, or has come before.
          Outcome<DeadLetterEvent> outcome =
              handler.handle(streamOf(id), new Redrive(note), expected, context);
          switch (outcome) {
            case Outcome.Done<DeadLetterEvent> _ -> letItHaveItsEffect(letter(id));
            case Outcome.Refused<DeadLetterEvent> _, Outcome.Stale<DeadLetterEvent> _ -> {
              // Nothing was noted, and nothing happens.
            }
          }
          return outcome;
        });
  }

  public Outcome<DeadLetterEvent> recordFailure(
      DeadLetterId id, RedriveFailed failure, ExpectedVersion expected, Context context) {
    String reason = Letters.printable(failure.getMessage());
    return handler.handle(streamOf(id), new RecordFailedRedrive(reason), expected, context);
  }

  public Outcome<DeadLetterEvent> discard(
      DeadLetterId id, String reason, ExpectedVersion expected, Context context) {
    return handler.handle(streamOf(id), new Discard(reason), expected, context);
  }

  /// The message of a letter; throws [IllegalStateException] when there is no such letter.
  public Letter letter(DeadLetterId id) {
    var events = store.load(streamOf(id), 0, 1);
    if (events.isEmpty()) {
      throw new IllegalStateException("no dead letter " + id);
    }
    return ((DeadLetterBuried) events.getFirst().data()).letter();
  }

  private void letItHaveItsEffect(Letter letter) {
    try {
      switch (inbox.handle(reader.read(Letters.raw(letter)))) {
        case DONE, DUPLICATE -> {
          // It has had its effect: now, or when it was told again before.
        }
        case IGNORED -> throw new Undeliverable("no policy of this service listens to it");
      }
    } catch (Undeliverable e) {
      throw new RedriveFailed(e.getMessage(), e);
    } catch (Contention e) {
      throw e;
    } catch (RuntimeException e) {
      if (PassingTrouble.isBehind(e)) {
        throw e;
      }
      throw new RedriveFailed("failed: " + e, e);
    }
  }
}
