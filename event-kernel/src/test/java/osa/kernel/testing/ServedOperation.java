package osa.kernel.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// An operation as a service's OpenAPI document describes it, and a request for it that has the
/// right form and is about nothing that exists.
///
/// @param name as in `GET /grants/{grantId}`
/// @param address the path with something in the place of every parameter
/// @param headers that the operation takes, with a value each
/// @param mediaType of the body; empty when it takes none
/// @param roles that it asks for; empty when it is open
record ServedOperation(
    String name,
    String address,
    Map<String, String> headers,
    Optional<String> mediaType,
    List<String> roles) {

  /// What stands for a parameter that is neither a number nor a UUID.
  private static final Map<String, String> SAMPLES = Map.of("iso3", "PHL", "code", "NOT_ALLOWED");

  private static final String A_NUMBER = "2024";

  static List<ServedOperation> all(String document) {
    List<ServedOperation> all = new ArrayList<>();
    JsonNode root = read(document);
    root.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(method -> all.add(of(root, path.getKey(), method))));
    return all;
  }

  String method() {
    return name.substring(0, name.indexOf(' '));
  }

  /// The request, to a service on this machine.
  HttpRequest request(int port, Credentials credentials) {
    String query = credentials.query().isEmpty() ? "" : "?" + credentials.query();
    var request = HttpRequest.newBuilder(URI.create(here(port) + address + query));
    headers.forEach(request::header);
    credentials.headers().forEach(request::header);
    mediaType.ifPresent(type -> request.header("Content-Type", type));
    return request
        .method(
            method(),
            mediaType.isPresent() ? BodyPublishers.ofString("{}") : BodyPublishers.noBody())
        .build();
  }

  static String here(int port) {
    return "http://localhost:" + port;
  }

  private static ServedOperation of(
      JsonNode root, String path, Map.Entry<String, JsonNode> method) {
    String address = path;
    Map<String, String> headers = new HashMap<>();
    for (JsonNode parameter : method.getValue().path("parameters")) {
      String name = parameter.path("name").asText();
      switch (parameter.path("in").asText()) {
        case "path" -> address = address.replace("{" + name + "}", sample(root, parameter));
        case "header" -> header(name).ifPresent(value -> headers.put(name, value));
        default -> {}
      }
    }
    List<String> roles = new ArrayList<>();
    for (JsonNode requirement : method.getValue().path("security")) {
      requirement.forEach(scopes -> scopes.forEach(scope -> roles.add(scope.asText())));
    }
    return new ServedOperation(
        method.getKey().toUpperCase() + " " + path,
        address,
        headers,
        mediaTypes(method.getValue().path("requestBody")).findFirst(),
        roles);
  }

  private static Stream<String> mediaTypes(JsonNode requestBody) {
    return requestBody.path("content").propertyStream().map(Map.Entry::getKey);
  }

  private static String sample(JsonNode root, JsonNode parameter) {
    JsonNode schema = parameter.path("schema");
    if (schema.has("$ref")) {
      schema = root.at(schema.path("$ref").asText().substring(1));
    }
    if (schema.path("format").asText().equals("uuid")) {
      return UUID.randomUUID().toString();
    }
    return schema.path("type").asText().equals("integer")
        ? A_NUMBER
        : SAMPLES.getOrDefault(parameter.path("name").asText(), "none");
  }

  private static Optional<String> header(String name) {
    return switch (name) {
      case "If-Match" -> Optional.of("\"1\"");
      case "Idempotency-Key" -> Optional.of(UUID.randomUUID().toString());
      default -> Optional.empty();
    };
  }

  private static JsonNode read(String document) {
    try {
      return new ObjectMapper().readTree(document);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no OpenAPI document", e);
    }
  }
}
