package osa.launcher.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import osa.launcher.Console;
import osa.launcher.Refusal;
import osa.launcher.record.RecordFiles.ConflictRow;
import osa.launcher.record.RecordFiles.CountryRow;

/// Loads the economies with their facts, a few at a time, and each one's conflict signals after
/// it. Economies do not depend on one another.
final class CountryLoader {
  private static final int AT_ONCE = 6;

  private final Service eligibility;
  private final Console console;

  CountryLoader(Service eligibility, Console console) {
    this.eligibility = eligibility;
    this.console = console;
  }

  void load() {
    var known =
        eligibility.list("/countries").stream()
            .map(country -> country.path("iso3").asText())
            .collect(Collectors.toSet());
    var rows = RecordFiles.countries();
    var signals = RecordFiles.conflicts();
    var byCountry = signals.stream().collect(Collectors.groupingBy(ConflictRow::iso3));
    var slots = new Semaphore(AT_ONCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (var row : rows) {
        var itsSignals = byCountry.getOrDefault(row.iso3(), List.of());
        running.add(threads.submit(() -> load(slots, row, itsSignals, known)));
      }
      for (var one : running) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("The loading of the record was interrupted.", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Refusal refusal ? refusal : new IllegalStateException(e);
    }
    console.say(
        "  record  %d countries, %d conflict signals".formatted(rows.size(), signals.size()));
  }

  private void load(Semaphore slots, CountryRow row, List<ConflictRow> signals, Set<String> known) {
    slots.acquireUninterruptibly();
    try {
      if (!known.contains(row.iso3())) {
        eligibility.create("/countries", "record:country:" + row.iso3(), CountryFacts.country(row));
      }
      // One after the other, because they are facts of one history. Recording one that is there
      // already changes nothing.
      for (var i = 0; i < signals.size(); i++) {
        eligibility.create(
            "/countries/%s/conflict-signals".formatted(row.iso3()),
            "record:conflict:%s:%d".formatted(row.iso3(), i + 1),
            CountryFacts.conflictSignal(signals.get(i)));
      }
    } finally {
      slots.release();
    }
  }
}
