package osa.deploy.drill;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import osa.chaos.Report;
import osa.chaos.fault.FaultFailed;
import osa.chaos.fault.Inflicted;
import osa.chaos.fault.Trial;
import osa.chaos.load.Load;

/// Each container killed, stopped and paused for 30 s, one at a time, while the load runs.
final class FaultsHurtNobody implements Check {

  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final Duration STOPPED = Duration.ofSeconds(5);
  private static final Duration BACK_MAX = Duration.ofSeconds(120);

  @Override
  public String name() {
    return "faults";
  }

  @Override
  public String sentence() {
    return "each container killed, stopped, paused 30 s: nothing lost, nothing doubled";
  }

  @Override
  public List<String> findWrong(Scene scene)
      throws IOException, SQLException, InterruptedException {
    Load load = scene.startLoad();
    Trial trial = new Trial(load.traffic(), scene.loadBegan());
    List<Inflicted> faults = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    Report.printHead(scene.out());
    for (Container one : scene.engine().servers()) {
      String name = one.service();
      faults.add(trial.of("kill -9 " + name, () -> kill(scene.engine(), name)));
      told(scene, faults.getLast(), wrong);
      faults.add(trial.of("stop and start " + name, () -> stop(scene.engine(), name)));
      told(scene, faults.getLast(), wrong);
      faults.add(trial.of("pause %s, 30 s".formatted(name), () -> pause(scene.engine(), name)));
      told(scene, faults.getLast(), wrong);
    }
    scene.out().println();
    Report.print(load, faults, scene.out());
    wrong.addAll(scene.endLoadAndJudge());
    return wrong;
  }

  private static void told(Scene scene, Inflicted fault, List<String> wrong)
      throws InterruptedException {
    Report.print(fault, scene.out());
    fault.trouble().ifPresent(why -> wrong.add(fault.fault() + ": " + why));
    if (fault.recovered().isEmpty()) {
      wrong.add(fault.fault() + ": not every kind of step succeeded again");
    }
    scene.engine().awaitHealthy(BACK_MAX);
  }

  /// The engine starts it again by itself.
  private static void kill(Engine engine, String name) throws InterruptedException {
    Container before = engine.of(name);
    engine.signal("KILL", before.pid());
    try {
      engine.await(
          "the restart of " + name,
          BACK_MAX,
          () -> {
            Container now = engine.of(name);
            return now.running() && now.pid() != before.pid();
          });
    } catch (DrillFailed e) {
      throw new FaultFailed(e.getMessage());
    }
  }

  private static void stop(Engine engine, String name) throws InterruptedException {
    String id = engine.of(name).id();
    engine.docker("stop", id);
    int code = engine.of(name).tree().at("/State/ExitCode").asInt();
    TimeUnit.MILLISECONDS.sleep(STOPPED.toMillis());
    engine.docker("start", id);
    if (code == 137) {
      throw new FaultFailed("it had to be killed, because it did not end when asked");
    }
  }

  private static void pause(Engine engine, String name) throws InterruptedException {
    String id = engine.of(name).id();
    engine.docker("pause", id);
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    } finally {
      engine.docker("unpause", id);
    }
  }
}
