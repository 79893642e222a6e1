package osa.kernel.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/// Documents on every operation what its shape implies, so that no resource has to repeat it and
/// none can forget it: the headers it needs and gives, and the problems it can answer with.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiHouseStyle implements OASFilter {

  private static final String IF_MATCH = "If-Match";
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach((method, operation) -> complete(path, method, operation)));
    Set<String> sent = new HashSet<>();
    for (PathItem item : api.getPaths().getPathItems().values()) {
      for (Operation operation : item.getOperations().values()) {
        if (operation.getRequestBody() != null) {
          collect(api, refOf(operation.getRequestBody().getContent()), sent);
        }
      }
    }
    api.getComponents()
        .getSchemas()
        .forEach(
            (name, schema) -> {
              if (!sent.contains(name)) {
                requireWhatIsAlwaysThere(schema);
              }
            });
  }

  /// An answer has all its fields but those that are marked nullable, which may be null or absent.
  private static void requireWhatIsAlwaysThere(Schema schema) {
    if (schema.getProperties() == null) {
      return;
    }
    schema.setRequired(
        schema.getProperties().entrySet().stream()
            .filter(property -> !isNullable(property.getValue()))
            .map(Map.Entry::getKey)
            .toList());
  }

  private static boolean isNullable(Schema schema) {
    return schema.getType() != null && schema.getType().contains(Schema.SchemaType.NULL)
        || schema.getAnyOf() != null
        || schema.getOneOf() != null;
  }

  private static String refOf(Content content) {
    return content.getMediaTypes().values().stream()
        .map(type -> type.getSchema().getRef())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  /// The schemas that a body is made of: callers may leave out what the schema does not require.
  private static void collect(OpenAPI api, String ref, Set<String> names) {
    String name = ref.substring(ref.lastIndexOf('/') + 1);
    Schema schema = api.getComponents().getSchemas().get(name);
    if (schema == null || !names.add(name) || schema.getProperties() == null) {
      return;
    }
    for (Schema property : schema.getProperties().values()) {
      Schema part = property.getItems() == null ? property : property.getItems();
      if (part.getRef() != null) {
        collect(api, part.getRef(), names);
      }
    }
  }

  private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
    boolean creates =
        describeHeader(operation, IDEMPOTENCY_KEY, "Your name for this intent", "K-1");
    boolean changes = describeHeader(operation, IF_MATCH, "The ETag you read", "\"3\"");
    if (changes) {
      operation.addParameter(
          OASFactory.createParameter()
              .name(IDEMPOTENCY_KEY)
              .in(Parameter.In.HEADER)
              .description("Optional: a repetition then gives the first answer")
              .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
    }
    boolean readsOne = method == PathItem.HttpMethod.GET && path.endsWith("}");
    if (creates || changes || (readsOne && !isOpen(path))) {
      addHeader(operation, "ETag", "The version, for If-Match");
    }
    if (creates) {
      addHeader(operation, "Location", "Address of what was created");
    }
    if (creates || changes) {
      addHeader(operation, CommandDesk.REPLAYED, "true when the answer was given before");
      addHeader(
          operation,
          PositionFilter.HEADER,
          "Names what happened; send it with a read in any service that has to show it");
    }
    boolean reads = method == PathItem.HttpMethod.GET && !isOpen(path);
    if (reads) {
      operation.addParameter(
          OASFactory.createParameter()
              .name(PositionFilter.HEADER)
              .in(Parameter.In.HEADER)
              .description(
                  "Optional: what answers to commands gave, several separated by commas; the read"
                      + " waits until all of it is seen here")
              .example("grant-service:grant/0f3c2a56-7d1e-4b8a-9c24-5e6f70812301@4711-23")
              .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
    }
    if (parameters(operation).stream().anyMatch(p -> "asKnownAt".equals(p.getName()))) {
      addHeader(
          operation,
          "ETag",
          (readsOne ? "The version, for If-Match; of" : "Of") + " the past, a tag of the content");
      addHeader(
          operation,
          "Cache-Control",
          "Of the past only: for ever when pinned to a settled recorded time, else no-cache");
    }
    problems(path, method, operation, changes)
        .forEach((status, meaning) -> document(operation, status, meaning));
    sort(operation);
  }

  private static Map<String, String> problems(
      String path, PathItem.HttpMethod method, Operation operation, boolean changes) {
    Map<String, String> problems = new TreeMap<>();
    problems.put("406", "No such media type");
    if (!isOpen(path)) {
      problems.put("401", "No valid token");
      problems.put("403", "The token's roles do not allow it");
      problems.put("503", "The database does not answer, or too many writers");
    }
    if (method == PathItem.HttpMethod.GET && !isOpen(path)) {
      problems.put("400", "A header has the wrong form");
      problems.put("503", "The database does not answer, or the position sent is not seen yet");
    }
    if (path.contains("{")) {
      problems.put("404", "There is no such thing");
    }
    if (parameters(operation).stream().anyMatch(p -> p.getIn() == Parameter.In.QUERY)) {
      problems.put("400", "A parameter or header has the wrong form");
      problems.put("422", "A parameter can never be accepted");
    }
    if (operation.getRequestBody() != null) {
      problems.put("400", "The body is malformed, or a header is missing");
      problems.put("409", "A rule refuses it in the present state");
      problems.put("413", "The body is too large");
      problems.put("415", "The body is not JSON");
      problems.put("422", "A value can never be accepted");
    }
    if (changes) {
      problems.put("412", "Somebody changed it since you read it");
      problems.put("428", "If-Match is missing");
    }
    return problems;
  }

  private static boolean isOpen(String path) {
    return path.startsWith("/problems");
  }

  private static List<Parameter> parameters(Operation operation) {
    return operation.getParameters() == null ? List.of() : operation.getParameters();
  }

  /// Marks the header as required; answers whether the operation has it.
  private static boolean describeHeader(
      Operation operation, String name, String description, String example) {
    List<Parameter> found =
        parameters(operation).stream().filter(p -> name.equals(p.getName())).toList();
    found.forEach(header -> header.required(true).description(description).example(example));
    return !found.isEmpty();
  }

  private static void addHeader(Operation operation, String name, String description) {
    Header header =
        OASFactory.createHeader()
            .description(description)
            .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    operation
        .getResponses()
        .getAPIResponses()
        .forEach(
            (status, response) -> {
              if (status.startsWith("2")) {
                response.addHeader(name, header);
              }
            });
  }

  private static void document(Operation operation, String status, String meaning) {
    if (operation.getResponses().hasAPIResponse(status)
        && operation.getResponses().getAPIResponse(status).getContent() != null) {
      return;
    }
    Schema problem = OASFactory.createSchema().ref("#/components/schemas/Problem");
    operation
        .getResponses()
        .addAPIResponse(
            status,
            OASFactory.createAPIResponse()
                .description(meaning)
                .content(
                    OASFactory.createContent()
                        .addMediaType(
                            Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(problem))));
  }

  private static void sort(Operation operation) {
    Map<String, APIResponse> byStatus = new TreeMap<>(operation.getResponses().getAPIResponses());
    APIResponses sorted = OASFactory.createAPIResponses();
    byStatus.forEach(sorted::addAPIResponse);
    operation.setResponses(sorted);
  }
}
