package osa.chaos.fault;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import osa.chaos.fault.Fault.CutConnections;
import osa.chaos.fault.Fault.FillDisk;
import osa.chaos.fault.Fault.ForgetTransaction;
import osa.chaos.fault.Fault.Freeze;
import osa.chaos.fault.Fault.Kill;
import osa.chaos.fault.Fault.LockStream;
import osa.launcher.PartName;
import osa.launcher.Refusal;
import osa.launcher.Stack;

/// Brings faults about, from outside and for real: signals to processes, a limit on the size of
/// their files, sessions of the database. Returns when the fault is over; what it froze goes on
/// and what it limited is free again, however it ends.
public final class Surgeon {

  private static final Duration PROCESS_PATIENCE = Duration.ofSeconds(60);

  /// The services promise 30 s and one look; they may be killed or frozen themselves meanwhile.
  private static final Duration STALL_MAX = Duration.ofSeconds(150);

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private final Stack stack;

  public Surgeon(Stack stack) {
    this.stack = stack;
  }

  /// Whether the machine has what the fault needs.
  public boolean can(Fault fault) throws InterruptedException {
    return switch (fault) {
      case FillDisk _ -> Shell.has("prlimit");
      case Kill _, Freeze _, CutConnections _, ForgetTransaction _, LockStream _ -> true;
    };
  }

  public void inflict(Fault fault) throws InterruptedException {
    switch (fault) {
      case Kill(PartName part) -> process(part).destroyForcibly();
      case Freeze(PartName part, int seconds) -> freeze(part, seconds);
      case CutConnections(PartName service) -> cut(service);
      case ForgetTransaction(PartName service) -> forget(service, "SELECT pg_current_xact_id()");
      case LockStream(int year) -> forget(PartName.BUDGET_SERVICE, nextEventOf(year));
      case FillDisk(int seconds) -> fillDisk(seconds);
    }
  }

  /// PostgreSQL is many processes: the first is stopped first, so that it makes no more of them.
  private void freeze(PartName part, int seconds) throws InterruptedException {
    ProcessHandle process = process(part);
    Shell.signal("STOP", process);
    List<ProcessHandle> children = process.descendants().toList();
    try {
      for (ProcessHandle child : children) {
        signalIfAlive("STOP", child);
      }
      TimeUnit.SECONDS.sleep(seconds);
    } finally {
      for (ProcessHandle frozen : Stream.concat(children.stream(), Stream.of(process)).toList()) {
        signalIfAlive("CONT", frozen);
      }
    }
  }

  private static void signalIfAlive(String name, ProcessHandle process)
      throws InterruptedException {
    try {
      Shell.signal(name, process);
    } catch (FaultFailed e) {
      if (process.isAlive()) {
        throw e;
      }
    }
  }

  private void cut(PartName service) throws InterruptedException {
    String sql =
        """
        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE usename = ? AND pid <> pg_backend_pid()
        """;
    long deadline = System.nanoTime() + PROCESS_PATIENCE.toNanos();
    while (true) {
      try (Connection administrator = stack.administratorOf(service);
          PreparedStatement query = administrator.prepareStatement(sql)) {
        query.setString(1, stack.databaseUser(service));
        query.execute();
        return;
      } catch (SQLException e) {
        // Another fault has the server down for the moment.
        pauseUntil(deadline, "PostgreSQL does not answer: " + e.getMessage());
      }
    }
  }

  /// Somebody who may, in a transaction that they forget. It ends when its session does.
  private void forget(PartName service, String sql) throws InterruptedException {
    long deadline = System.nanoTime() + PROCESS_PATIENCE.toNanos();
    while (true) {
      try (Connection forgotten =
          DriverManager.getConnection(
              stack.jdbcUrl(service) + "?ApplicationName=forgotten&socketTimeout=30",
              stack.databaseUser(service),
              stack.databasePassword(service))) {
        forgotten.setAutoCommit(false);
        forgotten.createStatement().execute(sql);
        awaitEnd(forgotten);
        return;
      } catch (SQLException e) {
        // Another writer was faster, or the server is down for the moment.
        pauseUntil(deadline, "no transaction to forget: " + e.getMessage());
      }
    }
  }

  /// The server tells of it only when asked; an empty question keeps the transaction as it is.
  private static void awaitEnd(Connection forgotten) throws InterruptedException, SQLException {
    long deadline = System.nanoTime() + STALL_MAX.toNanos();
    while (forgotten.isValid(2)) {
      if (System.nanoTime() > deadline) {
        forgotten.rollback();
        throw new FaultFailed("nobody ended a transaction open for " + STALL_MAX);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
    }
  }

  private static String nextEventOf(int fiscalYear) {
    return """
    INSERT INTO es_event (transaction_id, stream, version, type, data, occurred_at, recorded_at,
      correlation_id, causation_id, actor)
    SELECT pg_current_xact_id(), stream, max(version) + 1, 'never-committed.v1', '{}', now(),
      now(), uuidv7(), uuidv7(), 'chaos'
    FROM es_event WHERE stream = 'fiscal-year/%d' GROUP BY stream
    """
        .formatted(fiscalYear);
  }

  /// A limit on the size of files, set on the running broker from outside: every write beyond it
  /// fails in the kernel. Kafka gives up a disk that fails and ends; the launcher starts it again,
  /// and it meets the same disk until the time is over.
  private void fillDisk(int seconds) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    ProcessHandle limited = null;
    try {
      while (System.nanoTime() < deadline) {
        ProcessHandle kafka = process(PartName.KAFKA);
        if (!kafka.equals(limited) && limitFiles(kafka, "0")) {
          limited = kafka;
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
      }
    } finally {
      if (limited != null) {
        limitFiles(limited, "unlimited");
      }
    }
  }

  /// False when the process has ended by itself. Only the soft limit moves, so it can come back.
  private static boolean limitFiles(ProcessHandle process, String bytes)
      throws InterruptedException {
    try {
      Shell.run(List.of("prlimit", "--pid", "" + process.pid(), "--fsize=" + bytes + ":"));
      return true;
    } catch (FaultFailed e) {
      if (process.isAlive()) {
        throw e;
      }
      return false;
    }
  }

  /// The process of a part. One that is down is waited for: the launcher is about to start it.
  private ProcessHandle process(PartName part) throws InterruptedException {
    long deadline = System.nanoTime() + PROCESS_PATIENCE.toNanos();
    while (true) {
      try {
        return ProcessHandle.of(stack.pid(part)).orElseThrow(() -> new Refusal("just ended"));
      } catch (Refusal down) {
        pauseUntil(deadline, part.label() + " does not come back");
      }
    }
  }

  private static void pauseUntil(long deadline, String otherwise) throws InterruptedException {
    if (System.nanoTime() > deadline) {
      throw new FaultFailed(otherwise);
    }
    TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
  }
}
