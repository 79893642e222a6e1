package osa.kernel.testing;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The OpenAPI documents under `docs/openapi/`: frontends build on them, so a change is seen, read
/// and committed, never slipped in.
public final class ApprovedOpenApi {

  private ApprovedOpenApi() {}

  /// Compares what the service serves with the committed document, and leaves the served one beside
  /// the build so that an intended change can be accepted by copying it.
  public static void check(String service, String served) {
    Path home = Path.of(System.getProperty("osa.home", ".."));
    Path approved = home.resolve("docs/openapi/" + service + ".yaml");
    Path received = Path.of("target/openapi/" + service + ".yaml");
    try {
      Files.createDirectories(received.getParent());
      Files.writeString(received, served);
      if (!Files.exists(approved) || !Files.readString(approved).equals(served)) {
        fail(
            "the API changed: read the difference and accept it with\n  cp "
                + service
                + "/"
                + received
                + " docs/openapi/"
                + service
                + ".yaml");
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
