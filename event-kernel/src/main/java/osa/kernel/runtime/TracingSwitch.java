package osa.kernel.runtime;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;

/// Tracing is on where `osa.tracing.endpoint` says where to send traces, and otherwise costs
/// nothing: the machinery is not even started. An empty value, which is what Compose makes of an
/// unset variable, says nothing.
public final class TracingSwitch implements ConfigSourceInterceptor {
  private static final long serialVersionUID = 1L;

  static final String DISABLED = "quarkus.otel.sdk.disabled";
  static final String ENDPOINT = "osa.tracing.endpoint";

  @Override
  public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
    ConfigValue found = context.proceed(name);
    return switch (name) {
      case ENDPOINT -> blank(found) ? null : found;
      case DISABLED -> found == null || isDefault(found) ? said(name, noEndpoint(context)) : found;
      default -> found;
    };
  }

  private static boolean noEndpoint(ConfigSourceInterceptorContext context) {
    return blank(context.proceed(ENDPOINT));
  }

  private static ConfigValue said(String name, boolean value) {
    return ConfigValue.builder()
        .withName(name)
        .withValue(Boolean.toString(value))
        .withConfigSourceName(TracingSwitch.class.getSimpleName())
        .build();
  }

  private static boolean blank(ConfigValue found) {
    return found == null || found.getValue() == null || found.getValue().isBlank();
  }

  /// Defaults of the framework come from sources below everything that a person may write.
  private static boolean isDefault(ConfigValue found) {
    return found.getConfigSourceOrdinal() < 0;
  }
}
