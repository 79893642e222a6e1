package osa.chaos;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import osa.chaos.fault.Inflicted;
import osa.chaos.load.Load;
import osa.chaos.load.Traffic.Counts;
import osa.chaos.verdict.Evidence;
import osa.chaos.verdict.Verdict;
import osa.chaos.verdict.Verdict.Ruling;

/// Puts a run on the screen: each fault as soon as it is over, the verdict at the end.
public final class Report {

  private static final int WRONG_SHOWN_MAX = 20;
  private static final String LINE = "%-6s %-42s %8s %8s %7s %7s %7s   %s";

  private Report() {}

  public static void printHead(PrintStream out) {
    out.println();
    out.println(
        LINE.formatted(
            "at", "fault", "lasted", "answered", "503", "5xx", "silent", "all steps again after"));
  }

  public static synchronized void print(Inflicted fault, PrintStream out) {
    Counts counts = fault.meanwhile();
    out.println(
        LINE.formatted(
            clock(fault.after()),
            fault.fault(),
            seconds(fault.lasted()),
            counts.answered(),
            counts.refused(),
            counts.failed(),
            counts.silent(),
            fault.recovered().map(Report::seconds).orElse("not seen")
                + fault.trouble().map(why -> "  NOT AS MEANT: " + why).orElse("")));
    out.flush();
  }

  public static void print(Load load, List<Inflicted> faults, PrintStream out) {
    Counts all = load.traffic().counts();
    List<Duration> recoveries =
        faults.stream().flatMap(fault -> fault.recovered().stream()).sorted().toList();
    out.println(
        "%d faults; %d journeys; requests: %d answered, %d with 503, %d other 5xx, %d silent"
            .formatted(
                faults.size(),
                load.journeys(),
                all.answered(),
                all.refused(),
                all.failed(),
                all.silent()));
    if (!recoveries.isEmpty()) {
      out.println(
          "recovery: half of the faults within %s, the longest %s"
              .formatted(
                  seconds(recoveries.get(recoveries.size() / 2)), seconds(recoveries.getLast())));
    }
  }

  public static void print(Evidence evidence, PrintStream out) {
    out.println(
        "verdict from %d events, %d messages and %d commands:"
            .formatted(evidence.events().count(), evidence.messages(), evidence.promises().size()));
  }

  public static void print(Verdict verdict, PrintStream out) {
    for (Ruling ruling : verdict.rulings()) {
      out.println(
          "  %-6s %-62s %8d checks"
              .formatted(ruling.holds() ? "holds" : "BROKEN", ruling.law(), ruling.looked()));
      ruling.wrong().stream()
          .limit(WRONG_SHOWN_MAX)
          .forEach(sentence -> out.println("         - " + sentence));
      if (ruling.wrong().size() > WRONG_SHOWN_MAX) {
        out.println("         and %d more".formatted(ruling.wrong().size() - WRONG_SHOWN_MAX));
      }
    }
  }

  private static String clock(Duration after) {
    return "%02d:%02d".formatted(after.toMinutes(), after.toSecondsPart());
  }

  private static String seconds(Duration length) {
    return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
  }
}
