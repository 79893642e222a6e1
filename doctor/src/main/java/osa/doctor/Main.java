package osa.doctor;

import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import osa.launcher.Refusal;
import osa.launcher.Whereabouts;

/// `osa doctor [--json] [--compose]`. Ends with 0 when all is sound, with 1 when something was
/// found and with 2 when it could not look.
///
/// `osa state-hash [--compose]` prints what each database holds, in one number per table.
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    // The Kafka client speaks to a logging library that is not here, which needs no saying.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    try {
      System.exit(run(new ArrayList<>(List.of(arguments))));
    } catch (Refusal refusal) {
      System.err.println("osa: " + refusal.getMessage());
      System.exit(Report.CANNOT_LOOK);
    } catch (SQLException | IOException e) {
      System.err.println("osa: " + e.getMessage());
      System.exit(Report.CANNOT_LOOK);
    }
  }

  private static int run(List<String> arguments)
      throws InterruptedException, SQLException, IOException {
    var json = arguments.remove("--json");
    var compose = arguments.remove("--compose");
    return switch (String.join(" ", arguments)) {
      case "" -> doctor(compose ? ComposeSite.from(System.getenv()) : embedded(), json);
      case "state-hash" -> stateHash(compose ? ComposeSite.from(System.getenv()) : embedded());
      default ->
          throw new Refusal(
              "Can't do '%s'; see `./osa help`.".formatted(String.join(" ", arguments)));
    };
  }

  private static Site embedded() {
    var stack = Whereabouts.ofDefault();
    if (!stack.running()) {
      throw new Refusal("OSA is not running; `./osa up -d` starts it.");
    }
    return EmbeddedSite.of(stack);
  }

  private static int doctor(Site site, boolean json) throws InterruptedException {
    var clock = InstantSource.system();
    var visit = new Visit(site, Limits.STANDARD, clock);
    var report = new Report(clock.instant(), Doctor.examine(visit));
    System.out.print(json ? report.json() : report.text());
    return report.exitCode();
  }

  private static int stateHash(Site site) throws SQLException {
    for (var database : site.databases()) {
      System.out.print(StateHash.of(database).text());
    }
    return Report.SOUND;
  }
}
