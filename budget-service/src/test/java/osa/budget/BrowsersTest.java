package osa.budget;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osa.kernel.testing.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BrowsersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/problems",
        "/fiscal-years",
        "/nowhere",
        "/q/openapi",
        "/q/swagger-ui/",
        "/q/health"
      })
  void every_answer_says_that_it_must_not_be_guessed_framed_or_told_to_others(String path) {
    given()
        .get(path)
        .then()
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
  }

  @Test
  void only_the_swagger_ui_runs_scripts_and_only_its_own() {
    given()
        .get("/problems")
        .then()
        .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    given()
        .get("/q/swagger-ui/")
        .then()
        .statusCode(200)
        .header("Content-Security-Policy", containsString("script-src 'self' 'unsafe-inline';"));
  }

  @Test
  void pages_of_other_origins_get_nothing() {
    for (String origin : new String[] {"https://elsewhere.test", "http://localhost:1", "null"}) {
      closed(given().header("Origin", origin).get("/problems").then()).statusCode(403);
      closed(
              given()
                  .header("Origin", origin)
                  .header("Access-Control-Request-Method", "POST")
                  .options("/fiscal-years")
                  .then())
          .statusCode(403);
    }
  }

  @Test
  void pages_of_the_same_origin_get_everything() {
    String here = "http://localhost:" + RestAssured.port;
    given().header("Origin", here).get("/problems").then().statusCode(200);
  }

  private static ValidatableResponse closed(ValidatableResponse response) {
    return response
        .header("Access-Control-Allow-Origin", nullValue())
        .header("Access-Control-Allow-Credentials", nullValue());
  }
}
