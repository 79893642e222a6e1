package osa.kernel.runtime;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;

/// Counts the answers over HTTP by how long they took, in few steps: from them one can tell over
/// all replicas what share was answered within a time, which averages cannot.
@Singleton
final class HttpHistogram {

  private static final String REQUESTS = "http.server.requests";

  private static final double[] STEPS_NANOS =
      Stream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000)
          .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
          .toArray();

  @Produces
  @Singleton
  MeterFilter steps() {
    return new MeterFilter() {
      @Override
      public DistributionStatisticConfig configure(
          Meter.Id id, DistributionStatisticConfig config) {
        return id.getName().equals(REQUESTS)
            ? DistributionStatisticConfig.builder()
                .serviceLevelObjectives(STEPS_NANOS)
                .build()
                .merge(config)
            : config;
      }
    };
  }
}
