package osa.eligibility.lab;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import javax.sql.DataSource;
import osa.eligibility.lab.comparison.CanonicalJson;
import osa.eligibility.lab.comparison.Report;
import osa.eligibility.lab.domain.BackTestCommand;
import osa.eligibility.lab.domain.BackTestCommand.CompleteBackTest;
import osa.eligibility.lab.domain.BackTestCommand.FailBackTest;
import osa.eligibility.lab.domain.BackTestEvent.BackTestRequested;
import osa.eligibility.lab.domain.BackTestFigures;
import osa.eligibility.lab.domain.BackTestId;
import osa.eligibility.lab.domain.BackTestPlan;
import osa.eligibility.lab.view.BackTestQueries;
import osa.eligibility.lab.view.KeptReports;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.ExpectedVersion;
import osa.kernel.RecordedEvent;
import osa.kernel.Transactions;
import osa.kernel.runtime.Leadership;
import osa.kernel.runtime.Loop;
import osa.kernel.runtime.MessagingConfig;
import osa.kernel.store.PassingTrouble;

/// Works on the open back-tests, one at a time in this process, the oldest first. One that another
/// process works on is left to it; one that a dead process left behind is begun again from its
/// start, and comes to the same report. One that is begun too often without an end has failed.
///
/// Should two processes ever work on the same, both come to the same report, and the second to end
/// changes nothing.
@ApplicationScoped
public class BackTestRunner {

  private static final String ACTOR = "policy:BackTestRunner";

  private final MessagingConfig messaging;
  private final BackTestConfig config;
  private final DataSource dataSource;
  private final Transactions transactions;
  private final EventStore store;
  private final BackTester tester;
  private final BackTestCommandHandler backTests;
  private final BackTestQueries queries;
  private final KeptReports reports;
  private final InstantSource clock;

  private Loop loop;

  /// The one that trouble of the database kept from its end: beginning it again is no new attempt.
  private BackTestId interrupted;

  public BackTestRunner(
      MessagingConfig messaging,
      BackTestConfig config,
      DataSource dataSource,
      Transactions transactions,
      EventStore store,
      BackTester tester,
      BackTestCommandHandler backTests,
      BackTestQueries queries,
      KeptReports reports,
      InstantSource clock) {
    this.messaging = messaging;
    this.config = config;
    this.dataSource = dataSource;
    this.transactions = transactions;
    this.store = store;
    this.tester = tester;
    this.backTests = backTests;
    this.queries = queries;
    this.reports = reports;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    if (messaging.enabled()) {
      loop = new Loop("back-tests", config.lookEvery(), this::round);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (loop != null) {
      loop.close();
    }
  }

  /// Works on the oldest open back-test that nobody else works on, to its end.
  ///
  /// @return whether there may be another
  public boolean round() {
    for (BackTestId id : transactions.required(queries::open)) {
      try (Leadership lead = new Leadership(dataSource, messaging.service() + " back-test " + id)) {
        // Before the lead was taken, the one who had it may have come to the end.
        if (lead.held() && backTests.isOpen(id) && work(id)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean work(BackTestId id) {
    RecordedEvent<?> request = store.load(id.stream()).getFirst();
    if (!tester.isFinal(request.position())) {
      return false;
    }
    try {
      long attempt =
          transactions.required(
              () ->
                  reports.begin(
                      id, tester.size(plan(request), request.position()), !id.equals(interrupted)));
      if (attempt > config.attemptsMax()) {
        end(
            request,
            new FailBackTest(
                "It was begun %d times, and each time the process died.".formatted(attempt - 1)));
      } else {
        complete(id, request);
      }
      return true;
    } catch (CancellationException e) {
      leave(id);
      return true;
    } catch (RuntimeException e) {
      if (PassingTrouble.isBehind(e)) {
        interrupted = id;
        throw e;
      }
      end(request, new FailBackTest(sentence(e)));
      return true;
    }
  }

  /// It was cancelled, or this process is told to stop: then the attempt does not count.
  private void leave(BackTestId id) {
    boolean stopping = Thread.interrupted();
    try {
      if (backTests.isOpen(id)) {
        transactions.required(() -> reports.notItsFault(id));
      }
    } finally {
      if (stopping) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void complete(BackTestId id, RecordedEvent<?> request) {
    Pace pace = new Pace(id);
    Report report =
        tester.report(plan(request), request.position(), request.recordedAt(), pace::goOn);
    String text = CanonicalJson.of(report);
    String hash = CanonicalJson.sha256(text);
    BackTestFigures figures =
        new BackTestFigures(
            report.cases(),
            report.outcomesChanged(),
            report.reasonsChanged(),
            report.transitions());
    transactions.required(
        () -> {
          reports.keep(hash, text);
          end(request, new CompleteBackTest(hash, figures));
          return null;
        });
  }

  private static BackTestPlan plan(RecordedEvent<?> request) {
    return ((BackTestRequested) request.data()).plan();
  }

  /// What was decided meanwhile, such as a cancellation, stands.
  private void end(RecordedEvent<?> request, BackTestCommand command) {
    BackTestId id = BackTestId.fromString(request.stream().id());
    backTests
        .handle(
            id,
            command,
            ExpectedVersion.any(),
            new Context(ACTOR, clock.instant(), request.correlationId(), request.id()))
        .refusal();
  }

  private static String sentence(RuntimeException failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  /// Tells how far it is and hears of a cancellation, not more often than needed.
  private final class Pace {
    private final BackTestId id;
    private long lookAgainAt = clock.millis();

    Pace(BackTestId id) {
      this.id = id;
    }

    boolean goOn(long done) {
      if (clock.millis() < lookAgainAt) {
        return true;
      }
      lookAgainAt = clock.millis() + config.lookEvery().toMillis();
      transactions.required(
          () -> {
            reports.progress(id, done);
            return null;
          });
      return backTests.isOpen(id);
    }
  }
}
