package osa.simulation.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import osa.kernel.Transactions;
import osa.kernel.store.StoreFailure;
import osa.simulation.world.Crash;
import osa.simulation.world.Faults;
import osa.simulation.world.Task;
import osa.simulation.world.World;

/// The PostgreSQL server of one service, as far as transactions can tell: READ COMMITTED, numbers
/// taken at the first write, positions never given back, a second writer of a unique key waits for
/// the first. Every statement and every commit is an await point, and whatever can break there may
/// break there. [VisibilityContract] holds it against the real server.
///
/// Tables lie on top of it; they call [#statement].
public final class SimulatedDatabase implements Transactions {

  // As the services are configured: a transaction that takes longer is rolled back.
  private static final Duration TRANSACTION_MAX = Duration.ofSeconds(15);
  private static final Duration DEATH_UNNOTICED_MAX = Duration.ofSeconds(10);

  private static final Duration WAIT_AT_ONCE_MAX = Duration.ofMillis(20);

  private final String name;
  private final World world;
  private final Faults faults;
  private final Set<Flaw> flaws;
  private final Map<Task, Transaction> openByTask = new IdentityHashMap<>();
  private final List<Transaction> open = new ArrayList<>();
  private long transactions;
  private long commits;
  private long downUntilMicros;
  private long fullUntilMicros;

  public SimulatedDatabase(String name, World world, Faults faults, Set<Flaw> flaws) {
    this.name = name;
    this.world = world;
    this.faults = faults;
    this.flaws = flaws;
  }

  boolean has(Flaw flaw) {
    return flaws.contains(flaw);
  }

  World world() {
    return world;
  }

  /// Grows with every commit: who has seen it unchanged has missed nothing.
  public long commits() {
    return commits;
  }

  // ---- transactions

  @Override
  public <T> T required(Supplier<T> work) {
    Task task = world.current();
    if (openByTask.containsKey(task)) {
      return work.get();
    }
    Transaction transaction = begin();
    openByTask.put(task, transaction);
    world.after(TRANSACTION_MAX, () -> abort(transaction));
    try {
      T result = work.get();
      world.pause("commit", name);
      commit(transaction);
      return result;
    } catch (Crash e) {
      endUnnoticed(transaction);
      throw e;
    } catch (Throwable e) {
      abort(transaction);
      throw e;
    } finally {
      openByTask.remove(task);
    }
  }

  /// Does a piece of work in a transaction of its own, whatever surrounds it.
  <T> T apart(Function<Transaction, T> work) {
    Transaction apart = begin();
    T result = work.apply(apart);
    open.remove(apart);
    apart.commit();
    return result;
  }

  private Transaction begin() {
    Transaction transaction = new Transaction();
    open.add(transaction);
    return transaction;
  }

  private void commit(Transaction transaction) {
    trouble(transaction);
    open.remove(transaction);
    openByTask.remove(world.current());
    transaction.commit();
    if (transaction.hasWritten()) {
      commits++;
      world.pause("committed", name);
      if (world.chance(faults.answerLost())) {
        world.trouble("answer of the database lost", name);
        throw failure("08006", "the connection broke before the answer");
      }
    }
  }

  private void abort(Transaction transaction) {
    open.remove(transaction);
    transaction.abort();
  }

  /// The client is dead, and the server notices late: until then the transaction stays open.
  private void endUnnoticed(Transaction transaction) {
    Duration late = world.below(5) == 0 ? world.upTo(DEATH_UNNOTICED_MAX) : Duration.ZERO;
    world.after(late, () -> abort(transaction));
  }

  // ---- statements

  /// Runs a statement in the task's transaction, or in one of its own when it has none.
  <T> T statement(String what, Object about, Function<Transaction, T> work) {
    world.pause(what, about);
    Transaction transaction = openByTask.get(world.current());
    if (transaction != null) {
      trouble(transaction);
      return work.apply(transaction);
    }
    Transaction single = begin();
    try {
      trouble(single);
      T result = work.apply(single);
      commit(single);
      return result;
    } catch (Crash e) {
      endUnnoticed(single);
      throw e;
    } catch (Throwable e) {
      abort(single);
      throw e;
    }
  }

  /// Has to come before every write: gives the transaction its number.
  void writing(Transaction transaction) {
    if (world.nowMicros() < fullUntilMicros) {
      abort(transaction);
      throw failure("53100", "no space left on device");
    }
    if (!transaction.hasWritten()) {
      transaction.number(++transactions);
    }
  }

  /// Waits until another transaction has ended, as a writer does at a key that the other one has
  /// written.
  void await(Transaction transaction, Transaction other) {
    if (other.waitsFor(transaction)) {
      abort(transaction);
      throw failure("40P01", "deadlock detected");
    }
    transaction.awaits(other);
    // The longer somebody waits the likelier it is that something happens to them meanwhile.
    while (other.isOpen() && transaction.isOpen()) {
      world.pause("wait for a transaction", name);
      world.pauseUntil(() -> !other.isOpen() || !transaction.isOpen(), WAIT_AT_ONCE_MAX);
    }
    transaction.awaits(null);
    trouble(transaction);
  }

  private void trouble(Transaction transaction) {
    if (isDown()) {
      abort(transaction);
      throw failure("08006", "the database is away");
    }
    if (!transaction.isOpen()) {
      throw failure("25P02", "the transaction is aborted");
    }
    if (!transaction.isLost() && world.chance(faults.connectionCut())) {
      world.trouble("connection cut", name);
      transaction.lose();
      endUnnoticed(transaction);
    }
    if (transaction.isLost()) {
      throw failure("08006", "the connection broke");
    }
  }

  /// The number of the oldest transaction that is open and has written, or of the next one.
  long oldestOpenNumber() {
    long oldest = transactions + 1;
    for (Transaction transaction : open) {
      if (transaction.hasWritten()) {
        oldest = Math.min(oldest, transaction.number());
      }
    }
    return oldest;
  }

  private StoreFailure failure(String state, String reason) {
    String told = has(Flaw.TROUBLE_BLAMED_ON_THE_MESSAGE) ? "22000" : state;
    return new StoreFailure("do what was asked: " + reason, new SQLException(reason, told));
  }

  // ---- what happens to it

  /// Whether it answers, as a service asks it.
  public boolean answers() {
    world.pause("ask whether it answers", name);
    return !isDown();
  }

  private boolean isDown() {
    return world.nowMicros() < downUntilMicros;
  }

  /// It goes away and comes back; what was open is lost.
  public void goAway(Duration duration) {
    world.trouble("database away", name);
    downUntilMicros = world.nowMicros() + duration.toNanos() / 1000;
    List.copyOf(open).forEach(this::abort);
  }

  /// It answers and reads, and cannot write.
  public void runFull(Duration duration) {
    world.trouble("disk full", name);
    fullUntilMicros = world.nowMicros() + duration.toNanos() / 1000;
  }

  /// Somebody opens a transaction, writes, and goes for a coffee.
  public void forgetTransaction(Duration duration) {
    world.trouble("forgotten transaction", name);
    Transaction forgotten = begin();
    forgotten.number(++transactions);
    world.after(duration, () -> abort(forgotten));
  }

  public boolean hasOpenTransactions() {
    return !open.isEmpty();
  }
}
