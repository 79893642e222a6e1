package osa.bench.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import osa.bench.Section;
import osa.bench.Stage;
import osa.bench.Table;
import osa.bench.http.Desk;
import osa.bench.http.HttpConnection;
import osa.bench.measure.Percentiles;
import osa.bench.measure.Rounds;
import osa.bench.measure.Row;
import osa.bench.measure.Schedule;
import osa.bench.measure.Target;
import osa.launcher.PartName;
import osa.launcher.Role;

/// How fast the rules are asked: one assessment after the other, a whole back-test, and
/// assessments over HTTP.
public final class RulesSection implements Section {

  private static final String OURS = "ours";
  private static final String KIE = "Apache KIE DMN";
  private static final String CAMUNDA = "Camunda DMN";
  private static final int WARM_UPS = 3;
  private static final int PER_SECOND = 200;
  private static final int CONNECTIONS = 32;
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration WINDOW = Duration.ofSeconds(20);

  @Override
  public String key() {
    return "rules";
  }

  @Override
  public Table run(Stage stage) throws Exception {
    List<Row> rows = new ArrayList<>(overHttp(stage));
    stage.run(Set.of());
    Workload work = new Workload();
    for (int i = 0; i < stage.times(WARM_UPS); i++) {
      work.assessments();
      work.assessmentsOfKie();
      work.assessmentsOfCamunda();
      work.backTest();
      work.backTestOfKie();
      work.backTestOfCamunda();
    }
    var assessments =
        stage
            .<Double>contest()
            .side(OURS, work::assessments)
            .side(KIE, work::assessmentsOfKie)
            .side(CAMUNDA, work::assessmentsOfCamunda)
            .run("assessments, one thread");
    for (String peer : List.of(KIE, CAMUNDA)) {
      rows.add(
          Row.compared(
              "assessments, one thread",
              "/s",
              Rounds.higherIsBetter(assessments.get(OURS)),
              peer,
              Rounds.higherIsBetter(assessments.get(peer))));
    }
    var backTests =
        stage
            .<Double>contest()
            .side(OURS, work::backTest)
            .side(KIE, work::backTestOfKie)
            .side(CAMUNDA, work::backTestOfCamunda)
            .run("back-test, all cores");
    rows.addAll(backTests(work, backTests));
    return new Table(key(), "Rules", HOW, rows);
  }

  private static List<Row> backTests(Workload work, Map<String, List<Double>> took) {
    String what = "back-test, all cores";
    Rounds pointsPerSecond =
        Rounds.higherIsBetter(took.get(OURS).stream().map(each -> work.points() / each).toList());
    return List.of(
        Row.compared(what, "points/s", pointsPerSecond, KIE, Rounds.higherIsBetter(took.get(KIE)))
            .aiming(Target.atLeast(0.8)),
        Row.compared(
            what, "points/s", pointsPerSecond, CAMUNDA, Rounds.higherIsBetter(took.get(CAMUNDA))),
        Row.alone(
                "back-test of %,d points".formatted(work.points()),
                "s",
                Rounds.lowerIsBetter(took.get(OURS)))
            .aiming(Target.atMost(4, "s")));
  }

  private static List<Row> overHttp(Stage stage) throws Exception {
    stage.run(Set.of(PartName.ELIGIBILITY_SERVICE));
    Desk desk = new Desk(stage);
    desk.registerCountry();
    BlockingQueue<HttpConnection> free = new LinkedBlockingQueue<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        free.add(desk.connect(PartName.ELIGIBILITY_SERVICE, Role.DESK_OFFICER));
      }
      Schedule.run(PER_SECOND, stage.window(WARM_UP), () -> assess(free));
      var took =
          stage
              .<Percentiles>contest()
              .side(OURS, () -> Schedule.run(PER_SECOND, stage.window(WINDOW), () -> assess(free)))
              .run("POST /assessments, 200 a second");
      return List.of(
          Row.alone(
                  "POST /assessments, 200 a second, p99",
                  "ms",
                  Rounds.lowerIsBetter(took.get(OURS).stream().map(each -> each.at(0.99)).toList()))
              .aiming(Target.atMost(20, "ms")));
    } finally {
      for (HttpConnection each : free) {
        each.close();
      }
    }
  }

  private static void assess(BlockingQueue<HttpConnection> free) throws Exception {
    HttpConnection connection = free.take();
    try {
      Desk.assess(connection);
    } finally {
      free.add(connection);
    }
  }

  private static final String HOW =
      """
      An assessment over HTTP: token checked, facts folded from the log, both policies asked, event
      and read model written; 200 begin every second on 32 connections, each timed from the moment
      it was due. One thread: facts folded from memory, both policies asked, reasons put together;
      beside it the same decisions of the same cases put to Apache KIE DMN and to the engine inside
      Camunda 8, and nothing else: one call per model and subject, with Camunda one per decision; all
      three find the same number of reasons. A back-test compares every economy of the record with
      every kind of item on 20 days, as it stands and under 3P-2026; beside it the engines alone, on
      as many threads, judging both sides of every 97th point, Camunda of every eighth of those. All models are compiled before, as in
      a service. Ours remembers answers: most points of a grid ask what another one has asked, and
      an engine alone asks again.
      """;
}
