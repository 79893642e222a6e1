package osa.kernel.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// A real PostgreSQL of its own for the service tests of a module, with a key of its own to sign
/// tokens; Kafka's loops are off, so that a test drives relay and inbox by hand.
public final class PostgresForTests implements QuarkusTestResourceLifecycleManager {

  private EmbeddedPostgres postgres;

  @Override
  public Map<String, String> start() {
    try {
      postgres = EmbeddedPostgres.start();
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL did not start", e);
    }
    Map<String, String> settings = new HashMap<>(TestTokens.settings());
    settings.put("quarkus.datasource.jdbc.url", postgres.getJdbcUrl("postgres", "postgres"));
    settings.put("quarkus.datasource.username", "postgres");
    settings.put("quarkus.datasource.password", "postgres");
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
