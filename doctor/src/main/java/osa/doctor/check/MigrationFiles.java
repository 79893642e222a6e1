package osa.doctor.check;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// The migrations of this version, as they are packed with the doctor.
final class MigrationFiles {

  private MigrationFiles() {}

  /// Checksums by file name, as Flyway reckons them.
  static Map<String, Integer> of(String... folders) throws IOException {
    Map<String, Integer> checksums = new HashMap<>();
    for (String folder : folders) {
      URL place = MigrationFiles.class.getResource("/migrations/" + folder);
      if (place == null) {
        throw new IOException(
            "the migrations of %s are not packed with the doctor".formatted(folder));
      }
      checksums.putAll(in(place));
    }
    return checksums;
  }

  private static Map<String, Integer> in(URL place) throws IOException {
    try {
      URI address = place.toURI();
      if (!address.getScheme().equals("jar")) {
        return in(Path.of(address));
      }
      var inside = address.toString().split("!", 2);
      Path jar = Path.of(URI.create(inside[0].substring("jar:".length())));
      try (FileSystem files = FileSystems.newFileSystem(jar)) {
        return in(files.getPath(inside[1]));
      }
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static Map<String, Integer> in(Path folder) throws IOException {
    Map<String, Integer> checksums = new HashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        checksums.put(file.getFileName().toString(), checksum(Files.readAllLines(file)));
      }
    }
    return checksums;
  }

  /// The CRC of the lines without their ends.
  static int checksum(List<String> lines) {
    CRC32 crc = new CRC32();
    lines.forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) crc.getValue();
  }
}
