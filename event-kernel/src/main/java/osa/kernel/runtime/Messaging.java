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
import osa.kernel.Tracing;
import osa.kernel.deadletter.DeadLetterCommandHandler;
import osa.kernel.inbox.Inbox;
import osa.kernel.inbox.MessageSource.Arrival;
import osa.kernel.kafka.KafkaInbox;
import osa.kernel.kafka.Topics;
import osa.kernel.outbox.OutboxRelay;
import osa.kernel.position.PositionWatch;
import osa.kernel.store.IdempotencyLedger;

/// Runs the loops of a service: the relay that tells what is in the log, the inbox that hears the
/// others, one that forgets expired answers, and one that watches: it ends forgotten transactions
/// and looks at what the metrics show. HTTP threads never wait for any of them; with Kafka away the
/// loops wait and catch up when it is back.
@ApplicationScoped
class Messaging {

  private static final int DATABASE_ANSWERS_SECONDS_MAX = 2;
  private static final Duration INBOX_PAUSE = Duration.ofMillis(500);
  private static final Duration FORGETTING_PAUSE = Duration.ofHours(1);
  private static final int FORGOTTEN_AT_ONCE_MAX = 1_000;
  private static final int LOOKS_PER_BOUND = 10;

  private final MessagingConfig config;
  private final Map<String, Object> kafka;
  private final DataSource dataSource;
  private final Instance<OutboxRelay> relay;
  private final Inbox inbox;
  private final DeadLetterCommandHandler deadLetters;
  private final KernelMetrics metrics;
  private final CommitSignal committed;
  private final IdempotencyLedger answers;
  private final PositionWatch seen;
  private final Watch watch;
  private final BusinessMetrics business;
  private final Tracing tracing;

  private Leadership leadership;
  private Loop relayLoop;
  private Loop inboxLoop;
  private Loop forgetting;
  private Loop watchLoop;
  private Loop figuresLoop;
  private KafkaInbox kafkaInbox;
  private boolean relayTopicsReady;

  Messaging(
      MessagingConfig config,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      DataSource dataSource,
      Instance<OutboxRelay> relay,
      Inbox inbox,
      DeadLetterCommandHandler deadLetters,
      KernelMetrics metrics,
      CommitSignal committed,
      IdempotencyLedger answers,
      PositionWatch seen,
      Watch watch,
      BusinessMetrics business,
      Tracing tracing) {
    this.config = config;
    this.kafka = kafka;
    this.dataSource = dataSource;
    this.relay = relay;
    this.inbox = inbox;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
    this.committed = committed;
    this.answers = answers;
    this.seen = seen;
    this.watch = watch;
    this.business = business;
    this.tracing = tracing;
  }

  void start(@Observes StartupEvent event) {
    if (!config.enabled()) {
      return;
    }
    leadership = new Leadership(dataSource, config.service() + " relay");
    relayLoop = new Loop("outbox-relay", config.relayIdle(), this::relayRound);
    inboxLoop = new Loop("inbox", INBOX_PAUSE, this::inboxRound);
    forgetting = new Loop("forget-answers", FORGETTING_PAUSE, this::forgettingRound);
    watchLoop = new Loop("watch", config.stallMax().dividedBy(LOOKS_PER_BOUND), watch::look);
    figuresLoop = new Loop("figures", config.figuresEvery(), business::look);
    committed.onCommit(relayLoop::wake);
  }

  void stop(@Observes ShutdownEvent event) {
    if (relayLoop != null) {
      figuresLoop.close();
      watchLoop.close();
      forgetting.close();
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
              this::bury,
              this::databaseAnswers,
              config.attemptsMax(),
              seen,
              metrics::handled,
              tracing);
    }
    boolean done = kafkaInbox.pollOnce();
    metrics.inboxLag(kafkaInbox.waiting());
    return done;
  }

  private void bury(Arrival arrival, String reason, int attempts) {
    deadLetters.bury(arrival, reason, attempts);
    metrics.buried();
  }

  private boolean forgettingRound() {
    return answers.forgetExpired(FORGOTTEN_AT_ONCE_MAX) == FORGOTTEN_AT_ONCE_MAX;
  }

  private boolean databaseAnswers() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid(DATABASE_ANSWERS_SECONDS_MAX);
    } catch (SQLException e) {
      return false;
    }
  }
}
