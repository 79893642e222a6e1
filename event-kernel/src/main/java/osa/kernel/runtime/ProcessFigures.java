package osa.kernel.runtime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What those who look after several processes compare: the version that runs, as the label of a
/// figure that is always 1, and what each takes for the time.
@ApplicationScoped
class ProcessFigures {

  void tell(
      @Observes StartupEvent event,
      MeterRegistry registry,
      InstantSource clock,
      @ConfigProperty(name = "osa.version") String version) {
    Gauge.builder("osa.build.info", () -> 1)
        .description("The version that runs")
        .tag("version", version)
        .strongReference(true)
        .register(registry);
    Gauge.builder("osa.clock.seconds", () -> clock.millis() / 1_000.0)
        .description("What the process takes for the time, since the epoch")
        .strongReference(true)
        .register(registry);
  }
}
