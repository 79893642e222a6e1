package osa.kernel.kafka;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import osa.kernel.Checkpoint;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.ExpectedVersion;
import osa.kernel.IntegrationMessage;
import osa.kernel.Outcome;
import osa.kernel.RecordedEvent;
import osa.kernel.Rejection;
import osa.kernel.RejectionCode;
import osa.kernel.StreamId;
import osa.kernel.Tracing;
import osa.kernel.deadletter.DeadLetterCommandHandler;
import osa.kernel.deadletter.DeadLetterEvents;
import osa.kernel.deadletter.domain.DeadLetterEvent.DeadLetterBuried;
import osa.kernel.deadletter.domain.DeadLetterId;
import osa.kernel.inbox.Inbox;
import osa.kernel.inbox.Inbox.Handling;
import osa.kernel.inbox.MessagePolicy;
import osa.kernel.inbox.MessageSource.Arrival;
import osa.kernel.inbox.MessageSource.Partition;
import osa.kernel.inbox.PostgresInboxLedger;
import osa.kernel.position.PostgresSeenPositions;
import osa.kernel.position.SeenPositions;
import osa.kernel.projection.Projections;
import osa.kernel.store.PostgresEventStore;
import osa.kernel.testing.InMemoryViews;
import osa.kernel.testing.JdbcTransactions;
import osa.kernel.testing.KernelDatabase;
import osa.kernel.testing.Note;

/// A service that listens: it keeps what it is told as events of a real database, refuses what it
/// is told to refuse, and fails where it is told to fail.
final class Listener {

  static final String TYPE = "osa.test.told.v1";
  static final int ATTEMPTS_MAX = 3;

  private static final InstantSource CLOCK = InstantSource.fixed(KafkaForTests.TIME);

  private final JdbcTransactions transactions = new JdbcTransactions(cuttable());
  private final EventStore store =
      new PostgresEventStore(
          transactions.dataSource(), Note.CODEC.and(DeadLetterEvents.codec()), CLOCK);
  private final StreamId stream = new StreamId("note", UUID.randomUUID().toString());
  private final List<String> tried = new CopyOnWriteArrayList<>();
  private final SeenPositions seen = new PostgresSeenPositions(transactions.dataSource());
  private volatile boolean cut;
  private volatile boolean burialsFail;
  private volatile int failuresLeft;
  private volatile Runnable beforeEffect = () -> {};

  private final Inbox inbox =
      new Inbox(
          transactions,
          new PostgresInboxLedger(transactions.dataSource(), CLOCK),
          List.of(new WhenToldThenNote()));
  private final DeadLetterCommandHandler deadLetters =
      new DeadLetterCommandHandler(
          store,
          transactions,
          new Projections(new InMemoryViews(_ -> ""), List.of()),
          inbox,
          KafkaMessages::read,
          CLOCK);
  private final List<Handling> handled = new CopyOnWriteArrayList<>();

  /// What the listener reads: `text`, which is a wish as well.
  record Told(String text) {}

  /// From the group's committed offset, on one consumer.
  KafkaInbox on(String topic) {
    return new KafkaInbox(
        KafkaForTests.client(),
        "listener of " + topic,
        List.of(topic),
        inbox,
        this::bury,
        this::databaseAnswers,
        ATTEMPTS_MAX,
        seen,
        handled::add,
        Tracing.OFF);
  }

  private void bury(Arrival arrival, String reason, int attempts) {
    if (burialsFail) {
      throw new IllegalStateException("no room");
    }
    deadLetters.bury(arrival, reason, attempts);
  }

  void burialsFail(boolean fail) {
    burialsFail = fail;
  }

  /// What was buried from a topic, in order.
  List<RecordedEvent<?>> buriedFrom(String topic) {
    return store.readAfter(Checkpoint.START, Integer.MAX_VALUE).stream()
        .filter(
            event ->
                event.data() instanceof DeadLetterBuried buried
                    && buried.letter().topic().equals(topic))
        .toList();
  }

  /// Lets a buried message have its effect.
  Outcome<?> redrive(DeadLetterId id) {
    return deadLetters.redrive(
        id,
        "",
        ExpectedVersion.any(),
        new Context("operator", CLOCK.instant(), UUID.randomUUID(), UUID.randomUUID()));
  }

  /// What became of the messages that were not buried.
  List<Handling> handled() {
    return handled;
  }

  /// A message to this listener; `text` may be `refuse`, `fail` (always) or `stumble` (as often as
  /// [#stumbleFor] says).
  static IntegrationMessage message(String text) {
    return KafkaForTests.message(TYPE, "note/1", "{\"text\":\"" + text + "\"}");
  }

  void cutDatabase() {
    cut = true;
  }

  void restoreDatabase() {
    cut = false;
  }

  void stumbleFor(int times) {
    failuresLeft = times;
  }

  void beforeEffect(Runnable run) {
    beforeEffect = run;
  }

  /// What had its effect, in order.
  List<String> noted() {
    List<String> texts = new ArrayList<>();
    store.load(stream).forEach(event -> texts.add(((Note) event.data()).text()));
    return texts;
  }

  /// How far it says that it has heard.
  Map<Partition, Checkpoint> seen() {
    return seen.load();
  }

  /// What reached the policy, in order, with or without an effect.
  List<String> tried() {
    return tried;
  }

  /// The tests' database behind a line that can be cut.
  private DataSource cuttable() {
    return (DataSource)
        Proxy.newProxyInstance(
            Listener.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, _, _) -> {
              if (cut) {
                throw new SQLException("the line is cut", "08001");
              }
              return KernelDatabase.dataSource().getConnection();
            });
  }

  private boolean databaseAnswers() {
    try (Connection connection = transactions.dataSource().getConnection()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private final class WhenToldThenNote implements MessagePolicy<Told> {

    @Override
    public String messageType() {
      return TYPE;
    }

    @Override
    public Class<Told> reads() {
      return Told.class;
    }

    @Override
    public Optional<Rejection> react(Told told, IntegrationMessage message) {
      tried.add(told.text());
      beforeEffect.run();
      store.append(
          stream,
          store.load(stream).size(),
          List.of(new Note(told.text())),
          message.causeOf("WhenToldThenNote"));
      return switch (told.text()) {
        case "refuse" -> Optional.of(new Rejection(Refusal.UNWANTED, Map.of()));
        case "fail" -> throw new IllegalStateException("as told");
        case "stumble" -> {
          if (failuresLeft > 0) {
            failuresLeft--;
            throw new IllegalStateException("as told, for now");
          }
          yield Optional.empty();
        }
        case String _ -> Optional.empty();
      };
    }
  }

  private enum Refusal implements RejectionCode {
    UNWANTED;

    @Override
    public String sentence() {
      return "Nobody wants this.";
    }

    @Override
    public String remedy() {
      return "Keep it.";
    }

    @Override
    public Kind kind() {
      return Kind.STATE;
    }
  }
}
