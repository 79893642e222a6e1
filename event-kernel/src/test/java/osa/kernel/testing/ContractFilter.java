package osa.kernel.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Holds every answer in a test against the service's OpenAPI document: the status is documented
/// for the operation, and the body is what its schema says. So the document cannot promise what the
/// service does not do.
public final class ContractFilter implements Filter {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, ContractFilter> BY_SERVICE = new ConcurrentHashMap<>();

  private final JsonNode document;

  private ContractFilter(JsonNode document) {
    this.document = document;
  }

  public static ContractFilter of(String service) {
    return BY_SERVICE.computeIfAbsent(service, ContractFilter::read);
  }

  private static ContractFilter read(String service) {
    Path home = Path.of(System.getProperty("osa.home", ".."));
    try {
      return new ContractFilter(
          new YAMLMapper().readTree(home.resolve("docs/openapi/" + service + ".yaml").toFile()));
    } catch (IOException e) {
      throw new AssertionError(service, e);
    }
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    Response response = context.next(request, expected);
    String path = Path.of("/", request.getDerivedPath()).toString();
    operation(request.getMethod(), path)
        .ifPresent(operation -> check(request.getMethod() + " " + path, operation, response));
    return response;
  }

  /// Empty for what the document does not have, such as a wrong method: that is the point of such
  /// a test.
  private Optional<JsonNode> operation(String method, String path) {
    JsonNode exact = document.at("/paths").get(path);
    if (exact != null) {
      return Optional.ofNullable(exact.get(method.toLowerCase()));
    }
    for (Map.Entry<String, JsonNode> template : document.get("paths").properties()) {
      if (path.matches(template.getKey().replaceAll("\\{[^}]+}", "[^/]+"))) {
        return Optional.ofNullable(template.getValue().get(method.toLowerCase()));
      }
    }
    return Optional.empty();
  }

  private void check(String call, JsonNode operation, Response response) {
    String answer = call + " -> " + response.statusCode();
    JsonNode documented = operation.at("/responses").get(Integer.toString(response.statusCode()));
    assertFalse(documented == null, () -> answer + " is not documented");
    for (Map.Entry<String, JsonNode> content : documented.path("content").properties()) {
      assertEquals(content.getKey(), response.contentType().replaceAll(";.*", ""), answer);
      assertEquals(Set.of(), findings(content.getValue().get("schema"), response), answer);
    }
  }

  private Set<?> findings(JsonNode schema, Response response) {
    ObjectNode complete = schema.deepCopy();
    complete.set("components", document.get("components"));
    try {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(complete)
          .validate(JSON.readTree(response.asString()));
    } catch (IOException e) {
      throw new AssertionError("the answer is not JSON", e);
    }
  }
}
