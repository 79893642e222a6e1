package osa.kernel.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.EventStore;
import osa.kernel.IntegrationMessage;
import osa.kernel.RecordedEvent;
import osa.kernel.Rejection;
import osa.kernel.RejectionCode;
import osa.kernel.StreamId;
import osa.kernel.inbox.Inbox.Handling;
import osa.kernel.store.PostgresEventStore;
import osa.kernel.testing.JdbcTransactions;
import osa.kernel.testing.KernelDatabase;
import osa.kernel.testing.Note;

/// The inbox on a real database: the effect is an event, remembered with the message or not at all.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InboxTest {

  private static final String TYPE = "osa.test.told.v1";
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-04-01T00:00:00Z"));

  private final JdbcTransactions transactions = new JdbcTransactions(KernelDatabase.dataSource());
  private final PostgresInboxLedger ledger =
      new PostgresInboxLedger(transactions.dataSource(), CLOCK);
  private final EventStore store =
      new PostgresEventStore(transactions.dataSource(), Note.CODEC, CLOCK);
  private final StreamId stream = new StreamId("note", UUID.randomUUID().toString());

  /// What this test's service reads of the message.
  record Told(String text, long amount, LocalDate toldOn) {
    Told {
      if (amount < 0) {
        throw new IllegalArgumentException("a negative amount");
      }
    }
  }

  private record Policy(BiFunction<Told, IntegrationMessage, Optional<Rejection>> reaction)
      implements MessagePolicy<Told> {
    @Override
    public String messageType() {
      return TYPE;
    }

    @Override
    public Class<Told> reads() {
      return Told.class;
    }

    @Override
    public Optional<Rejection> react(Told told, IntegrationMessage message) {
      return reaction.apply(told, message);
    }
  }

  private Inbox inbox(BiFunction<Told, IntegrationMessage, Optional<Rejection>> reaction) {
    return new Inbox(transactions, ledger, List.of(new Policy(reaction)));
  }

  private Optional<Rejection> write(Told told, IntegrationMessage message) {
    store.append(
        stream, store.load(stream).size(), List.of(new Note(told.text())), message.causeOf("Test"));
    return Optional.empty();
  }

  private Optional<Rejection> writeAndRefuse(Told told, IntegrationMessage message) {
    write(told, message);
    return Optional.of(new Rejection(Refusal.NOT_NOW, Map.of("amount", told.amount())));
  }

  private enum Refusal implements RejectionCode {
    NOT_NOW;

    @Override
    public String sentence() {
      return "It is too early.";
    }

    @Override
    public String remedy() {
      return "Wait.";
    }

    @Override
    public Kind kind() {
      return Kind.STATE;
    }
  }

  private static IntegrationMessage told(String data) {
    return new IntegrationMessage(
        UUID.randomUUID(),
        TYPE,
        "/osa/test",
        "note/1",
        CLOCK.instant(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        data);
  }

  private static IntegrationMessage told() {
    return told("{\"text\":\"a\",\"amount\":7,\"toldOn\":\"2026-04-01\"}");
  }

  private List<String> written() {
    return store.load(stream).stream().map(event -> ((Note) event.data()).text()).toList();
  }

  @Test
  void a_message_has_its_effect_once_however_often_it_comes() {
    Inbox inbox = inbox(this::write);
    IntegrationMessage message = told();
    assertEquals(Handling.DONE, inbox.handle(message));
    assertEquals(Handling.DUPLICATE, inbox.handle(message));
    assertEquals(Handling.DUPLICATE, inbox.handle(message));
    assertEquals(List.of("a"), written());
  }

  @Test
  void two_messages_with_the_same_content_are_two() {
    Inbox inbox = inbox(this::write);
    inbox.handle(told());
    inbox.handle(told());
    assertEquals(List.of("a", "a"), written());
  }

  @Test
  void the_effect_says_which_message_caused_it() {
    IntegrationMessage message = told();
    inbox(this::write).handle(message);
    RecordedEvent<?> effect = store.load(stream).getFirst();
    assertEquals("policy:Test", effect.actor());
    assertEquals(message.id(), effect.causationId());
    assertEquals(message.correlationId(), effect.correlationId());
    assertEquals(message.time(), effect.occurredAt());
  }

  @Test
  void a_type_that_no_policy_listens_to_is_ignored_and_not_remembered() {
    IntegrationMessage message = told();
    Inbox deaf = new Inbox(transactions, ledger, List.of());
    assertEquals(Handling.IGNORED, deaf.handle(message));
    assertEquals(
        Handling.DONE, inbox(this::write).handle(message), "a later version may listen to it");
  }

  @Test
  void a_refused_message_is_undeliverable_and_leaves_no_trace() {
    IntegrationMessage message = told();
    Undeliverable refused =
        assertThrows(Undeliverable.class, () -> inbox(this::writeAndRefuse).handle(message));
    assertEquals("NOT_NOW: It is too early. {amount=7}", refused.getMessage());
    assertEquals(List.of(), written());
    assertEquals(Handling.DONE, inbox(this::write).handle(message), "not remembered");
  }

  @Test
  void a_failure_takes_the_effect_and_the_memory_with_it() {
    IntegrationMessage message = told();
    Inbox failing =
        inbox(
            (data, from) -> {
              write(data, from);
              throw new IllegalStateException("after the effect");
            });
    assertThrows(IllegalStateException.class, () -> failing.handle(message));
    assertEquals(List.of(), written());
    assertEquals(Handling.DONE, inbox(this::write).handle(message));
    assertEquals(List.of("a"), written());
  }

  @Test
  void what_cannot_be_read_is_undeliverable_and_not_remembered() {
    Inbox inbox = inbox(this::write);
    for (String data :
        List.of(
            "",
            "null",
            "[]",
            "text",
            "{\"text\":\"a\",\"toldOn\":\"2026-04-01\"}",
            "{\"text\":\"a\",\"amount\":null,\"toldOn\":\"2026-04-01\"}",
            "{\"text\":\"a\",\"amount\":1.5,\"toldOn\":\"2026-04-01\"}",
            "{\"text\":\"a\",\"amount\":\"1\",\"toldOn\":\"2026-04-01\"}",
            "{\"text\":\"a\",\"amount\":1,\"amount\":2,\"toldOn\":\"2026-04-01\"}",
            "{\"text\":\"a\",\"amount\":1,\"toldOn\":\"2026-04-01\"} {}",
            "{\"text\":\"a\",\"amount\":-1,\"toldOn\":\"2026-04-01\"}",
            "{\"text\":\"a\",\"amount\":99999999999999999999,\"toldOn\":\"2026-04-01\"}",
            "{\"text\":\"a\",\"amount\":1,\"toldOn\":\"2026-02-30\"}")) {
      IntegrationMessage message = told(data);
      assertThrows(Undeliverable.class, () -> inbox.handle(message), data);
      assertTrue(transactions.required(() -> ledger.remember(message)), data);
    }
    assertEquals(List.of(), written());
  }

  @Test
  void a_field_that_the_reader_does_not_know_is_no_hindrance() {
    IntegrationMessage message =
        told("{\"text\":\"a\",\"amount\":7,\"toldOn\":\"2026-04-01\",\"new\":{\"deep\":[1]}}");
    assertEquals(Handling.DONE, inbox(this::write).handle(message));
  }

  @Test
  void two_deliveries_at_once_have_one_effect() throws Exception {
    IntegrationMessage message = told();
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Inbox slow =
        inbox(
            (data, from) -> {
              inside.countDown();
              await(goOn);
              return write(data, from);
            });
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<Handling> first = threads.submit(() -> slow.handle(message));
      inside.await();
      Future<Handling> second = threads.submit(() -> inbox(this::write).handle(message));
      Awaitility.await().until(KernelDatabase::somebodyWaitsForALock);
      assertFalse(second.isDone(), "it waits for the first one's transaction");
      goOn.countDown();
      assertEquals(Handling.DONE, first.get());
      assertEquals(Handling.DUPLICATE, second.get());
    }
    assertEquals(List.of("a"), written());
  }

  @Test
  void a_second_delivery_takes_over_when_the_first_fails() throws Exception {
    IntegrationMessage message = told();
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Inbox doomed =
        inbox(
            (_, _) -> {
              inside.countDown();
              await(goOn);
              throw new IllegalStateException("too bad");
            });
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<Handling> first = threads.submit(() -> doomed.handle(message));
      inside.await();
      Future<Handling> second = threads.submit(() -> inbox(this::write).handle(message));
      Awaitility.await().until(KernelDatabase::somebodyWaitsForALock);
      goOn.countDown();
      assertThrows(Exception.class, first::get);
      assertEquals(Handling.DONE, second.get());
    }
    assertEquals(List.of("a"), written());
  }

  @Test
  void two_policies_for_one_type_are_a_fault_of_the_program() {
    Policy policy = new Policy(this::write);
    assertThrows(
        IllegalStateException.class,
        () -> new Inbox(transactions, ledger, List.of(policy, policy)));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
