package osa.chaos.fault;

import osa.launcher.PartName;

/// What can go wrong around the services.
public sealed interface Fault {

  /// In a few words, for the table.
  String words();

  /// SIGKILL; the launcher starts the process again by itself.
  record Kill(PartName part) implements Fault {
    @Override
    public String words() {
      return "kill -9 " + part.label();
    }
  }

  /// SIGSTOP, and SIGCONT after a while: alive for the operating system, deaf for everybody else.
  record Freeze(PartName part, int seconds) implements Fault {
    @Override
    public String words() {
      return "freeze %s, %d s".formatted(part.label(), seconds);
    }
  }

  /// PostgreSQL ends every connection of a service.
  record CutConnections(PartName service) implements Fault {
    @Override
    public String words() {
      return "cut connections of " + service.label();
    }
  }

  /// A client begins a transaction, takes its number and forgets it: all readers of all logs wait.
  record ForgetTransaction(PartName service) implements Fault {
    @Override
    public String words() {
      return "forgotten transaction, " + service.label();
    }
  }

  /// The same, and it has written the next event of a fiscal year: whoever wants that year's money
  /// waits, too.
  record LockStream(int fiscalYear) implements Fault {
    @Override
    public String words() {
      return "forgotten lock on fiscal year " + fiscalYear;
    }
  }

  /// No file of Kafka may grow: every write fails, as on a full disk.
  record FillDisk(int seconds) implements Fault {
    @Override
    public String words() {
      return "disk of kafka full, %d s".formatted(seconds);
    }
  }
}
