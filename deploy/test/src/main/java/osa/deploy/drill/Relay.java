package osa.deploy.drill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import osa.chaos.site.Site;
import osa.launcher.PartName;

/// Who leads a service's relay: the sessions that hold the advisory lock of the task.
final class Relay {

  private static final String LEADERS =
      """
      SELECT host(a.client_addr) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
      WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND (l.classid::bigint << 32) | l.objid::bigint = hashtextextended(?, 0)
      """;

  private Relay() {}

  /// Their addresses.
  static List<String> leaders(Site site, PartName service) throws SQLException {
    try (Connection connection = site.database(service);
        PreparedStatement query = connection.prepareStatement(LEADERS)) {
      query.setString(1, service.label() + " relay");
      List<String> leaders = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          leaders.add(row.getString(1));
        }
      }
      return leaders;
    }
  }
}
