package osa.kernel.testing;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import osa.kernel.Transactions;

/// Real transactions of a real database without a container: everything that goes through
/// [#dataSource()] inside [#required] holds or falls together.
public final class JdbcTransactions implements Transactions {

  private final DataSource database;
  private final ThreadLocal<Connection> open = new ThreadLocal<>();

  public JdbcTransactions(DataSource database) {
    this.database = database;
  }

  /// Gives the open transaction's connection inside a transaction, else one that commits by itself.
  public DataSource dataSource() {
    return (DataSource)
        Proxy.newProxyInstance(
            JdbcTransactions.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, method, _) -> {
              if (!method.getName().equals("getConnection")) {
                throw new UnsupportedOperationException(method.getName());
              }
              Connection current = open.get();
              return current == null
                  ? database.getConnection()
                  : new OneConnection(current).getConnection();
            });
  }

  @Override
  public <T> T required(Supplier<T> work) {
    if (open.get() != null) {
      return work.get();
    }
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      open.set(connection);
      return committed(connection, work);
    } catch (SQLException e) {
      throw new IllegalStateException("no transaction", e);
    } finally {
      open.remove();
    }
  }

  // To close the connection would roll back as well, but at a moment that the caller cannot know.
  private static <T> T committed(Connection connection, Supplier<T> work) throws SQLException {
    try {
      T result = work.get();
      connection.commit();
      return result;
    } catch (RuntimeException | Error e) {
      connection.rollback();
      throw e;
    }
  }
}
