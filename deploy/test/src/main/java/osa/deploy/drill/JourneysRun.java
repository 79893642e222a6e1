package osa.deploy.drill;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import osa.chaos.load.Load;
import osa.chaos.load.Traffic.Counts;
import osa.launcher.Role;

/// Whole journeys through TLS, with tokens for which people logged in.
final class JourneysRun implements Check {

  private static final int JOURNEYS_MIN = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @Override
  public String name() {
    return "journey";
  }

  @Override
  public String sentence() {
    return "journeys run through TLS with a token from Keycloak";
  }

  @Override
  public List<String> findWrong(Scene scene)
      throws IOException, SQLException, InterruptedException {
    Table table = new Table("request", "expected", "found");
    ask(scene, table, "/grant-service/grants", null, 401);
    ask(scene, table, "/grant-service/grants", "no.such.token", 401);
    ask(scene, table, "/grant-service/grants", token(scene, Role.AUDITOR), 200);
    ask(scene, table, "/grant-service/q/metrics", token(scene, Role.AUDITOR), 404);
    ask(scene, table, "/auth/admin/master/console/", null, 404);
    ask(scene, table, "/grant-service/q/openapi", null, 200);
    table.print(scene.out());
    Load load = scene.startLoad();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (load.journeys() < JOURNEYS_MIN && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
    Counts counts = load.traffic().counts();
    List<String> wrong = new ArrayList<>(table.wrong());
    wrong.addAll(scene.endLoadAndJudge());
    scene
        .out()
        .println(
            "  %d journeys, %d requests answered, %d with 503, %d other 5xx, %d silent"
                .formatted(
                    load.journeys(),
                    counts.answered(),
                    counts.refused(),
                    counts.failed(),
                    counts.silent()));
    if (load.journeys() < JOURNEYS_MIN) {
      wrong.add("only %d journeys came to their end".formatted(load.journeys()));
    }
    if (counts.refused() + counts.failed() + counts.silent() > 0) {
      wrong.add("not every request was answered though nobody did anything: " + counts);
    }
    return wrong;
  }

  private static String token(Scene scene, Role role) {
    return scene.site().token("drill", role);
  }

  private static void ask(Scene scene, Table table, String path, String token, int expected)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(scene.site().publicUrl().resolve(path))
            .timeout(Duration.ofSeconds(20));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try (var client = scene.site().http().build()) {
      int found = client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
      String who = token == null ? "nobody" : token.length() < 20 ? "a forger" : "an auditor";
      table.row(found == expected, path + " by " + who, "" + expected, "" + found);
    }
  }
}
