package osa.kernel.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TracingSwitchTest {

  /// The framework's default is that tracing is on.
  private static SmallRyeConfig configured(Map<String, String> written) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withInterceptors(new TracingSwitch())
        .withDefaultValue(TracingSwitch.DISABLED, "false")
        .withSources(new PropertiesConfigSource(written, "written", 300))
        .build();
  }

  private static boolean off(Map<String, String> written) {
    return configured(written).getValue(TracingSwitch.DISABLED, Boolean.class);
  }

  @Test
  void nothing_is_traced_until_somebody_says_where_to() {
    assertEquals(true, off(Map.of()));
    assertEquals(true, off(Map.of("osa.tracing.endpoint", "")));
    assertEquals(true, off(Map.of("osa.tracing.endpoint", "  ")));
    assertEquals(false, off(Map.of("osa.tracing.endpoint", "http://otel-collector:4318")));
  }

  @Test
  void an_explicit_word_wins() {
    assertEquals(false, off(Map.of("quarkus.otel.sdk.disabled", "false")));
    assertEquals(
        true,
        off(
            Map.of(
                "quarkus.otel.sdk.disabled", "true",
                "osa.tracing.endpoint", "http://otel-collector:4318")));
  }

  @Test
  void an_empty_endpoint_is_none_so_that_its_default_holds() {
    SmallRyeConfig config = configured(Map.of("osa.tracing.endpoint", ""));
    assertEquals(Optional.empty(), config.getOptionalValue("osa.tracing.endpoint", String.class));
  }
}
