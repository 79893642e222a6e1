package osa.kernel.runtime;

import java.io.IOException;
import java.net.URL;
import java.time.Instant;
import java.util.stream.Collectors;
import osa.kernel.rebuild.ReadModels;

/// Tells one build of a service's projections from another.
final class BuildStamp {

  private BuildStamp() {}

  /// When the code of each projection was made, as far as the class loader tells.
  static String of(ReadModels readModels) {
    return readModels.all().stream()
        .map(model -> model.name() + "@" + madeAt(model.projection().getClass()))
        .collect(Collectors.joining(" "));
  }

  private static Instant madeAt(Class<?> type) {
    URL code = type.getResource(type.getSimpleName() + ".class");
    try {
      return Instant.ofEpochMilli(code == null ? 0 : code.openConnection().getLastModified());
    } catch (IOException e) {
      throw new IllegalStateException("the code is not where it was loaded from", e);
    }
  }
}
