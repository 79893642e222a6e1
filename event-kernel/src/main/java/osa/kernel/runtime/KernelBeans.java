package osa.kernel.runtime;

import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.arc.All;
import io.quarkus.arc.DefaultBean;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import osa.kernel.Checkpoints;
import osa.kernel.EventStore;
import osa.kernel.Tracing;
import osa.kernel.Transactions;
import osa.kernel.deadletter.DeadLetterCommandHandler;
import osa.kernel.deadletter.DeadLetterEvents;
import osa.kernel.inbox.Inbox;
import osa.kernel.inbox.MessagePolicy;
import osa.kernel.inbox.PostgresInboxLedger;
import osa.kernel.kafka.HeardTopics;
import osa.kernel.kafka.KafkaBroker;
import osa.kernel.kafka.KafkaMessages;
import osa.kernel.kafka.Topics;
import osa.kernel.outbox.IntegrationPublisher;
import osa.kernel.outbox.MessageBroker;
import osa.kernel.outbox.OutboxRelay;
import osa.kernel.position.Hearing;
import osa.kernel.position.PositionWatch;
import osa.kernel.position.PostgresSeenPositions;
import osa.kernel.projection.EntityRows;
import osa.kernel.projection.Past;
import osa.kernel.projection.Projection;
import osa.kernel.projection.Projections;
import osa.kernel.projection.ValidTime;
import osa.kernel.projection.Views;
import osa.kernel.rebuild.LiveRows;
import osa.kernel.rebuild.ReadModelEvents;
import osa.kernel.rebuild.ReadModels;
import osa.kernel.rebuild.Rebuilder;
import osa.kernel.store.CategoryLog;
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
    return new PostgresEventStore(dataSource, withTheKernels(codec), clock);
  }

  /// The kernel keeps streams of its own in every service's log.
  private static EventCodec withTheKernels(EventCodec codec) {
    return codec.and(DeadLetterEvents.codec()).and(ReadModelEvents.codec());
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
  Tracing tracing(
      Instance<OpenTelemetry> telemetry,
      @ConfigProperty(name = TracingSwitch.DISABLED) boolean disabled) {
    return disabled ? Tracing.OFF : new OpenTelemetryTracing(telemetry.get());
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
  ReadModels readModels(
      @All List<Projection<?>> projections,
      EventStore store,
      Transactions transactions,
      Projections noticed) {
    return new ReadModels(projections, store, transactions, noticed);
  }

  @Produces
  @Singleton
  CategoryLog categoryLog(DataSource dataSource, EventCodec codec) {
    return new CategoryLog(dataSource, withTheKernels(codec));
  }

  @Produces
  @Singleton
  LiveRows liveRows(Transactions transactions, DataSource dataSource, CategoryLog log) {
    return new LiveRows(transactions, dataSource, log);
  }

  @Produces
  @Singleton
  Rebuilder rebuilder(
      ReadModels readModels,
      EventStore store,
      CategoryLog log,
      Transactions transactions,
      DataSource dataSource,
      EntityRows rows,
      InstantSource clock,
      RebuildConfig config) {
    Rebuilder.Settings settings =
        new Rebuilder.Settings(
            config.eventsAtOnce(), config.lockMax(), config.pauseMax(), BuildStamp.of(readModels));
    return new Rebuilder(readModels, store, log, transactions, dataSource, rows, clock, settings);
  }

  @Produces
  @Singleton
  Past past(
      EventStore store,
      @ConfigProperty(name = "osa.business-zone") ZoneId zone,
      @All List<ValidTime> validTimes) {
    return new Past(store, zone, validTimes);
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
  PositionWatch positionWatch(
      DataSource dataSource, @ConfigProperty(name = "osa.position.waiters-max") int waitersMax) {
    return new PositionWatch(new PostgresSeenPositions(dataSource), waitersMax);
  }

  @Produces
  @Singleton
  Hearing hearing(MessagingConfig config) {
    return new HeardTopics(Topics.declared(), config.listensTo());
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
      MessagingConfig config,
      Tracing tracing) {
    return new OutboxRelay(
        config.service(),
        config.publishesTo(),
        log,
        checkpoints,
        publisher,
        broker,
        config.relayEventsMax(),
        tracing);
  }
}
