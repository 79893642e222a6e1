package osa.budget;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.testing.PostgresForTests;

/// A frontend of another origin that was let in by name.
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@TestProfile(AllowedOriginsTest.OneFrontend.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AllowedOriginsTest {

  private static final String FRONTEND = "https://desk.test";

  public static final class OneFrontend implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("osa.cors.origins", FRONTEND);
    }
  }

  @Test
  void it_may_send_commands_and_read_what_answers_say() {
    given()
        .header("Origin", FRONTEND)
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "authorization,if-match,idempotency-key")
        .options("/fiscal-years/2026/closing")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", FRONTEND)
        .header("Access-Control-Allow-Methods", containsString("POST"))
        .header("Access-Control-Allow-Headers", containsString("If-Match"))
        .header("Access-Control-Allow-Credentials", not("true"));
    given()
        .header("Origin", FRONTEND)
        .get("/problems")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", FRONTEND)
        .header("Access-Control-Expose-Headers", containsString("Osa-Position"));
    given().header("Origin", FRONTEND).get("/fiscal-years").then().statusCode(401);
  }

  @Test
  void another_one_may_not() {
    for (String other : new String[] {"https://desk.test.elsewhere", "http://desk.test"}) {
      given()
          .header("Origin", other)
          .get("/problems")
          .then()
          .statusCode(403)
          .header("Access-Control-Allow-Origin", nullValue());
    }
  }
}
