package osa.bench.append;

import java.sql.SQLException;
import osa.bench.Database;

/// The log's table as the service next to it made it, empty, in a schema of its own. Only the
/// trigger against changes stays behind, which no INSERT meets.
public final class OurTable {
  private OurTable() {}

  public static void create(Database database) throws SQLException {
    database.execute(
        "DROP SCHEMA IF EXISTS " + database.schema() + " CASCADE",
        "CREATE SCHEMA " + database.schema(),
        "CREATE TABLE es_event (LIKE public.es_event INCLUDING ALL)");
  }
}
