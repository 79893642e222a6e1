package osa.kernel.runtime;

import io.quarkus.arc.All;
import io.quarkus.arc.DefaultBean;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import osa.kernel.Checkpoints;
import osa.kernel.EventStore;
import osa.kernel.Transactions;
import osa.kernel.deadletter.DeadLetterCommandHandler;
import osa.kernel.deadletter.DeadLetterEvents;
import osa.kernel.inbox.Inbox;
import osa.kernel.inbox.MessagePolicy;
import osa.kernel.inbox.PostgresInboxLedger;
import osa.kernel.kafka.KafkaBroker;
import osa.kernel.kafka.KafkaMessages;
import osa.kernel.outbox.IntegrationPublisher;
import osa.kernel.outbox.MessageBroker;
import osa.kernel.outbox.OutboxRelay;
import osa.kernel.projection.Projection;
import osa.kernel.projection.Projections;
import osa.kernel.projection.Views;
import osa.kernel.store.EventCodec;
import osa.kernel.store.IdempotencyLedger;
import osa.kernel.store.PostgresCheckpoints;
import osa.kernel.store.PostgresEventStore;

/// Puts the kernel's parts together for a service. The service brings its [EventCodec], its
/// projections, policies and its publisher.
@Singleton
class KernelBeans {

  @Produces
  @Singleton
  @DefaultBean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  EventStore eventStore(DataSource dataSource, EventCodec codec, InstantSource clock) {
    return new PostgresEventStore(dataSource, codec.and(DeadLetterEvents.codec()), clock);
  }

  @Produces
  @Singleton
  IdempotencyLedger idempotencyLedger(
      DataSource dataSource,
      InstantSource clock,
      @ConfigProperty(name = "osa.idempotency.lifetime") Duration lifetime) {
    return new IdempotencyLedger(dataSource, clock, lifetime);
  }

  @Produces
  @Singleton
  Checkpoints checkpoints(DataSource dataSource) {
    return new PostgresCheckpoints(dataSource);
  }

  @Produces
  @Singleton
  Projections projections(Views views, @All List<Projection<?>> projections) {
    return new Projections(views, projections);
  }

  @Produces
  @Singleton
  Inbox inbox(
      Transactions transactions,
      DataSource dataSource,
      InstantSource clock,
      @All List<MessagePolicy<?>> policies) {
    return new Inbox(transactions, new PostgresInboxLedger(dataSource, clock), policies);
  }

  @Produces
  @Singleton
  DeadLetterCommandHandler deadLetters(
      EventStore store,
      Transactions transactions,
      Projections projections,
      Inbox inbox,
      InstantSource clock) {
    return new DeadLetterCommandHandler(
        store, transactions, projections, inbox, KafkaMessages::read, clock);
  }

  @Produces
  @Singleton
  KafkaBroker kafkaBroker(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    return new KafkaBroker(new HashMap<>(kafka));
  }

  void close(@Disposes KafkaBroker broker) {
    broker.close();
  }

  @Produces
  @Singleton
  OutboxRelay outboxRelay(
      EventStore log,
      Checkpoints checkpoints,
      IntegrationPublisher publisher,
      MessageBroker broker,
      MessagingConfig config) {
    return new OutboxRelay(
        relayOf(config),
        config.publishesTo(),
        log,
        checkpoints,
        publisher,
        broker,
        config.relayEventsMax());
  }

  /// The name under which the relay's checkpoint is kept.
  static String relayOf(MessagingConfig config) {
    return config.service() + " relay";
  }
}
