package osa.bench.http;

import static osa.launcher.PartName.BUDGET_SERVICE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import osa.bench.Section;
import osa.bench.Stage;
import osa.bench.Table;
import osa.bench.measure.Percentiles;
import osa.bench.measure.Rounds;
import osa.bench.measure.Row;
import osa.bench.measure.Schedule;
import osa.bench.measure.Target;
import osa.launcher.PartName;
import osa.launcher.Role;

/// How long it takes from a candidate to money that is reserved for it.
public final class JourneySection implements Section {
  private static final int PER_SECOND = 10;
  private static final Duration WINDOW = Duration.ofSeconds(15);
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  @Override
  public String key() {
    return "journey";
  }

  @Override
  public Table run(Stage stage) throws Exception {
    stage.run(Set.copyOf(PartName.services()));
    Desk desk = new Desk(stage);
    desk.registerCountry();
    try (var budget = desk.connect(BUDGET_SERVICE, Role.BUDGET_OFFICER);
        Journeys journeys = new Journeys(desk);
        KafkaHops hops = KafkaHops.open(stage)) {
      for (int year = Journeys.YEAR_FIRST; year <= Journeys.YEAR_LAST; year++) {
        Desk.enact(budget, year);
      }
      Schedule.run(PER_SECOND, stage.window(WARM_UP), journeys::travel);
      Schedule.run(PER_SECOND, stage.window(WARM_UP), hops::travel);
      var brought =
          stage
              .<Percentiles>contest()
              .side("ours", () -> Schedule.run(PER_SECOND, stage.window(WINDOW), journeys::travel))
              .side(
                  "three hops", () -> Schedule.run(PER_SECOND, stage.window(WINDOW), hops::travel))
              .run("candidate to reservation");
      return new Table(key(), "Journey", HOW, rows(brought.get("ours"), brought.get("three hops")));
    }
  }

  private static List<Row> rows(List<Percentiles> ours, List<Percentiles> hops) {
    List<Row> rows = new ArrayList<>();
    rows.add(row("p50", ours, hops, each -> each.at(0.5)).aiming(Target.atMost(4, "")));
    rows.add(row("p99", ours, hops, each -> each.at(0.99)));
    rows.add(row("p99.9", ours, hops, each -> each.at(0.999)));
    return rows;
  }

  private static Row row(
      String what,
      List<Percentiles> ours,
      List<Percentiles> hops,
      ToDoubleFunction<Percentiles> figure) {
    return Row.compared(
        "candidate to reservation, " + what,
        "ms",
        Rounds.lowerIsBetter(ours.stream().map(figure::applyAsDouble).toList()),
        "three bare Kafka hops",
        Rounds.lowerIsBetter(hops.stream().map(figure::applyAsDouble).toList()));
  }

  private static final String HOW =
      """
      Ten journeys begin every second, whether the ones before are over or not, and each is timed
      from the moment it was due: a candidate is named, an assessment asked for, its verdict
      awaited, money asked for, its reservation awaited. That is three commands over HTTP, eight
      transactions in three services and four messages over Kafka; the two answers are seen by
      asking every 5 ms. Beside it a message of 300 bytes that is produced (acks=all) and consumed
      three times in a row, at the same rate on the same broker. p99.9 of 150 a round is the slowest
      one.
      """;
}
