package osa.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import osa.doctor.Examined.Done;
import osa.doctor.Examined.Unseen;
import osa.doctor.check.AppendOnly;
import osa.doctor.check.Backups;
import osa.doctor.check.Certificate;
import osa.doctor.check.Clocks;
import osa.doctor.check.Connections;
import osa.doctor.check.DeadLetters;
import osa.doctor.check.Disks;
import osa.doctor.check.Listeners;
import osa.doctor.check.Migrations;
import osa.doctor.check.Moments;
import osa.doctor.check.Relays;
import osa.doctor.check.SecretFiles;
import osa.doctor.check.ServicesAnswer;
import osa.doctor.check.TopicsDeclared;
import osa.doctor.check.Transactions;
import osa.doctor.check.Versions;

/// Asks every check, side by side, and waits for all of them. A check that cannot look stops no
/// other one.
public final class Doctor {

  private static final List<Check> CHECKS =
      List.of(
          new ServicesAnswer(),
          new Versions(),
          new SecretFiles(),
          new Certificate(),
          new Clocks(),
          new Disks(),
          new Migrations(),
          new AppendOnly(),
          new Connections(),
          new Transactions(),
          new TopicsDeclared(),
          new Relays(),
          new Listeners(),
          new DeadLetters(),
          new Moments(),
          new Backups());

  private Doctor() {}

  /// In the order of the checks.
  public static List<Examined> examine(Visit visit) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Examined>> asked =
          CHECKS.stream().map(check -> threads.submit(() -> examine(check, visit))).toList();
      List<Examined> examined = new ArrayList<>();
      for (Future<Examined> one : asked) {
        examined.add(one.get());
      }
      return examined;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a check is never in the way of another", e);
    }
  }

  private static Examined examine(Check check, Visit visit) {
    try {
      return new Examined(check.name(), new Done(check.look(visit)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Examined(check.name(), new Unseen("interrupted"));
    } catch (Exception e) {
      // Whatever it is, it must not keep the others from looking.
      return new Examined(check.name(), new Unseen(sentence(e)));
    }
  }

  /// The reason rather than its wrapping; Java's own messages are often only a name.
  private static String sentence(Throwable failure) {
    Throwable reason =
        failure instanceof ExecutionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String message = reason.getMessage();
    return message == null || message.isBlank()
        ? reason.getClass().getSimpleName()
        : message.lines().findFirst().orElseThrow();
  }
}
