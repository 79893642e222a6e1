package osa.kernel.inbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import javax.sql.DataSource;
import osa.kernel.IntegrationMessage;
import osa.kernel.store.StoreFailure;

/// Remembered messages, one row each. A second delivery of the same message waits for the first
/// one's transaction and then finds its row.
public final class PostgresInboxLedger implements InboxLedger {

  private final DataSource dataSource;
  private final InstantSource clock;

  public PostgresInboxLedger(DataSource dataSource, InstantSource clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  @Override
  public boolean remember(IntegrationMessage message) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO es_inbox (message_id, type, received_at) VALUES (?, ?, ?)
                ON CONFLICT (message_id) DO NOTHING
                """)) {
      insert.setObject(1, message.id());
      insert.setString(2, message.type());
      insert.setTimestamp(3, Timestamp.from(clock.instant()));
      return insert.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new StoreFailure("remember a message", e);
    }
  }
}
