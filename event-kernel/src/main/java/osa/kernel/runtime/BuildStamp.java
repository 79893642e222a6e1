package osa.kernel.runtime;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.stream.Collectors;
import osa.kernel.rebuild.ReadModels;

/// Tells one build of a service's projections from another.
final class BuildStamp {

  private BuildStamp() {}

  /// Where their code was loaded from, and when that was made.
  static String of(ReadModels readModels) {
    return readModels.all().stream()
        .map(model -> model.projection().getClass().getProtectionDomain().getCodeSource())
        .distinct()
        .map(BuildStamp::of)
        .sorted()
        .collect(Collectors.joining(","));
  }

  private static String of(CodeSource source) {
    URL location = source.getLocation();
    try {
      Path file = Path.of(location.toURI());
      return file.getFileName() + "@" + Files.getLastModifiedTime(file);
    } catch (URISyntaxException | IOException e) {
      throw new IllegalStateException("the code is not where it was loaded from", e);
    }
  }
}
