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
import java.util.stream.Stream;

/// The passwords of the embedded PostgreSQL, made once, in a file only its owner may read.
record PostgresPasswords(Properties byRole) {
  static final String ADMIN = "osa";

  /// Reads the file, makes it when it is not there, and completes it when it lacks a role.
  static PostgresPasswords in(Path file) {
    try {
      var passwords = new Properties();
      if (Files.exists(file)) {
        try (Reader reader = Files.newBufferedReader(file)) {
          passwords.load(reader);
        }
      }
      var known = passwords.size();
      roles().forEach(role -> passwords.computeIfAbsent(role, _ -> random()));
      if (passwords.size() > known) {
        StateFolder.writeSecret(file, text(passwords));
      }
      return new PostgresPasswords(passwords);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String of(String role) {
    return byRole.getProperty(role);
  }

  private static Stream<String> roles() {
    var ofServices =
        PartName.services().stream()
            .flatMap(service -> Stream.of(service.databaseName(), service.databaseOwner()));
    return Stream.concat(Stream.of(ADMIN), ofServices);
  }

  private static String text(Properties passwords) throws IOException {
    var text = new StringWriter();
    passwords.store(text, "made by osa; readable by its owner only");
    return text.toString();
  }

  private static String random() {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
