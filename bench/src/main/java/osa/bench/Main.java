package osa.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import osa.bench.append.AppendSection;
import osa.bench.footprint.FootprintSection;
import osa.bench.http.CommandSection;
import osa.bench.http.HotYearSection;
import osa.bench.http.JourneySection;
import osa.bench.log.ReplaySection;
import osa.bench.measure.Progress;
import osa.bench.rules.RulesSection;
import osa.launcher.Installation;
import osa.launcher.Refusal;

/// `./osa bench [--quick] [--only append,http,...] [--events-max N]`
public final class Main {
  private static final List<Section> SECTIONS =
      List.of(
          new AppendSection(),
          new CommandSection(),
          new HotYearSection(),
          new JourneySection(),
          new ReplaySection(),
          new RulesSection(),
          new FootprintSection());

  private static final Logger LOGS = Logger.getLogger("");

  private final PrintStream out;

  private Main(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] line) throws Exception {
    // What Hibernate and Narayana say about their start is no news here.
    LOGS.setLevel(Level.SEVERE);
    try {
      new Main(System.out).run(options(line));
      System.exit(0);
    } catch (Refusal | IllegalArgumentException e) {
      System.err.println("osa: " + e.getMessage());
      System.exit(1);
    }
  }

  private static Options options(String[] line) {
    Map<String, Section> byKey = new LinkedHashMap<>();
    SECTIONS.forEach(section -> byKey.put(section.key(), section));
    return Options.parse(List.of(line), byKey.keySet());
  }

  private void run(Options options) throws Exception {
    Progress progress = new Progress(out);
    progress.say("starting PostgreSQL, Kafka and the services");
    List<Table> tables = new ArrayList<>();
    try (Stage stage = Stage.open(options, progress)) {
      Thread atTheEnd = Thread.ofPlatform().unstarted(stage::close);
      Runtime.getRuntime().addShutdownHook(atTheEnd);
      for (Section section : SECTIONS) {
        if (options.includes(section.key())) {
          progress.say("%s", section.key());
          tables.add(section.run(stage));
        }
      }
      Report report =
          new Report(
              LocalDate.now(ZoneOffset.UTC),
              progress.took(),
              stage.rounds(),
              Machine.describe(stage),
              tables);
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
      publish(options, report.markdown());
    }
  }

  private void publish(Options options, String page) throws IOException {
    out.println();
    out.print(page);
    if (options.isWhole()) {
      Path file = Installation.current().root().resolve("docs/BENCHMARKS.md");
      Files.writeString(file, page);
      out.println("\nWritten to " + file);
    }
  }
}
