package osa.kernel.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/// How a service takes part in the exchange of messages, `osa.messaging.*`.
@ConfigMapping(prefix = "osa.messaging")
public interface MessagingConfig {

  /// Whether the loops run; off only where a test drives them by hand.
  @WithDefault("true")
  boolean enabled();

  /// The service's name, also its consumer group and the name of its checkpoint.
  String service();

  String publishesTo();

  List<String> listensTo();

  /// How many events one batch of the relay reads at most.
  @WithDefault("500")
  int relayEventsMax();

  /// How long the relay rests when it has caught up and no commit of this process wakes it.
  @WithDefault("PT0.1S")
  Duration relayIdle();

  /// How often a message is tried, while the database answers, before it is a dead letter.
  @WithDefault("5")
  int attemptsMax();

  /// How long a transaction may stay open before its session is ended: until then it holds back
  /// everything that is told after it.
  @WithDefault("PT30S")
  Duration stallMax();

  /// How often the figures of the business and of the read models are looked at.
  @WithDefault("PT15S")
  Duration figuresEvery();

  /// Replicas of a topic when it has to be created.
  @WithDefault("1")
  short topicReplicas();
}
