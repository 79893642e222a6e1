package osa.kernel.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// Every operation of a service's OpenAPI document, asked with every role and with every kind of
/// credential that is none, answers as the tables of `docs/security.md` say.
///
/// Whoever may is answered by the operation itself, with whatever it thinks of the request, and
/// never with 401, 403 or by an address that is not there. Whoever may not is told so before
/// anything of the request is looked at, and nothing happens.
public abstract class RolesContract {

  private static final int NOT_AUTHENTICATED = 401;
  private static final int NOT_ALLOWED = 403;

  /// Answers of nobody in particular: the request did not come to the operation.
  private static final Set<String> NOWHERE = Set.of("NOTHING_HERE", "METHOD_NOT_ALLOWED");

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Inject protected DataSource dataSource;

  private final List<String> findings = new ArrayList<>();
  private int attempts;

  protected abstract String service();

  @Test
  void every_operation_is_in_the_table_and_every_line_of_the_table_is_an_operation() {
    assertEquals(namesOf(operations()), new TreeSet<>(RoleTable.of(service()).allowed().keySet()));
  }

  @Test
  void the_document_names_the_roles_of_the_table() {
    for (ServedOperation operation : operations()) {
      Set<String> named = isOpen(operation) ? Set.of() : mayOf(operation);
      assertEquals(named, new TreeSet<>(operation.roles()), operation.name());
    }
  }

  @Test
  void each_role_may_what_the_table_says() {
    long before = events();
    for (ServedOperation operation : operations()) {
      Set<String> may = mayOf(operation);
      for (String role : roles()) {
        if (!may.contains(role)) {
          refused(operation, Credentials.role(role));
        }
      }
    }
    assertEquals(before, events(), "a refused request had an effect");
    for (ServedOperation operation : operations()) {
      for (String role : mayOf(operation)) {
        accepted(operation, Credentials.role(role));
      }
    }
    nothingFound(operations().size() * roles().size());
  }

  @Test
  void no_bad_token_opens_anything_and_no_good_one_opens_more_than_its_roles() {
    long before = events();
    int expected = 0;
    List<Credentials> bad = Credentials.bad(roles());
    for (ServedOperation operation : operations()) {
      List<Credentials> all = new ArrayList<>(bad);
      Set<String> others = new TreeSet<>(roles());
      others.removeAll(mayOf(operation));
      all.addAll(Credentials.insufficient(roles(), others));
      for (Credentials one : all) {
        expected++;
        if (isOpen(operation)) {
          accepted(operation, one);
        } else {
          refused(operation, one);
        }
      }
    }
    assertEquals(before, events(), "a refused request had an effect");
    nothingFound(expected);
  }

  @Test
  void a_token_that_was_good_is_refused_once_it_has_expired() throws InterruptedException {
    ServedOperation operation =
        operations().stream()
            .filter(one -> one.method().equals("GET") && !isOpen(one))
            .findFirst()
            .orElseThrow();
    Duration lifetime = Duration.ofSeconds(2);
    Credentials shortLived = Credentials.expiringIn(lifetime, mayOf(operation).iterator().next());
    accepted(operation, shortLived);
    Thread.sleep(lifetime.plusSeconds(1));
    refused(operation, shortLived);
    nothingFound(2);
  }

  @Test
  void no_other_spelling_of_an_address_opens_it() {
    for (ServedOperation operation : operations()) {
      if (isOpen(operation) || !operation.method().equals("GET")) {
        continue;
      }
      String address = operation.address();
      for (String path :
          List.of(
              address,
              address + "/",
              "/" + address,
              "/." + address,
              "/x/.." + address,
              address + ";a=b",
              address + "%2f",
              "/%" + Integer.toHexString(address.charAt(1)) + address.substring(2))) {
        for (String method : List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH")) {
          int status = send(bare(method, path)).statusCode();
          boolean tellsMethodsOnly = method.equals("OPTIONS");
          if (status < 400 && !tellsMethodsOnly || status >= 500) {
            findings.add(method + " " + path + " without a token: " + status);
          }
        }
      }
    }
    nothingFound(attempts);
  }

  private void accepted(ServedOperation operation, Credentials credentials) {
    HttpResponse<String> response = ask(operation, credentials);
    int status = response.statusCode();
    if (status == NOT_AUTHENTICATED
        || status == NOT_ALLOWED
        || status >= 500
        || status >= 400 && NOWHERE.stream().anyMatch(response.body()::contains)) {
      findings.add(told(operation, credentials, response) + ", but may");
    }
  }

  private void refused(ServedOperation operation, Credentials credentials) {
    HttpResponse<String> response = ask(operation, credentials);
    int expected = credentials.status();
    String code = expected == NOT_AUTHENTICATED ? "\"NOT_AUTHENTICATED\"" : "\"NOT_ALLOWED\"";
    boolean challenged = response.headers().firstValue("WWW-Authenticate").isPresent();
    if (response.statusCode() != expected
        || !response.body().contains(code)
        || challenged != (expected == NOT_AUTHENTICATED)) {
      findings.add(told(operation, credentials, response) + ", but may not");
    }
  }

  private HttpResponse<String> ask(ServedOperation operation, Credentials credentials) {
    return send(operation.request(RestAssured.port, credentials));
  }

  private static HttpRequest bare(String method, String path) {
    return HttpRequest.newBuilder(URI.create(ServedOperation.here(RestAssured.port) + path))
        .method(method, HttpRequest.BodyPublishers.noBody())
        .build();
  }

  private HttpResponse<String> send(HttpRequest request) {
    attempts++;
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri().toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void nothingFound(int attemptsExpected) {
    assertEquals("", String.join("\n", findings));
    assertEquals(attemptsExpected, attempts, "somebody was not asked");
    assertTrue(attempts > 0);
  }

  private List<ServedOperation> operations() {
    String document = given().queryParam("format", "json").get("/q/openapi").asString();
    List<ServedOperation> operations = ServedOperation.all(document);
    assertTrue(operations.size() > 10, "the document is there");
    return operations;
  }

  private List<String> roles() {
    return RoleTable.of(service()).roles();
  }

  /// Empty for what is not in the table: another test says so.
  private Set<String> mayOf(ServedOperation operation) {
    Set<String> may =
        new TreeSet<>(RoleTable.of(service()).allowed().getOrDefault(operation.name(), Set.of()));
    may.remove(RoleTable.NOBODY);
    return may;
  }

  private boolean isOpen(ServedOperation operation) {
    return RoleTable.of(service())
        .allowed()
        .getOrDefault(operation.name(), Set.of())
        .contains(RoleTable.NOBODY);
  }

  private long events() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM es_event")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> namesOf(List<ServedOperation> operations) {
    Set<String> names = new TreeSet<>();
    operations.forEach(operation -> names.add(operation.name()));
    return names;
  }

  private static String told(
      ServedOperation operation, Credentials credentials, HttpResponse<String> response) {
    return "%s, %s: %d %s"
        .formatted(
            operation.name(),
            credentials.name(),
            response.statusCode(),
            shortened(response.body()));
  }

  private static String shortened(String text) {
    return text.strip().substring(0, Math.min(text.strip().length(), 200));
  }
}
