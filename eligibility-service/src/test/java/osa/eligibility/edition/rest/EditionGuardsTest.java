package osa.eligibility.edition.rest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static osa.eligibility.ServiceApi.create;
import static osa.eligibility.ServiceApi.question;
import static osa.eligibility.ServiceApi.registered;
import static osa.eligibility.ServiceApi.with;
import static osa.eligibility.edition.rest.EditionApi.acceptAsSeen;
import static osa.eligibility.edition.rest.EditionApi.file;
import static osa.eligibility.edition.rest.EditionApi.groups;
import static osa.eligibility.edition.rest.EditionApi.propose;
import static osa.eligibility.edition.rest.EditionApi.read;
import static osa.eligibility.edition.rest.EditionApi.step;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.country.CountryCommandHandler;
import osa.eligibility.country.domain.Confidence;
import osa.eligibility.country.domain.CountryCommand.RecordRestriction;
import osa.eligibility.country.domain.CountryId;
import osa.eligibility.country.domain.Fact.Restriction;
import osa.eligibility.country.domain.RestrictionKind;
import osa.eligibility.country.domain.Source;
import osa.eligibility.country.domain.SourceKind;
import osa.kernel.Context;
import osa.kernel.ExpectedVersion;
import osa.kernel.testing.PostgresForTests;

/// What stands between a preview and an acceptance that would do something else, and between a file
/// and the log.
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EditionGuardsTest {

  private static final int CSV_BYTES_MAX = 200_000;
  private static final AtomicInteger COUNTRIES = new AtomicInteger();

  @Inject DataSource database;
  @Inject CountryCommandHandler countries;

  private final String country = "XE" + (char) ('A' + COUNTRIES.getAndIncrement());

  @BeforeEach
  void a_country_is_registered() {
    registered(country);
  }

  private String promotion() {
    return "iso3,group\n%s,H\n".formatted(country);
  }

  private void askedForAGrant(String validOn) {
    create(
            "desk-officer",
            "/assessments",
            with(
                question(country, validOn, "COASTAL_RADAR"),
                "grantId",
                UUID.randomUUID().toString()))
        .statusCode(201);
  }

  @Test
  void an_assessment_that_the_edition_would_touch_makes_a_preview_outdated() {
    String id = groups(promotion());
    read(id).body("preview.consequences", hasSize(0));
    askedForAGrant("2026-07-15");

    acceptAsSeen(id).statusCode(409).body("code", equalTo("PREVIEW_OUTDATED"));

    step(id, "preview", Map.of()).statusCode(200).body("preview.consequences", hasSize(1));
    acceptAsSeen(id).statusCode(200).body("state", equalTo("ACCEPTED"));
  }

  @Test
  void an_assessment_that_the_edition_does_not_touch_leaves_a_preview_true() {
    String id = groups("iso3,group\n%s,LM\n".formatted(country));
    askedForAGrant("2026-07-15");

    acceptAsSeen(id).statusCode(200).body("state", equalTo("ACCEPTED"));
  }

  @Test
  void a_file_that_is_written_to_between_the_rehearsal_and_the_acceptance_outdates_the_preview() {
    String id = groups(promotion());
    CountDownLatch written = new CountDownLatch(1);
    CompletableFuture<Void> somebodyElse =
        CompletableFuture.runAsync(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          restricted();
                          written.countDown();
                          waitUntilSomebodyWaits();
                        }));
    awaited(written);

    ValidatableResponse answer = acceptAsSeen(id);

    somebodyElse.join();
    answer.statusCode(409).body("code", equalTo("PREVIEW_OUTDATED"));
    read(id).body("state", equalTo("PROPOSED"));
    acceptAsSeen(id).statusCode(200).body("state", equalTo("ACCEPTED"));
  }

  private void restricted() {
    Source source = new Source(SourceKind.OFFICIAL, "a source", null);
    countries.handle(
        new CountryId(country),
        new RecordRestriction(
            new Restriction(
                RestrictionKind.UN_MEASURES, null, null, null, source, Confidence.HIGH)),
        ExpectedVersion.any(),
        new Context("tester", Instant.now(), UUID.randomUUID(), UUID.randomUUID()));
  }

  /// Until another transaction waits for what this one has written.
  private void waitUntilSomebodyWaits() {
    Instant until = Instant.now().plusSeconds(10);
    while (locksAwaited() == 0) {
      if (Instant.now().isAfter(until)) {
        throw new AssertionError("nobody waits");
      }
      Thread.onSpinWait();
    }
  }

  private int locksAwaited() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet waiting =
            statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
      waiting.next();
      return waiting.getInt(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaited(CountDownLatch latch) {
    try {
      if (!latch.await(10, SECONDS)) {
        throw new AssertionError("it never came");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_file_may_be_as_large_as_the_limit_in_bytes_and_not_in_letters() {
    String csv = promotion();
    String full = csv + " ".repeat(CSV_BYTES_MAX - csv.length());
    propose("income-groups", file(full, "worldBankYear", 2027)).statusCode(201);

    propose("income-groups", file("é".repeat(CSV_BYTES_MAX / 2 + 1), "worldBankYear", 2027))
        .statusCode(422)
        .body("code", equalTo("EDITION_TOO_LARGE"))
        .body("bytes", equalTo(CSV_BYTES_MAX + 2));
    assertEquals(CSV_BYTES_MAX, full.length());
  }
}
