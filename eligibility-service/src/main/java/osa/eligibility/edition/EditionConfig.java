package osa.eligibility.edition;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How large editions may be, `osa.editions.*`.
@ConfigMapping(prefix = "osa.editions")
public interface EditionConfig {

  /// Bytes of a file in UTF-8. As JSON it has to fit into `quarkus.http.limits.max-body-size`.
  @WithDefault("200000")
  int csvBytesMax();

  /// Rows below the header.
  @WithDefault("5000")
  int rowsMax();
}
