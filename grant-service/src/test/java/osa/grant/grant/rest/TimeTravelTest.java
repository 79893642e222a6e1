package osa.grant.grant.rest;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static osa.grant.grant.rest.GrantOverHttp.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.inbox.Inbox;
import osa.kernel.testing.PostgresForTests;

/// A grant as it was, on a day or as known at an instant.
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TimeTravelTest {

  @Inject Inbox inbox;

  private static ValidatableResponse get(String path) {
    return as("auditor").get("/grants" + path).then();
  }

  @Test
  void a_grant_is_shown_as_it_was_on_a_day() {
    GrantOverHttp grant = GrantOverHttp.candidate(inbox).inForceOn("2023-12-18");
    get("/" + grant.id() + "?asOf=2023-12-18")
        .statusCode(200)
        .header("Cache-Control", equalTo("no-cache"))
        .header("ETag", startsWith("\"past-"))
        .body("status", equalTo("IN_FORCE"));
    get("/" + grant.id() + "?asOf=2023-12-17")
        .body("status", equalTo("SELECTED"))
        .body("selection.reservation", equalTo("RESERVED"))
        .body("notes", nullValue());
    get("/" + grant.id() + "?asOf=2023-05-31")
        .body("status", equalTo("CANDIDATE"))
        .body("assessment", nullValue());
    get("/" + grant.id() + "?asOf=2023-04-04")
        .statusCode(404)
        .body("code", equalTo("NOT_YET_THEN"));
    get("/" + grant.id() + "/events?asOf=2023-05-31").body("items.size()", equalTo(1));
  }

  @Test
  void before_it_was_recorded_nobody_knew_of_it() {
    GrantOverHttp grant = GrantOverHttp.candidate(inbox);
    get("/" + grant.id() + "?asKnownAt=2023-12-18")
        .statusCode(404)
        .body("code", equalTo("NOT_YET_THEN"));
    get("?asKnownAt=2023-12-18&limit=200")
        .statusCode(200)
        .header("Cache-Control", equalTo("private, max-age=31536000, immutable"))
        .body("items.grantId", not(hasItem(grant.id())));
  }

  @Test
  void a_list_is_narrowed_by_what_was_so_on_that_day() {
    GrantOverHttp grant = GrantOverHttp.candidate(inbox).inForceOn("2023-12-18");
    String selected = "?limit=200&status=SELECTED&fiscalYear=2023&recipient=FJI";
    get(selected).body("items.grantId", not(hasItem(grant.id())));
    get(selected + "&asOf=2023-12-17").body("items.grantId", hasItem(grant.id()));
    get("?limit=200&status=IN_FORCE&asOf=2023-12-17")
        .body("items.grantId", not(hasItem(grant.id())));
  }

  @Test
  void a_list_of_the_past_comes_in_pages_too() {
    GrantOverHttp one = GrantOverHttp.candidate(inbox);
    GrantOverHttp other = GrantOverHttp.candidate(inbox);
    String query = "?limit=1&asOf=2023-05-31";
    List<String> found = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      var page = get(query + (cursor.isEmpty() ? "" : "&cursor=" + cursor)).extract().jsonPath();
      found.addAll(page.getList("items.grantId"));
      cursor = page.getString("nextCursor");
    }
    assertTrue(found.containsAll(List.of(one.id(), other.id())));
    assertEquals(found.size(), Set.copyOf(found).size());
  }
}
