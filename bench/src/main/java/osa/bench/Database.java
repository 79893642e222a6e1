package osa.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// One schema of the database in which the stores are compared.
public record Database(
    String url, String name, String user, String password, int port, String schema) {

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  public void execute(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  public long number(String query) throws SQLException {
    return Long.parseLong(text(query));
  }

  public String text(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
