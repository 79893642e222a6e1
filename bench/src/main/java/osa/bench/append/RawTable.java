package osa.bench.append;

import java.sql.SQLException;
import osa.bench.Database;

/// The cheapest table that keeps the same bytes: the columns of the log, and one index.
final class RawTable {
  static final String COLUMNS =
      "stream, version, type, data, occurred_at, recorded_at, correlation_id, causation_id, actor";

  private RawTable() {}

  static void create(Database database) throws SQLException {
    database.execute(
        "DROP SCHEMA IF EXISTS " + database.schema() + " CASCADE",
        "CREATE SCHEMA " + database.schema(),
        """
        CREATE TABLE raw_event (
          position       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          stream         text        NOT NULL,
          version        bigint      NOT NULL,
          id             uuid        NOT NULL DEFAULT uuidv7(),
          type           text        NOT NULL,
          data           jsonb       NOT NULL,
          occurred_at    timestamptz NOT NULL,
          recorded_at    timestamptz NOT NULL,
          correlation_id uuid        NOT NULL,
          causation_id   uuid        NOT NULL,
          actor          text        NOT NULL
        )
        """);
  }
}
