package osa.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import osa.chaos.evidence.Investigation;
import osa.chaos.fault.Inflicted;
import osa.chaos.fault.Ordeal;
import osa.chaos.fault.Script;
import osa.chaos.fault.Surgeon;
import osa.chaos.load.Load;
import osa.chaos.site.EmbeddedSite;
import osa.chaos.site.Site;
import osa.chaos.verdict.Evidence;
import osa.chaos.verdict.Verdict;
import osa.launcher.Installation;
import osa.launcher.Stack;

/// One run: a stack of its own on free ports, load, faults, quiet, verdict. Works beside a stack
/// that is up. Its folder is deleted when all went well; otherwise it stays, with all logs.
public final class ChaosRun {

  private static final Duration STEADY_MAX = Duration.ofSeconds(120);
  private static final Duration JOURNEYS_END_MAX = Duration.ofSeconds(180);
  private static final Duration SETTLE_MAX = Duration.ofSeconds(120);

  private final Request request;
  private final PrintStream out;

  public ChaosRun(Request request, PrintStream out) {
    this.request = request;
    this.out = out;
  }

  public Verdict run() throws IOException, InterruptedException {
    Path runs = Installation.current().root().resolve("chaos/target/runs");
    Path state = Files.createTempDirectory(Files.createDirectories(runs), "run-");
    out.println("Chaos for %d minutes: %s".formatted(request.length().toMinutes(), request));
    Verdict verdict;
    try (Stack stack = Stack.onFreePorts(state)) {
      stack.startAll();
      verdict = Verdict.on(evidence(stack));
    } catch (SQLException e) {
      throw new IOException(
          "a database does not answer after everything is over: " + e.getMessage(), e);
    }
    Report.print(verdict, out);
    if (verdict.holds()) {
      delete(state);
    } else {
      out.println("Logs and data stay in " + state);
    }
    out.println("The same again: " + request);
    return verdict;
  }

  private Evidence evidence(Stack stack) throws IOException, SQLException, InterruptedException {
    Site site = new EmbeddedSite(stack);
    List<String> unfinished = new ArrayList<>();
    try (Load load = new Load(site, request.seed()).start()) {
      requireSteady(load, "before the first fault", unfinished);
      Report.printHead(out);
      Ordeal ordeal =
          new Ordeal(
              new Script(request.seed()),
              new Surgeon(stack),
              load.traffic(),
              inflicted -> Report.print(inflicted, out));
      List<Inflicted> faults = ordeal.goThrough(request.length());
      faults.forEach(
          fault -> fault.trouble().ifPresent(why -> unfinished.add(fault.fault() + ": " + why)));
      requireSteady(load, "after the last fault", unfinished);
      load.end();
      if (!load.awaitEnd(JOURNEYS_END_MAX)) {
        unfinished.add("journeys had to be given up %s after the load".formatted(JOURNEYS_END_MAX));
      }
      if (load.journeysCutShort() > 0) {
        unfinished.add(
            load.journeysCutShort() + " journeys ended where no journey may: see the commands");
      }
      out.println();
      Report.print(load, faults, out);
      Investigation investigation = new Investigation(site);
      unfinished.addAll(investigation.settle(SETTLE_MAX));
      Evidence evidence = investigation.gather(load.promises(), unfinished);
      Report.print(evidence, out);
      return evidence;
    }
  }

  private static void requireSteady(Load load, String when, List<String> unfinished)
      throws InterruptedException {
    if (load.traffic().awaitEveryStepAfter(System.nanoTime(), STEADY_MAX).isEmpty()) {
      unfinished.add("not every kind of step succeeded " + when);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
