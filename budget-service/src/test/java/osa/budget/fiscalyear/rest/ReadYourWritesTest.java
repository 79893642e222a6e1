package osa.budget.fiscalyear.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static osa.budget.fiscalyear.rest.LedgerOverHttp.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osa.kernel.Checkpoint;
import osa.kernel.StreamId;
import osa.kernel.position.Hearing;
import osa.kernel.position.PostgresSeenPositions;
import osa.kernel.testing.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadYourWritesTest {

  private static final String POSITION = "Osa-Position";

  @Inject Hearing hearing;
  @Inject DataSource dataSource;

  private static final LedgerOverHttp LEDGER = LedgerOverHttp.ofItsOwn();

  private final StreamId grant = new StreamId("grant", UUID.randomUUID().toString());

  @BeforeEach
  void a_ledger_to_read() {
    LEDGER.post("initial-appropriation", Map.of("amountJpy", 1_000), "K-initial").statusCode(201);
  }

  private static ValidatableResponse readAt(String... positions) {
    return as("auditor").header(POSITION, String.join(", ", positions)).get(LEDGER.path()).then();
  }

  private String told(String service, long transaction) {
    return service + ":" + grant + "@" + transaction + "-1";
  }

  /// As another replica of this service would.
  private void hear(long transaction) {
    new PostgresSeenPositions(dataSource)
        .remember(
            Map.of(
                hearing.of("grant-service", grant).orElseThrow(), new Checkpoint(transaction, 1)));
  }

  @Test
  void every_command_answers_with_the_position_of_its_last_event() {
    LedgerOverHttp ledger = LedgerOverHttp.ofItsOwn();
    ledger.appropriate(1_000);
    String created =
        ledger
            .reserve("grant-1", 700)
            .header(
                POSITION,
                matchesPattern("budget-service:fiscal-year/" + ledger.year() + "@[0-9]+-[0-9]+"))
            .extract()
            .header(POSITION);
    String changed =
        ledger
            .postIfMatch("reservations/grant-1/commitment", Map.of("amountJpy", 600), "\"2\"")
            .statusCode(200)
            .extract()
            .header(POSITION);
    assertEquals(2, positionIn(changed) - positionIn(created), "committed, and the rest released");
    as("auditor")
        .header(POSITION, created + "," + changed)
        .get(ledger.path())
        .then()
        .statusCode(200)
        .body("version", equalTo(4));
  }

  private static long positionIn(String token) {
    return Long.parseLong(token.substring(token.lastIndexOf('-') + 1));
  }

  @Test
  void a_repeated_answer_names_the_same_position() {
    LedgerOverHttp ledger = LedgerOverHttp.ofItsOwn();
    ledger.appropriate(1_000);
    Map<String, Object> body = Map.of("grantId", "grant-1", "amountJpy", 600);
    String first = ledger.post("reservations", body, "K-position").extract().header(POSITION);
    ledger.reserve("grant-2", 100);
    ledger
        .post("reservations", body, "K-position")
        .header("Idempotent-Replayed", "true")
        .header(POSITION, equalTo(first));
  }

  @Test
  void a_refusal_happened_nowhere_and_names_no_position() {
    LEDGER.reserve("grant-1", 1_001).statusCode(409).header(POSITION, equalTo(null));
  }

  @Test
  void what_is_not_heard_in_time_is_named() {
    hear(4_000);
    readAt(told("grant-service", 3_999), told("grant-service", 4_711))
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .contentType("application/problem+json")
        .body("code", equalTo("POSITION_NOT_SEEN"))
        .body("waitsFor", contains(told("grant-service", 4_711)))
        .body("seenUpTo", contains("4000-1"));
  }

  @Test
  void what_any_replica_has_heard_can_be_read() {
    hear(5_000);
    readAt(told("grant-service", 5_000)).statusCode(200);
  }

  @Test
  void nobody_waits_for_a_service_of_which_nothing_can_show_here() {
    readAt(told("eligibility-service", 999_999_999)).statusCode(200);
  }

  @Test
  void a_command_does_not_wait() {
    as("budget-officer")
        .header(POSITION, told("grant-service", 999_999_999))
        .header("Idempotency-Key", "K-waits")
        .body(Map.of("grantId", "grant-9", "amountJpy", 1))
        .post(LEDGER.path() + "/reservations")
        .then()
        .statusCode(201);
  }

  @Test
  void who_may_not_read_is_told_so_before_any_wait() {
    String unseen = told("grant-service", 999_999_999);
    RestAssured.given().header(POSITION, unseen).get(LEDGER.path()).then().statusCode(401);
    as("visitor").header(POSITION, unseen).get(LEDGER.path()).then().statusCode(403);
    RestAssured.given().header(POSITION, unseen).get("/problems").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "soon",
        "grant-service:grant/1@1-1,",
        "grant-service:grant/1@1",
        "weather-service:grant/1@1-1",
        "grant-service:grant/1'; DROP TABLE es_seen; --@1-1",
        "grant-service:grant/${jndi:ldap://x}@1-1",
        "grant-service:grant/1@9999999999999999999-1"
      })
  void what_no_answer_gave_is_refused_and_not_repeated(String header) {
    readAt(header)
        .statusCode(400)
        .body("code", equalTo("MALFORMED_VALUE"))
        .body("errors[0].field", equalTo(POSITION))
        .body(not(containsString("DROP")))
        .body(not(containsString("weather")));
  }

  @Test
  void more_positions_than_a_read_can_have_are_refused() {
    String[] many = new String[21];
    Arrays.fill(many, told("budget-service", 1));
    readAt(many).statusCode(400);
    readAt(Arrays.copyOf(many, 20)).statusCode(200);
  }
}
