package osa.kernel.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// One real PostgreSQL with the kernel's tables, shared by the kernel's tests of a run.
public final class KernelDatabase {

  private static final EmbeddedPostgres POSTGRES = start();

  private KernelDatabase() {}

  public static DataSource dataSource() {
    return POSTGRES.getPostgresDatabase();
  }

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres postgres = EmbeddedPostgres.start();
      Flyway.configure()
          .dataSource(postgres.getPostgresDatabase())
          .locations("db/kernel")
          .load()
          .migrate();
      return postgres;
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL did not start", e);
    }
  }
}
