package osa.kernel.projection;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/// Rows of read models in bulk, by the mapping that also serves the live rows, on a connection that
/// says where: whatever tables its search path finds.
@Singleton
public final class EntityRows {

  private final SessionFactory sessions;

  public EntityRows(SessionFactory sessions) {
    this.sessions = sessions;
  }

  /// Those of the rows that are there, by their keys.
  public <V> Map<String, V> find(Connection connection, Class<V> type, List<String> keys) {
    try (StatelessSession session = sessions.openStatelessSession(connection)) {
      List<V> found = session.getMultiple(type, keys);
      Map<String, V> byKey = new HashMap<>();
      for (int i = 0; i < keys.size(); i++) {
        if (found.get(i) != null) {
          byKey.put(keys.get(i), found.get(i));
        }
      }
      return byKey;
    }
  }

  public void write(Connection connection, List<?> added, List<?> changed) {
    try (StatelessSession session = sessions.openStatelessSession(connection)) {
      session.insertMultiple(added);
      session.updateMultiple(changed);
    }
  }
}
