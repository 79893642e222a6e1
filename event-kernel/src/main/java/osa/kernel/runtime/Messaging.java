package osa.kernel.runtime;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import osa.kernel.inbox.Inbox;
import osa.kernel.kafka.KafkaBroker;
import osa.kernel.kafka.KafkaInbox;
import osa.kernel.kafka.Topics;
import osa.kernel.outbox.OutboxRelay;

/// Runs the two loops of a service: the relay that tells what is in the log, and the inbox that
/// hears the others. HTTP threads never wait for either; with Kafka away the loops wait and catch
/// up when it is back.
@ApplicationScoped
class Messaging {

  private static final int DATABASE_ANSWERS_SECONDS_MAX = 2;

  private final MessagingConfig config;
  private final Map<String, Object> kafka;
  private final DataSource dataSource;
  private final Instance<OutboxRelay> relay;
  private final Instance<KafkaBroker> broker;
  private final Inbox inbox;
  private final CommitSignal committed;

  private Leadership leadership;
  private Loop relayLoop;
  private Loop inboxLoop;
  private KafkaInbox kafkaInbox;
  private boolean relayTopicsReady;

  Messaging(
      MessagingConfig config,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      DataSource dataSource,
      Instance<OutboxRelay> relay,
      Instance<KafkaBroker> broker,
      Inbox inbox,
      CommitSignal committed) {
    this.config = config;
    this.kafka = kafka;
    this.dataSource = dataSource;
    this.relay = relay;
    this.broker = broker;
    this.inbox = inbox;
    this.committed = committed;
  }

  void start(@Observes StartupEvent event) {
    if (!config.enabled()) {
      return;
    }
    leadership = new Leadership(dataSource, config.service() + " relay");
    relayLoop = new Loop("outbox-relay", config.relayIdle(), this::relayRound);
    inboxLoop = new Loop("inbox", Duration.ofMillis(500), this::inboxRound);
    committed.onCommit(relayLoop::wake);
  }

  void stop(@Observes ShutdownEvent event) {
    if (relayLoop != null) {
      inboxLoop.close();
      relayLoop.close();
      leadership.close();
      if (kafkaInbox != null) {
        kafkaInbox.close();
      }
    }
  }

  private boolean relayRound() {
    if (!leadership.held()) {
      return false;
    }
    if (!relayTopicsReady) {
      Topics.declared().createMissing(kafka, config.topicReplicas());
      relayTopicsReady = true;
    }
    return relay.get().relayBatch() > 0;
  }

  private boolean inboxRound() {
    if (kafkaInbox == null) {
      Topics.declared().createMissing(kafka, config.topicReplicas());
      kafkaInbox =
          new KafkaInbox(
              new HashMap<>(kafka),
              config.service(),
              config.listensTo(),
              inbox,
              broker.get(),
              Topics.deadLettersOf(config.service()),
              this::databaseAnswers,
              config.attemptsMax());
    }
    return kafkaInbox.pollOnce();
  }

  private boolean databaseAnswers() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid(DATABASE_ANSWERS_SECONDS_MAX);
    } catch (SQLException e) {
      return false;
    }
  }
}
