package osa.budget;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.budget.fiscalyear.FiscalYearCommandHandler;
import osa.budget.fiscalyear.domain.FiscalYear;
import osa.budget.fiscalyear.domain.FiscalYearCommand.EnactInitialAppropriation;
import osa.budget.fiscalyear.view.FiscalYearQueries;
import osa.kernel.Context;
import osa.kernel.ExpectedVersion;
import osa.kernel.inbox.RawMessage;
import osa.kernel.testing.Contracts;
import osa.kernel.testing.DeadLettersContract;
import osa.kernel.testing.OnePartition;
import osa.kernel.testing.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeadLettersTest extends DeadLettersContract {

  private static final FiscalYear YEAR = new FiscalYear(2092);

  @Inject FiscalYearCommandHandler ledgers;
  @Inject FiscalYearQueries years;

  private final String grantId = UUID.randomUUID().toString();

  @Override
  protected String service() {
    return "budget-service";
  }

  @BeforeEach
  void an_appropriation_of_one_thousand_yen() {
    ledgers.handle(
        new EnactInitialAppropriation(YEAR, UUID.randomUUID(), 1_000, ""),
        ExpectedVersion.any(),
        new Context("tester", Instant.now(), UUID.randomUUID(), UUID.randomUUID()));
  }

  private RawMessage fundsRequested() {
    return OnePartition.raw(
        Contracts.message(
            "osa.grant.funds-requested.v1",
            """
            {"grantId":"%s","fiscalYear":2092,"amountJpy":10,"requestedOn":"2092-04-01"}
            """
                .formatted(grantId)));
  }

  private RawMessage notesEnteredIntoForce() {
    return OnePartition.raw(
        Contracts.message(
            "osa.grant.notes-entered-into-force.v1",
            "{\"grantId\":\"%s\",\"fiscalYear\":2092,\"amountJpy\":7}".formatted(grantId)));
  }

  private long committedJpy() {
    return QuarkusTransaction.requiringNew()
        .call(() -> years.byYear(YEAR).orElseThrow().committedJpy);
  }

  @Test
  void a_refused_message_has_its_effect_once_when_it_is_redriven_after_the_cause_was_mended() {
    long before = committedJpy();
    RawMessage tooEarly = notesEnteredIntoForce();
    String id = buriedOf(tooEarly, fundsRequested()).getFirst();
    read(id)
        .body("reason", startsWith("RESERVATION_UNKNOWN"))
        .body("messageType", equalTo("osa.grant.notes-entered-into-force.v1"))
        .body("message.key.text", equalTo("test/1"));
    assertEquals(before, committedJpy());

    act(id, "redrive", Map.of("note", "the request has come"))
        .statusCode(200)
        .body("status", equalTo("REDRIVEN"))
        .body("note", equalTo("the request has come"))
        .body("lastFailure", nullValue());
    assertEquals(before + 7, committedJpy());

    act(id, "redrive", Map.of()).statusCode(409).body("code", equalTo("DEAD_LETTER_REDRIVEN"));
    assertEquals(List.of(id), buriedOf(tooEarly), "delivered again, it is known");
    assertEquals(before + 7, committedJpy());
  }

  @Test
  void a_redrive_in_vain_leaves_no_trace_in_the_ledger() {
    String id = buriedOf(notesEnteredIntoForce()).getFirst();
    long version = version();
    act(id, "redrive", Map.of())
        .statusCode(200)
        .body("status", equalTo("OPEN"))
        .body("lastFailure", startsWith("RESERVATION_UNKNOWN"));
    assertEquals(version, version());
  }

  @Test
  void of_two_who_redrive_at_once_one_does() throws Exception {
    long before = committedJpy();
    String id = buriedOf(notesEnteredIntoForce(), fundsRequested()).getFirst();
    Callable<Response> redrive =
        () ->
            as("operator")
                .header("If-Match", "\"1\"")
                .body(Map.of())
                .post("/dead-letters/" + id + "/redrive");
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<Response>> answers = threads.invokeAll(List.of(redrive, redrive));
      List<Integer> statuses =
          answers.stream().map(answer -> answer.resultNow().statusCode()).sorted().toList();
      assertEquals(List.of(200, 412), statuses);
    }
    assertEquals(before + 7, committedJpy());
  }

  private long version() {
    return QuarkusTransaction.requiringNew().call(() -> years.byYear(YEAR).orElseThrow().version);
  }
}
