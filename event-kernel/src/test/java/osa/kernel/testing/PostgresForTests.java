package osa.kernel.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// A real PostgreSQL of its own for the service tests of a module, with a key of its own to sign
/// tokens; Kafka's loops are off, so that a test drives relay and inbox by hand. The service works
/// as a role that owns nothing.
public final class PostgresForTests implements QuarkusTestResourceLifecycleManager {

  private static final String DATABASE = "service";

  private EmbeddedPostgres postgres;

  @Override
  public Map<String, String> start() {
    try {
      postgres = EmbeddedPostgres.start();
      TwoRoles.makeDatabase(postgres.getPostgresDatabase(), DATABASE);
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("PostgreSQL did not start", e);
    }
    Map<String, String> settings = new HashMap<>(TestTokens.settings());
    settings.put(
        "quarkus.datasource.jdbc.url",
        "jdbc:postgresql://localhost:%d/%s".formatted(postgres.getPort(), DATABASE));
    settings.put("quarkus.datasource.username", DATABASE);
    settings.put("quarkus.datasource.password", DATABASE);
    settings.put("quarkus.flyway.username", TwoRoles.owner(DATABASE));
    settings.put("quarkus.flyway.password", TwoRoles.owner(DATABASE));
    settings.put("osa.messaging.enabled", "false");
    settings.put("osa.position.wait-max", "PT0.2S");
    settings.put("quarkus.http.test-port", "0");
    settings.put("quarkus.hibernate-orm.schema-management.strategy", "validate");
    return settings;
  }

  @Override
  public void stop() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL did not stop", e);
    }
  }
}
