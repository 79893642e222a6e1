package osa.chaos;

import java.io.IOException;
import java.util.Arrays;
import osa.launcher.Refusal;

/// `osa chaos`. Ends with 0 when every guarantee held, with 1 when one did not.
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    // The Kafka client speaks to a logging library that is not here, which needs no saying.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    try {
      Request request = Request.of(Arrays.asList(arguments));
      System.exit(new ChaosRun(request, System.out).run().holds() ? 0 : 1);
    } catch (Refusal refusal) {
      System.err.println("osa: " + refusal.getMessage());
      System.exit(1);
    } catch (IOException e) {
      System.err.println("osa: " + e);
      System.exit(1);
    }
  }
}
