package osa.kernel.runtime;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import osa.kernel.Checkpoints;
import osa.kernel.EventStore;
import osa.kernel.reaction.Follower;
import osa.kernel.reaction.Reaction;

/// Runs a service's reactions to its own log, each in a loop of its own and in one replica at a
/// time. They need no broker: with Kafka away they go on. They look by themselves and are not woken
/// by commits, of which most call for nothing.
@ApplicationScoped
class Reacting {

  private static final int EVENTS_MAX = 100;

  private final MessagingConfig config;
  private final DataSource dataSource;
  private final List<Reaction> reactions;
  private final EventStore log;
  private final Checkpoints checkpoints;
  private final List<Runnable> stops = new ArrayList<>();

  Reacting(
      MessagingConfig config,
      DataSource dataSource,
      @All List<Reaction> reactions,
      EventStore log,
      Checkpoints checkpoints) {
    this.config = config;
    this.dataSource = dataSource;
    this.reactions = reactions;
    this.log = log;
    this.checkpoints = checkpoints;
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      reactions.forEach(this::start);
    }
  }

  private void start(Reaction reaction) {
    String reader = Follower.readerOf(config.service(), reaction.name());
    Leadership leadership = new Leadership(dataSource, reader);
    Follower follower = new Follower(config.service(), reaction, log, checkpoints, EVENTS_MAX);
    Loop loop =
        new Loop(
            reaction.name(),
            config.relayIdle(),
            () -> leadership.held() && follower.followBatch() > 0);
    stops.add(loop::close);
    stops.add(leadership::close);
  }

  void stop(@Observes ShutdownEvent event) {
    stops.forEach(Runnable::run);
  }
}
