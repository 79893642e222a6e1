package osa.kernel.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Documents on every operation the problems that its shape implies, so that no resource has to
/// repeat them and none can forget one: a body can be malformed, a path can lead nowhere, a version
/// can be stale.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CommonResponses implements OASFilter {

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getPaths().getPathItems().forEach(this::complete);
  }

  private void complete(String path, PathItem item) {
    for (Map.Entry<PathItem.HttpMethod, Operation> entry : item.getOperations().entrySet()) {
      Operation operation = entry.getValue();
      boolean open = path.startsWith("/problems");
      boolean body = operation.getRequestBody() != null;
      Map<String, String> problems = new TreeMap<>();
      problems.put("406", "No such media type");
      if (!open) {
        problems.put("401", "No valid token");
        problems.put("403", "The token's roles do not allow it");
        problems.put("503", "The database does not answer, or too many writers");
      }
      if (path.contains("{")) {
        problems.put("404", "There is no such thing");
      }
      if (hasParameter(operation, Parameter.In.QUERY, null)) {
        problems.put("400", "A parameter has the wrong form");
        problems.put("422", "A parameter can never be accepted");
      }
      if (body) {
        problems.put("400", "The body is malformed, or a header is missing");
        problems.put("409", "A rule refuses it in the present state");
        problems.put("413", "The body is too large");
        problems.put("415", "The body is not JSON");
        problems.put("422", "A value can never be accepted");
      }
      if (hasParameter(operation, Parameter.In.HEADER, "If-Match")) {
        problems.put("412", "Somebody changed it since you read it");
        problems.put("428", "If-Match is missing");
      }
      problems.forEach((status, meaning) -> document(operation, status, meaning));
    }
  }

  private static boolean hasParameter(Operation operation, Parameter.In in, String name) {
    return operation.getParameters() != null
        && operation.getParameters().stream()
            .anyMatch(
                parameter ->
                    parameter.getIn() == in && (name == null || name.equals(parameter.getName())));
  }

  private static void document(Operation operation, String status, String meaning) {
    if (operation.getResponses().hasAPIResponse(status)
        && operation.getResponses().getAPIResponse(status).getContent() != null) {
      return;
    }
    APIResponse response =
        OASFactory.createAPIResponse()
            .description(meaning)
            .content(
                OASFactory.createContent()
                    .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                            .schema(
                                OASFactory.createSchema().ref("#/components/schemas/Problem"))));
    operation.getResponses().addAPIResponse(status, response);
  }
}
