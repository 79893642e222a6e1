package osa.budget.fiscalyear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.Mock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.budget.fiscalyear.domain.FiscalYear;
import osa.budget.fiscalyear.domain.FiscalYearCommand.EnactInitialAppropriation;
import osa.budget.fiscalyear.view.FiscalYearQueries;
import osa.budget.fiscalyear.view.FiscalYearSummary;
import osa.kernel.Context;
import osa.kernel.ExpectedVersion;
import osa.kernel.IntegrationMessage;
import osa.kernel.inbox.Inbox;
import osa.kernel.inbox.Inbox.Handling;
import osa.kernel.inbox.Undeliverable;
import osa.kernel.outbox.OutboxRelay;
import osa.kernel.testing.Contracts;
import osa.kernel.testing.PostgresForTests;
import osa.kernel.testing.RecordingBroker;

/// What the ledgers do when grant-service tells them something, and what they tell in turn.
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MessagesTest {

  private static final FiscalYear YEAR = new FiscalYear(2090);

  @Mock
  @Singleton
  static class BrokerForTests extends RecordingBroker {}

  @Inject Inbox inbox;
  @Inject OutboxRelay relay;
  @Inject BrokerForTests broker;
  @Inject FiscalYearCommandHandler ledgers;
  @Inject FiscalYearQueries years;

  private final String grantId = UUID.randomUUID().toString();

  @BeforeEach
  void an_appropriation_of_one_thousand_yen_and_nothing_untold() {
    ledgers.handle(
        new EnactInitialAppropriation(YEAR, UUID.randomUUID(), 1_000, ""),
        ExpectedVersion.any(),
        new Context("tester", Instant.now(), UUID.randomUUID(), UUID.randomUUID()));
    told();
  }

  private List<String> told() {
    while (relay.relayBatch() > 0) {
      // Until it has caught up.
    }
    return broker.takeSent().stream().map(sent -> sent.message().type()).toList();
  }

  private FiscalYearSummary year() {
    // A session of its own: the test's would show what it has read before.
    return QuarkusTransaction.requiringNew().call(() -> years.byYear(YEAR).orElseThrow());
  }

  private IntegrationMessage fundsRequested(long amountJpy) {
    return Contracts.message(
        "osa.grant.funds-requested.v1",
        """
        {"grantId":"%s","fiscalYear":2090,"amountJpy":%d,"requestedOn":"2090-04-01","new":1}
        """
            .formatted(grantId, amountJpy));
  }

  private IntegrationMessage entered(long amountJpy) {
    return Contracts.message(
        "osa.grant.notes-entered-into-force.v1",
        "{\"grantId\":\"%s\",\"fiscalYear\":2090,\"amountJpy\":%d}".formatted(grantId, amountJpy));
  }

  private IntegrationMessage withdrawn() {
    return Contracts.message(
        "osa.grant.withdrawn.v1",
        "{\"grantId\":\"%s\",\"fiscalYear\":2090,\"reason\":\"changed plans\"}".formatted(grantId));
  }

  @Test
  void a_request_reserves_once_however_often_it_comes_and_the_answer_is_told_once() {
    long freeBeforeJpy = year().freeJpy();
    IntegrationMessage request = fundsRequested(10);
    assertEquals(Handling.DONE, inbox.handle(request));
    assertEquals(Handling.DUPLICATE, inbox.handle(request));
    assertEquals(freeBeforeJpy - 10, year().freeJpy());
    assertEquals(List.of("osa.budget.funds-reserved.v1"), told());
    assertEquals(List.of(), told());
  }

  @Test
  void a_request_that_does_not_fit_is_declined_and_the_grant_hears_of_it() {
    long freeJpy = year().freeJpy();
    assertEquals(Handling.DONE, inbox.handle(fundsRequested(freeJpy + 1)));
    assertEquals(freeJpy, year().freeJpy());
    assertEquals(List.of("osa.budget.reservation-declined.v1"), told());
  }

  @Test
  void a_request_for_a_year_without_a_ledger_is_declined_too() {
    IntegrationMessage request =
        Contracts.message(
            "osa.grant.funds-requested.v1",
            "{\"grantId\":\"%s\",\"fiscalYear\":2091,\"amountJpy\":1}".formatted(grantId));
    assertEquals(Handling.DONE, inbox.handle(request));
    assertTrue(years.byYear(new FiscalYear(2091)).isEmpty());
    assertEquals(List.of("osa.budget.reservation-declined.v1"), told());
  }

  @Test
  void notes_in_force_commit_and_release_what_they_do_not_bind() {
    inbox.handle(fundsRequested(10));
    inbox.handle(entered(7));
    assertEquals(
        List.of(
            "osa.budget.funds-reserved.v1",
            "osa.budget.funds-committed.v1",
            "osa.budget.funds-released.v1"),
        told());
  }

  @Test
  void notes_in_force_without_a_reservation_are_a_dead_letter_and_leave_no_trace() {
    IntegrationMessage message = entered(7);
    long version = year().version;
    Undeliverable first = assertThrows(Undeliverable.class, () -> inbox.handle(message));
    assertTrue(first.getMessage().startsWith("RESERVATION_UNKNOWN"));
    assertThrows(Undeliverable.class, () -> inbox.handle(message), "not remembered as handled");
    assertEquals(version, year().version);
  }

  @Test
  void a_withdrawn_grant_gives_its_money_back_if_it_has_any() {
    long freeBeforeJpy = year().freeJpy();
    assertEquals(Handling.DONE, inbox.handle(withdrawn()));
    inbox.handle(fundsRequested(10));
    assertEquals(Handling.DONE, inbox.handle(withdrawn()));
    assertEquals(freeBeforeJpy, year().freeJpy());
  }

  @Test
  void what_cannot_be_read_is_a_dead_letter_and_what_nobody_wants_is_ignored() {
    for (String data : List.of("", "[]", "{}", "{\"grantId\":\"../x\",\"fiscalYear\":2090}")) {
      assertThrows(
          Undeliverable.class,
          () -> inbox.handle(Contracts.message("osa.grant.funds-requested.v1", data)),
          data);
    }
    assertEquals(
        Handling.IGNORED, inbox.handle(Contracts.message("osa.grant.something-new.v9", "{}")));
  }
}
