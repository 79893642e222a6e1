package osa.kernel.deadletter.view;

import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.deadletter.DeadLetterCommandHandler;
import osa.kernel.deadletter.domain.DeadLetterEvent;
import osa.kernel.deadletter.domain.DeadLetterEvent.DeadLetterBuried;
import osa.kernel.deadletter.domain.DeadLetterEvent.DeadLetterDiscarded;
import osa.kernel.deadletter.domain.DeadLetterEvent.DeadLetterRedriveFailed;
import osa.kernel.deadletter.domain.DeadLetterEvent.DeadLetterRedriven;
import osa.kernel.deadletter.domain.Letter;
import osa.kernel.deadletter.view.DeadLetterSummary.Status;
import osa.kernel.projection.Projection;

/// Keeps the list of dead letters.
@Singleton
public final class DeadLetterSummaryProjection implements Projection<DeadLetterSummary> {

  /// All of one length, so that their order is the order of time.
  private static final DateTimeFormatter SORTABLE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  @Override
  public String category() {
    return DeadLetterCommandHandler.CATEGORY;
  }

  @Override
  public Class<DeadLetterSummary> viewType() {
    return DeadLetterSummary.class;
  }

  @Override
  public DeadLetterSummary initial(StreamId stream) {
    DeadLetterSummary view = new DeadLetterSummary();
    view.deadLetterId = stream.id();
    return view;
  }

  @Override
  public void apply(DeadLetterSummary view, RecordedEvent<?> event) {
    view.version = event.version();
    switch ((DeadLetterEvent) event.data()) {
      case DeadLetterBuried(var letter, var reason, int attempts) -> {
        describe(view, letter);
        view.status = Status.OPEN;
        view.reason = reason;
        view.attempts = attempts;
        view.buriedAt = event.occurredAt();
        view.listKey = SORTABLE.format(event.occurredAt()) + " " + view.deadLetterId;
      }
      case DeadLetterRedriveFailed(var reason) -> {
        view.redrivesFailed++;
        view.lastFailure = reason;
      }
      case DeadLetterRedriven(var note) -> close(view, Status.REDRIVEN, note, event);
      case DeadLetterDiscarded(var reason) -> close(view, Status.DISCARDED, reason, event);
    }
  }

  private static void describe(DeadLetterSummary view, Letter letter) {
    view.topic = letter.topic();
    view.partition = letter.partition();
    view.offset = letter.offset();
    view.messageType = letter.messageType();
    view.messageId = letter.messageId();
    view.source = letter.source();
  }

  private static void close(
      DeadLetterSummary view, Status status, String note, RecordedEvent<?> event) {
    view.status = status;
    view.closedAt = event.occurredAt();
    view.closedBy = event.actor();
    view.note = note;
  }
}
