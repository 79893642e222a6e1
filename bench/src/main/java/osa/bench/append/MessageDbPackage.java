package osa.bench.append;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// The SQL of Message DB as its authors publish it on the npm registry, by name and version. None
/// of it is kept in this repository.
///
/// @param files texts by path in the package
record MessageDbPackage(Map<String, String> files) {
  private static final String NAME = "@eventide/message-db";
  private static final String VERSION = "1.3.1";
  private static final String ROOT = "package/database/";

  /// `NPM_CONFIG_REGISTRY` names another registry, as it does for npm itself.
  static MessageDbPackage fetch() throws IOException, InterruptedException {
    String registry =
        Optional.ofNullable(System.getenv("NPM_CONFIG_REGISTRY"))
            .orElse("https://registry.npmjs.org/");
    try (HttpClient http =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      String address = registry.replaceFirst("/?$", "/") + NAME.replace("/", "%2f") + "/" + VERSION;
      JsonNode about = new ObjectMapper().readTree(get(http, address));
      return new MessageDbPackage(unpack(get(http, about.at("/dist/tarball").asText())));
    }
  }

  /// What its `install.sh` runs in a database that is there, in that order; without the roles and
  /// privileges, which take a superuser, and without the views, which only print summaries.
  List<String> scripts() {
    return Stream.of("schema/", "extensions/", "types/", "tables/", "functions/", "indexes/")
        .flatMap(
            folder ->
                files.keySet().stream()
                    .filter(path -> path.startsWith(ROOT + folder) && path.endsWith(".sql"))
                    .sorted())
        .map(files::get)
        .toList();
  }

  private static byte[] get(HttpClient http, String address)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(address + " answers " + answer.statusCode());
    }
    return answer.body();
  }

  private static Map<String, String> unpack(byte[] archive) throws IOException {
    Map<String, String> files = new HashMap<>();
    try (var tar =
        new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        files.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
