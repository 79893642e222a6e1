package osa.bad.shop.domain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class ReadsAFile {
  String content(String name) throws IOException {
    return Files.readString(Path.of(name));
  }
}
