package osa.kernel.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import osa.kernel.rebuild.ReadModel;
import osa.kernel.rebuild.ReadModels;
import osa.kernel.rebuild.Rebuild;
import osa.kernel.rebuild.Rebuilder;

/// What every service can do to its read models, over HTTP and on a real database. The rebuild's
/// own steps are done by hand, so that a test sees it at any of them.
public abstract class ReadModelsContract {

  @Inject protected ReadModels readModels;
  @Inject protected Rebuilder rebuilder;
  @Inject protected DataSource dataSource;

  private ReadModel<?> model;

  protected abstract String service();

  /// One of the service's read models.
  protected abstract String readModel();

  /// Makes one row of it, by whatever command does, and answers with its key.
  protected abstract String oneRow();

  /// A statement that makes the row with a key wrong.
  protected abstract String corruption();

  @BeforeEach
  void endWhatIsOpen() {
    model = readModels.byName(readModel()).orElseThrow();
    readModels
        .rebuildsOf(model)
        .latest()
        .filter(rebuild -> rebuild.isAtWork() || rebuild.stage() == Rebuild.Stage.COMPARED)
        .ifPresent(rebuild -> change(rebuild.id().toString(), "cancel", Map.of("reason", "over")));
  }

  private RequestSpecification as(String role) {
    return given()
        .filter(ContractFilter.of(service()))
        .auth()
        .oauth2(TestTokens.withRoles(role))
        .contentType(ContentType.JSON);
  }

  private String path() {
    return "/read-models/" + readModel() + "/rebuilds";
  }

  private ValidatableResponse start(Map<String, ?> body) {
    return as("operator")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(body)
        .post(path())
        .then();
  }

  private String started(Map<String, ?> body) {
    return start(body)
        .statusCode(201)
        .header("Location", notNullValue())
        .extract()
        .path("rebuildId");
  }

  private ValidatableResponse read(String id) {
    return as("auditor").get(path() + "/" + id).then();
  }

  private ValidatableResponse change(String id, String action, Map<String, ?> body) {
    return as("operator")
        .header("If-Match", read(id).extract().header("ETag"))
        .body(body)
        .post(path() + "/" + id + "/" + action)
        .then();
  }

  private void step() {
    rebuilder.step(model, readModels.rebuildsOf(model).latest().orElseThrow());
  }

  private void run() {
    while (readModels.rebuildsOf(model).latest().orElseThrow().isAtWork()) {
      step();
    }
  }

  private String hash() {
    return as("auditor")
        .get("/read-models?hash=true")
        .then()
        .statusCode(200)
        .body("items.log", hasItem(matchesPattern("[0-9]+-[0-9]+")))
        .extract()
        .path("items.find { it.name == '" + readModel() + "' }.sha256");
  }

  private void corrupt(String key) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(corruption())) {
      statement.setString(1, key);
      assertEquals(1, statement.executeUpdate());
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_read_model_is_rebuilt_and_switched_and_says_so() {
    oneRow();
    String before = hash();
    String id = started(Map.of("reason", "a drill"));
    read(id).statusCode(200).body("state", equalTo("BUILDING")).body("percent", equalTo(0));
    run();
    read(id)
        .body("state", equalTo("SWITCHED"))
        .body("percent", equalTo(100))
        .body("comparison.different", equalTo(0));
    assertEquals(before, hash());
    as("operator")
        .get("/read-models")
        .then()
        .statusCode(200)
        .body("items.name", hasItem(readModel()));
  }

  @Test
  void a_row_that_is_wrong_is_named_and_mended_when_an_operator_accepts_it() {
    String key = oneRow();
    String before = hash();
    corrupt(key);
    String id = started(Map.of("reason", "somebody doubts it"));
    run();
    read(id)
        .body("state", equalTo("COMPARED"))
        .body("comparison.different", equalTo(1))
        .body("comparison.differentKeys", equalTo(List.of(key)));
    change(id, "switch", Map.of("acceptDifferences", false))
        .statusCode(409)
        .body("code", equalTo("DIFFERENCES_NOT_ACCEPTED"));
    change(id, "switch", Map.of("acceptDifferences", true))
        .statusCode(200)
        .body("state", equalTo("SWITCHING"));
    run();
    read(id).body("state", equalTo("SWITCHED"));
    assertEquals(before, hash());
  }

  @Test
  void a_rebuild_is_cancelled_and_resumed_and_only_one_is_under_way() {
    oneRow();
    String id = started(Map.of("reason", "a drill", "compareOnly", true));
    step();
    start(Map.of("reason", "another")).statusCode(409).body("code", equalTo("REBUILD_UNDER_WAY"));
    change(id, "resume", Map.of()).statusCode(409).body("code", equalTo("REBUILD_NOT_STOPPED"));
    change(id, "cancel", Map.of("reason", "not now"))
        .statusCode(200)
        .body("state", equalTo("CANCELLED"))
        .body("cause", equalTo("not now"));
    change(id, "cancel", Map.of("reason", "not now"))
        .statusCode(409)
        .body("code", equalTo("REBUILD_ENDED"));
    change(id, "resume", Map.of()).statusCode(200).body("state", equalTo("BUILDING"));
    run();
    read(id).body("state", equalTo("ENDED")).body("comparison.missing", equalTo(0));
    change(id, "switch", Map.of("acceptDifferences", true))
        .statusCode(409)
        .body("code", equalTo("REBUILD_NOT_COMPARED"));
  }

  @Test
  void one_row_is_rebuilt_alone() {
    String key = oneRow();
    String before = hash();
    corrupt(key);
    String id = started(Map.of("reason", "r", "rowKey", key, "acceptDifferences", true));
    run();
    read(id).body("state", equalTo("SWITCHED")).body("comparison.rows", equalTo(1));
    assertEquals(before, hash());
  }

  @Test
  void only_operators_act_and_what_is_not_there_is_a_problem() {
    Map<String, String> body = Map.of("reason", "r");
    as("auditor").header("Idempotency-Key", "k").body(body).post(path()).then().statusCode(403);
    as("stranger").get("/read-models").then().statusCode(403);
    start(Map.of()).statusCode(422).body("errors.field", hasItem("reason"));
    read(UUID.randomUUID().toString()).statusCode(404).body("code", equalTo("REBUILD_UNKNOWN"));
    as("operator")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(body)
        .post("/read-models/nothing/rebuilds")
        .then()
        .statusCode(404)
        .body("code", equalTo("READ_MODEL_UNKNOWN"));
  }
}
