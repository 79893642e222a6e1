package osa.kernel.runtime;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import javax.sql.DataSource;
import osa.kernel.rebuild.ReadModel;
import osa.kernel.rebuild.ReadModels;
import osa.kernel.rebuild.Rebuild;
import osa.kernel.rebuild.Rebuilder;

/// Runs the rebuilds of a service's read models, in one of its replicas at a time and beside
/// everything else. A rebuild that a replica leaves behind, another goes on with.
@ApplicationScoped
class Rebuilding {

  private final MessagingConfig messaging;
  private final RebuildConfig config;
  private final DataSource dataSource;
  private final ReadModels readModels;
  private final Rebuilder rebuilder;

  private Leadership leadership;
  private Loop loop;

  Rebuilding(
      MessagingConfig messaging,
      RebuildConfig config,
      DataSource dataSource,
      ReadModels readModels,
      Rebuilder rebuilder) {
    this.messaging = messaging;
    this.config = config;
    this.dataSource = dataSource;
    this.readModels = readModels;
    this.rebuilder = rebuilder;
  }

  void start(@Observes StartupEvent event) {
    if (messaging.enabled()) {
      leadership = new Leadership(dataSource, messaging.service() + " rebuilds");
      loop = new Loop("rebuilds", config.idle(), this::round);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (loop != null) {
      loop.close();
      leadership.close();
    }
  }

  /// The lead costs a connection, so it is taken only while there is something to do.
  private boolean round() {
    for (ReadModel<?> model : readModels.all()) {
      Optional<Rebuild> rebuild = readModels.rebuildsOf(model).latest().filter(Rebuild::isAtWork);
      if (rebuild.isPresent()) {
        return leadership.held() && step(model);
      }
    }
    leadership.close();
    return false;
  }

  /// Looks again: before the lead was taken another replica may have done what was to do.
  private boolean step(ReadModel<?> model) {
    return readModels
        .rebuildsOf(model)
        .latest()
        .filter(Rebuild::isAtWork)
        .map(rebuild -> rebuilder.step(model, rebuild))
        .orElse(true);
  }
}
