package osa.launcher.record;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import osa.launcher.Console;
import osa.launcher.Refusal;
import osa.launcher.Services;

/// Loads the record into services that run elsewhere, in containers say, as a service account of
/// their identity provider. Ends with 0 when the record is complete; run again, it goes on.
public final class RecordJob {
  private RecordJob() {}

  /// @param arguments none: where everything is stands in the environment, `OSA_...`
  public static void main(String[] arguments) {
    try {
      load(System.getenv(), Console.standard());
    } catch (Refusal refusal) {
      System.err.println("record: " + refusal.getMessage());
      System.exit(1);
    }
  }

  static void load(Map<String, String> environment, Console console) {
    var services =
        new Services(
            uri(environment, "OSA_GRANT_URL"),
            uri(environment, "OSA_BUDGET_URL"),
            uri(environment, "OSA_ELIGIBILITY_URL"));
    var account =
        new ServiceAccount(
            uri(environment, "OSA_TOKEN_URL"),
            needed(environment, "OSA_CLIENT_ID"),
            secret(Path.of(needed(environment, "OSA_CLIENT_SECRET_FILE"))),
            Clock.systemUTC(),
            console);
    new RecordLoader(services, _ -> account, console).load();
  }

  private static URI uri(Map<String, String> environment, String name) {
    return URI.create(needed(environment, name));
  }

  private static String needed(Map<String, String> environment, String name) {
    var value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new Refusal("%s is not set; compose.yaml sets it.".formatted(name));
    }
    return value;
  }

  private static String secret(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new Refusal("%s can't be read; deploy/secrets-init makes it.".formatted(file), e);
    }
  }
}
