package osa.budget.fiscalyear.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.budget.fiscalyear.domain.FiscalYearEvent;
import osa.budget.fiscalyear.domain.FiscalYearEvent.FiscalYearClosed;
import osa.budget.fiscalyear.domain.FiscalYearEvent.FundsCommitted;
import osa.budget.fiscalyear.domain.FiscalYearEvent.FundsReleased;
import osa.budget.fiscalyear.domain.FiscalYearEvent.FundsReserved;
import osa.budget.fiscalyear.domain.FiscalYearEvent.ReservationDeclined;
import osa.budget.fiscalyear.domain.ReleasedFrom;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.testing.Contracts;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BudgetPublisherTest {

  private static final String PHILIPPINES = "0f3c2a56-7d1e-4b8a-9c24-5e6f70812301";
  private static final String VIETNAM = "b64e9d10-2c87-4f35-8a1b-93d0c5e7f412";
  private static final String FIFTH = "5d2b7e94-61f0-4c3a-b8d7-20c9e4a1f605";

  private final BudgetPublisher publisher = new BudgetPublisher();

  private void told(FiscalYearEvent event, String type) {
    RecordedEvent<?> recorded = Contracts.recorded(new StreamId("fiscal-year", "2023"), event);
    var message = publisher.publish(recorded).orElseThrow();
    Contracts.assertIsSample(type, message);
    assertEquals(recorded.id(), message.id());
    assertEquals("fiscal-year/2023", message.subject());
  }

  @Test
  void a_reservation_is_told_as_agreed() {
    told(
        new FundsReserved(2023, PHILIPPINES, 600_000_000, 1_400_000_000),
        "osa.budget.funds-reserved.v1");
  }

  @Test
  void a_declined_reservation_is_told_as_agreed() {
    told(
        new ReservationDeclined(2023, FIFTH, 25_000_001, "INSUFFICIENT_FUNDS", 25_000_000),
        "osa.budget.reservation-declined.v1");
  }

  @Test
  void a_commitment_is_told_as_agreed() {
    told(new FundsCommitted(2023, PHILIPPINES, 600_000_000), "osa.budget.funds-committed.v1");
  }

  @Test
  void a_release_is_told_as_agreed_without_its_reason() {
    told(
        new FundsReleased(2024, VIETNAM, 1_000_000_000, ReleasedFrom.RESERVATION, "withdrawn"),
        "osa.budget.funds-released.v1");
  }

  @Test
  void what_is_the_ledgers_own_business_is_not_told() {
    assertEquals(
        Optional.empty(),
        publisher.publish(
            Contracts.recorded(
                new StreamId("fiscal-year", "2023"),
                new FiscalYearClosed(2023, LocalDate.of(2024, 3, 31)))));
  }

  @Test
  void what_the_kernel_notes_in_the_same_log_is_not_told() {
    assertEquals(
        Optional.empty(),
        publisher.publish(Contracts.recorded(new StreamId("kernel-note", "1"), "noted")));
  }
}
