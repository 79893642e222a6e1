package osa.doctor;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import osa.doctor.Site.Database;

/// Questions to a database, in transactions that cannot write.
public final class Sql implements AutoCloseable {

  private final Connection connection;

  private Sql(Connection connection) {
    this.connection = connection;
  }

  public static Sql on(Database database) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", database.looker().user());
    login.setProperty("password", database.looker().password());
    login.setProperty("loginTimeout", "5");
    login.setProperty("connectTimeout", "5");
    login.setProperty("socketTimeout", "30");
    login.setProperty("ApplicationName", "osa doctor");
    login.setProperty("readOnly", "true");
    login.setProperty("readOnlyMode", "always");
    login.setProperty("options", "-c lock_timeout=5s -c statement_timeout=25s");
    return new Sql(DriverManager.getConnection(database.jdbcUrl(), login));
  }

  /// Reads one row.
  @FunctionalInterface
  public interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  public <T> List<T> rows(String query, Reader<T> reader, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<T> rows = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.add(reader.read(row));
        }
      }
      return rows;
    }
  }

  /// For a question that always has one row.
  public <T> T row(String query, Reader<T> reader, Object... parameters) throws SQLException {
    return rows(query, reader, parameters).getFirst();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
