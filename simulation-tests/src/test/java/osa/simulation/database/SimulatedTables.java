package osa.simulation.database;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import osa.kernel.Checkpoint;
import osa.kernel.Checkpoints;
import osa.kernel.IntegrationMessage;
import osa.kernel.inbox.InboxLedger;
import osa.kernel.inbox.MessageSource.Partition;
import osa.kernel.position.SeenPositions;
import osa.kernel.store.Answers;
import osa.kernel.store.StoreFailure;

/// The small tables beside the log: `es_checkpoint`, `es_inbox`, `es_idempotency` and `es_seen`.
public final class SimulatedTables implements Checkpoints, InboxLedger, Answers, SeenPositions {

  private static final Duration LATER_MAX = Duration.ofSeconds(1);

  private record Key(String actor, String key) {}

  private final SimulatedDatabase database;
  private final UniqueTable<String, Checkpoint> checkpoints;
  private final UniqueTable<UUID, IntegrationMessage> inbox;
  private final UniqueTable<Key, Answer> answers;
  private final UniqueTable<Partition, Checkpoint> seen;
  private final BiConsumer<Partition, Checkpoint> onSeen;
  private final Map<Key, Transaction> claims = new HashMap<>();

  /// @param onSeen is told how far a partition is said to have been heard, at the moment it becomes
  ///     visible
  public SimulatedTables(SimulatedDatabase database, BiConsumer<Partition, Checkpoint> onSeen) {
    this.database = database;
    this.onSeen = onSeen;
    this.seen = new UniqueTable<>(database);
    this.checkpoints = new UniqueTable<>(database);
    this.inbox = new UniqueTable<>(database);
    this.answers = new UniqueTable<>(database);
  }

  @Override
  public Checkpoint load(String reader) {
    return database.statement(
        "load checkpoint",
        reader,
        transaction -> checkpoints.find(transaction, reader).orElse(Checkpoint.START));
  }

  @Override
  public boolean advance(String reader, Checkpoint from, Checkpoint to) {
    return database.statement(
        "advance checkpoint",
        reader,
        transaction -> checkpoints.replace(transaction, reader, from, to, Checkpoint.START));
  }

  @Override
  public boolean remember(IntegrationMessage message) {
    return database.statement(
        "remember message",
        message.type() + " " + message.id() + " of " + message.subject(),
        transaction -> remember(transaction, message));
  }

  private boolean remember(Transaction transaction, IntegrationMessage message) {
    if (database.has(Flaw.MESSAGE_REMEMBERED_APART)) {
      return database.apart(apart -> inbox.insert(apart, message.id(), message));
    }
    if (database.has(Flaw.MESSAGE_REMEMBERED_LATER)) {
      transaction.onCommit(() -> rememberLater(message));
      return inbox.find(transaction, message.id()).isEmpty();
    }
    return inbox.insert(transaction, message.id(), message);
  }

  private void rememberLater(IntegrationMessage message) {
    database
        .world()
        .after(
            database.world().upTo(LATER_MAX),
            () -> {
              try {
                database.apart(apart -> inbox.insert(apart, message.id(), message));
              } catch (StoreFailure e) {
                database.world().trouble("never remembered", message.id());
              }
            });
  }

  @Override
  public boolean claim(String actor, String key) {
    return database.statement(
        "claim key",
        key,
        transaction -> {
          Key claimed = new Key(actor, key);
          Transaction holder = claims.get(claimed);
          if (holder != null && holder != transaction && holder.isOpen()) {
            return false;
          }
          claims.put(claimed, transaction);
          return true;
        });
  }

  @Override
  public Optional<Answer> find(String actor, String key) {
    return database.statement(
        "find answer", key, transaction -> answers.find(transaction, new Key(actor, key)));
  }

  @Override
  public void remember(String actor, String key, Answer answer) {
    database.statement(
        "remember answer",
        key,
        transaction -> {
          Key answered = new Key(actor, key);
          boolean taken =
              database.has(Flaw.ANSWER_REMEMBERED_APART)
                  ? database.apart(apart -> answers.insert(apart, answered, answer))
                  : answers.insert(transaction, answered, answer);
          if (!taken) {
            throw new IllegalStateException("the key has its answer already");
          }
          return taken;
        });
  }

  @Override
  public void remember(Map<Partition, Checkpoint> reached) {
    // In one order, as the statement does.
    SequencedMap<Partition, Checkpoint> inOrder =
        new TreeMap<>(Comparator.comparing(Partition::topic).thenComparing(Partition::number));
    inOrder.putAll(reached);
    database.statement(
        "remember what was heard",
        inOrder.toString(),
        transaction -> {
          inOrder.forEach((partition, position) -> moveOn(transaction, partition, position));
          return true;
        });
  }

  private void moveOn(Transaction transaction, Partition partition, Checkpoint position) {
    if (seen.upsert(transaction, partition, position, (there, said) -> there.compareTo(said) < 0)) {
      transaction.onCommit(() -> onSeen.accept(partition, position));
    }
  }

  @Override
  public Map<Partition, Checkpoint> load() {
    return database.statement("look up what was heard", "", seen::visibleTo);
  }

  // ---- for those who look on from outside the world

  public boolean hasRemembered(UUID messageId) {
    return inbox.committed().containsKey(messageId);
  }

  public Checkpoint checkpoint(String reader) {
    return checkpoints.committed().getOrDefault(reader, Checkpoint.START);
  }
}
