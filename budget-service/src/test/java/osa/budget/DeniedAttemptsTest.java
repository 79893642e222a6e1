package osa.budget;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.testing.PostgresForTests;
import osa.kernel.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeniedAttemptsTest {

  private static final String CORRELATION = "3f0c2a56-7d1e-4b8a-9c24-5e6f70812301";

  private final Listener listener = new Listener();

  @BeforeEach
  void listen() {
    Logger.getLogger("osa.denied").addHandler(listener);
  }

  @AfterEach
  void listenNoMore() {
    Logger.getLogger("osa.denied").removeHandler(listener);
  }

  @Test
  void who_lacks_the_role_is_named_with_what_they_asked_for() throws Exception {
    given()
        .header("X-Correlation-Id", CORRELATION)
        .auth()
        .oauth2(TestTokens.withRoles("auditor"))
        .header("Idempotency-Key", "k")
        .body("{}")
        .contentType("application/json")
        .post("/fiscal-years/2026/closing")
        .then()
        .statusCode(403);
    assertEquals(
        "403 POST /fiscal-years/2026/closing from 127.0.0.1, subject test-auditor, correlation "
            + CORRELATION
            + ": it needs another role than: auditor",
        line());
  }

  @Test
  void why_a_token_was_not_accepted_is_told() throws Exception {
    assertReason("no token", null);
    assertReason("the token has expired", TestTokens.expired("auditor"));
    assertReason("the token is for somebody else", TestTokens.forAnotherAudience("auditor"));
    assertReason("the signature is not the provider's", TestTokens.signedByAStranger("auditor"));
    assertReason("the token can't be read", "x");
  }

  private void assertReason(String reason, String token) throws Exception {
    var request = given().queryParam("limit", 7);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    request.get("/fiscal-years").then().statusCode(401);
    String line = line();
    assertTrue(line.startsWith("401 GET /fiscal-years from 127.0.0.1, subject unknown, "), line);
    assertTrue(line.endsWith(": " + reason), line);
  }

  @Test
  void no_part_of_a_token_and_no_query_is_told() throws Exception {
    String token = TestTokens.signedByAStranger("budget-officer");
    given()
        .auth()
        .oauth2(token)
        .queryParam("access_token", token)
        .get("/fiscal-years")
        .then()
        .statusCode(401);
    String line = line();
    for (String part : token.split("\\.")) {
      assertFalse(line.contains(part.substring(0, 8)), line);
    }
    assertFalse(line.contains("access_token"), line);
    assertFalse(line.contains("budget-officer"), line);
  }

  @Test
  void a_page_of_another_origin_is_told_too() throws Exception {
    given().header("Origin", "https://elsewhere.test").get("/problems").then().statusCode(403);
    String line = line();
    assertTrue(line.startsWith("403 GET /problems from 127.0.0.1, subject unknown"), line);
  }

  @Test
  void what_was_allowed_is_not_told() throws Exception {
    given().get("/problems").then().statusCode(200);
    given()
        .auth()
        .oauth2(TestTokens.withRoles("auditor"))
        .get("/fiscal-years/2026x")
        .then()
        .statusCode(404);
    given().get("/fiscal-years").then().statusCode(401);
    String line = line();
    assertTrue(line.startsWith("401 GET /fiscal-years from"), line);
  }

  /// The line is written when the answer is out, which the caller may see first.
  private String line() throws InterruptedException {
    String line = listener.lines.poll(10, TimeUnit.SECONDS);
    assertNotNull(line, "nothing was told");
    return line;
  }

  private static final class Listener extends Handler {

    private static final PatternFormatter MESSAGE = new PatternFormatter("%s");
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @Override
    public void publish(LogRecord told) {
      lines.add(MESSAGE.format(told));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
