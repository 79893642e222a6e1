package osa.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/// The passwords of the embedded PostgreSQL, made once, in a file only its owner may read.
record PostgresPasswords(Properties byRole) {
  static final String ADMIN = "osa";

  /// Reads the file, or makes it when it is not there.
  static PostgresPasswords in(Path file) {
    try {
      if (!Files.exists(file)) {
        StateFolder.writeSecret(file, generated());
      }
      var read = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        read.load(reader);
      }
      return new PostgresPasswords(read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String of(String role) {
    return byRole.getProperty(role);
  }

  private static String generated() throws IOException {
    var made = new Properties();
    made.setProperty(ADMIN, random());
    PartName.services().forEach(service -> made.setProperty(service.databaseName(), random()));
    var text = new StringWriter();
    made.store(text, "made by osa; readable by its owner only");
    return text.toString();
  }

  private static String random() {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
