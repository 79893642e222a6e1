package osa.budget.fiscalyear.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static osa.budget.fiscalyear.rest.LedgerOverHttp.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osa.budget.ClockForTests;
import osa.kernel.testing.PostgresForTests;

/// The ledger of FY2025 as it was recorded: what was signed on 22 October was disclosed on the
/// 26th.
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TimeTravelTest {

  private static final String FOR_EVER = "private, max-age=31536000, immutable";
  private static final LedgerOverHttp FY2025 = new LedgerOverHttp(2025);

  @Inject ClockForTests clock;

  /// Each with a key of its own, so that it is recorded by the first test that comes.
  @BeforeEach
  void the_record_of_fiscal_year_2025() {
    recordedOn("2025-03-31", "initial-appropriation", Map.of("amountJpy", 8_100_000_000L));
    reserved("papua-new-guinea", 400_000_000, "2025-09-16", "2025-09-16");
    reserved("sri-lanka", 500_000_000, "2025-09-29", "2025-09-29");
    reserved("malaysia", 3_100_000_000L, "2025-10-22", "2025-10-26");
    clock.runs();
  }

  @AfterEach
  void the_clock_runs() {
    clock.runs();
  }

  private void reserved(String grantId, long amountJpy, String occurredOn, String recordedOn) {
    recordedOn(
        recordedOn,
        "reservations",
        Map.of("grantId", grantId, "amountJpy", amountJpy, "occurredOn", occurredOn));
  }

  private void recordedOn(String day, String path, Map<String, ?> body) {
    clock.standsAt(day + "T03:00:00Z");
    FY2025.post(path, body, "travel-" + path + "-" + day).statusCode(201);
  }

  private static ValidatableResponse read(String query) {
    return as("auditor").urlEncodingEnabled(false).get(FY2025.path() + query).then();
  }

  @Test
  void sc_58_a_back_dated_disclosure_was_valid_before_it_was_known() {
    read("?asKnownAt=2025-10-24").statusCode(200).body("freeJpy", equalTo(7_200_000_000L));
    read("?asOf=2025-10-24").statusCode(200).body("freeJpy", equalTo(4_100_000_000L));
    read("?asOf=2025-10-24&asKnownAt=2025-10-24").body("freeJpy", equalTo(7_200_000_000L));
    read("?asOf=2025-10-21").body("freeJpy", equalTo(7_200_000_000L));
    read("").body("freeJpy", equalTo(4_100_000_000L)).header("Cache-Control", nullValue());
  }

  @Test
  void a_day_is_known_until_its_end_in_japan_and_an_instant_to_the_moment() {
    read("?asKnownAt=2025-10-25").body("version", equalTo(3));
    read("?asKnownAt=2025-10-26").body("version", equalTo(4));
    read("?asKnownAt=2025-10-26T02:59:59.999999Z").body("version", equalTo(3));
    read("?asKnownAt=2025-10-26T03:00:00Z").body("version", equalTo(4));
    read("?asKnownAt=2025-10-26T12:00:00%2B09:00").body("version", equalTo(4));
  }

  @Test
  void what_was_known_at_a_settled_time_may_be_kept_for_ever() {
    String tag =
        read("?asKnownAt=2025-10-24")
            .header("Cache-Control", equalTo(FOR_EVER))
            .header("ETag", matchesPattern("\"past-[0-9a-f]{32}\""))
            .extract()
            .header("ETag");
    assertEquals(tag, read("?asKnownAt=2025-10-24").extract().header("ETag"));
    read("?asKnownAt=2025-10-26").header("ETag", not(equalTo(tag)));
    read("?asKnownAt=2025-10-24&asOf=2025-09-20").header("Cache-Control", equalTo(FOR_EVER));
    read("/events?asKnownAt=2025-10-24").header("Cache-Control", equalTo(FOR_EVER));
    as("auditor")
        .get("/fiscal-years?asKnownAt=2025-10-24")
        .then()
        .header("Cache-Control", equalTo(FOR_EVER));
  }

  @Test
  void what_may_still_change_has_to_be_asked_again() {
    read("?asOf=2025-10-24").header("Cache-Control", equalTo("no-cache"));
    read("?asKnownAt=" + Instant.now().minusSeconds(59))
        .header("Cache-Control", equalTo("no-cache"));
    read("?asKnownAt=" + Instant.now().minusSeconds(61)).header("Cache-Control", equalTo(FOR_EVER));
    read("?asKnownAt=2023-01-01").statusCode(404).header("Cache-Control", equalTo("no-cache"));
  }

  @Test
  void nobody_changes_what_they_saw_in_the_past() {
    String tag = read("?asOf=2025-10-24").extract().header("ETag");
    FY2025
        .postIfMatch("reservations/malaysia/release", Map.of("reason", "no"), tag)
        .statusCode(400)
        .body("code", equalTo("MALFORMED_VALUE"));
  }

  @Test
  void what_was_not_there_yet_is_told_apart_from_what_never_was() {
    for (String early : new String[] {"?asKnownAt=2025-03-30", "?asOf=2025-03-30"}) {
      read(early).statusCode(404).body("code", equalTo("NOT_YET_THEN"));
      read("/events" + early).statusCode(404).body("code", equalTo("NOT_YET_THEN"));
    }
    as("auditor")
        .get("/fiscal-years/2099?asOf=2025-03-30")
        .then()
        .statusCode(404)
        .body("code", equalTo("FISCAL_YEAR_UNKNOWN"));
  }

  @Test
  void the_history_is_the_part_of_it_that_counted() {
    read("/events?asKnownAt=2025-10-24").body("items.version", contains(1, 2, 3));
    read("/events?asOf=2025-09-20").body("items.version", contains(1, 2));
    String cursor =
        read("/events?asKnownAt=2025-10-24&limit=2")
            .body("items.version", contains(1, 2))
            .extract()
            .path("nextCursor");
    read("/events?asKnownAt=2025-10-24&limit=2&cursor=" + cursor)
        .body("items.version", contains(3))
        .body("nextCursor", nullValue());
  }

  @Test
  void a_list_shows_every_ledger_as_it_was() {
    FY2025.post("budget-requests", Map.of("amountJpy", 1), "travel-noise");
    as("auditor")
        .get("/fiscal-years?asKnownAt=2025-10-24")
        .then()
        .statusCode(200)
        .body("items.fiscalYear", contains(2025))
        .body("items[0].freeJpy", equalTo(7_200_000_000L));
    as("auditor")
        .get("/fiscal-years?asOf=2025-10-24&limit=200")
        .then()
        .body("items.fiscalYear", hasItem(2025))
        .body("items.find { it.fiscalYear == 2025 }.freeJpy", equalTo(4_100_000_000L));
    as("auditor").get("/fiscal-years?asOf=2025-03-01").then().body("items", hasSize(0));
  }

  @Test
  void the_future_has_not_happened_and_is_not_known() {
    LocalDate tomorrow = LocalDate.now(ZoneId.of("Asia/Tokyo")).plusDays(1);
    for (String query :
        new String[] {
          "?asOf=" + tomorrow,
          "?asKnownAt=" + tomorrow,
          "?asKnownAt=" + tomorrow.minusDays(1),
          "?asKnownAt=" + Instant.now().plusSeconds(60),
          "?asOf=%2B999999999-12-31",
          "?asKnownAt=%2B1000000000-12-31T23:59:59Z"
        }) {
      read(query).statusCode(422).body("code", equalTo("TIME_IN_FUTURE"));
      read("/events" + query).statusCode(422);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"asOf=soon", "asOf=2025-10-24T00:00:00Z", "asKnownAt=1"})
  void a_time_of_another_form_is_refused(String query) {
    read("?" + query).statusCode(400).body("code", equalTo("MALFORMED_VALUE"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"asOf=2025-02-30", "asKnownAt=2025-02-30"})
  void a_day_that_does_not_exist_is_told(String query) {
    read("?" + query).statusCode(422).body("code", equalTo("DATE_DOES_NOT_EXIST"));
  }
}
