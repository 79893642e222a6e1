package osa.simulation.database;

import java.util.concurrent.BlockingQueue;
import osa.kernel.Checkpoints;
import osa.kernel.EventStore;
import osa.kernel.Transactions;
import osa.kernel.inbox.InboxLedger;
import osa.kernel.position.SeenPositions;

/// A database, real or simulated, on which several sessions act at the same time, step by step.
interface Stage {

  Transactions transactions();

  EventStore log();

  InboxLedger inbox();

  Checkpoints checkpoints();

  SeenPositions seen();

  /// Runs a session's thread.
  void start(String name, Runnable body);

  /// Gives a session an order, and returns when every session has done what it can: it waits for
  /// an order, or for another session's transaction.
  void order(BlockingQueue<Runnable> orders, Runnable order);

  /// In a session: the next order, as soon as there is one.
  Runnable awaitOrder(BlockingQueue<Runnable> orders);
}
