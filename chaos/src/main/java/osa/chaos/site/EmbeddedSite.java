package osa.chaos.site;

import java.net.URI;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import osa.launcher.PartName;
import osa.launcher.Role;
import osa.launcher.Stack;

/// The embedded default: processes of this machine, and tokens that live longer than any run.
public final class EmbeddedSite implements Site {

  private record Person(String name, Role role) {}

  private final Stack stack;
  private final ConcurrentMap<Person, String> tokens = new ConcurrentHashMap<>();

  public EmbeddedSite(Stack stack) {
    this.stack = stack;
  }

  @Override
  public URI uri(PartName service) {
    return stack.uri(service);
  }

  @Override
  public String token(String name, Role role) {
    return tokens.computeIfAbsent(
        new Person(name, role), person -> stack.tokens().mint(person.name(), person.role()));
  }

  @Override
  public HttpClient.Builder http() {
    return HttpClient.newBuilder();
  }

  @Override
  public Connection database(PartName service) throws SQLException {
    return DriverManager.getConnection(
        stack.jdbcUrl(service) + "?loginTimeout=3&socketTimeout=30",
        stack.databaseUser(service),
        stack.databasePassword(service));
  }

  @Override
  public String bootstrapServers() {
    return stack.bootstrapServers();
  }
}
