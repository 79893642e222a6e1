package osa.kernel.rest;

import io.quarkus.arc.All;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import osa.kernel.RejectionCode;

/// The catalogue of every error the service can answer with; the `type` of a problem leads here.
@Path("/problems")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Problems")
@PermitAll
public class ProblemResource {

  /// @param status the HTTP status it comes with
  public record ProblemType(String code, int status, String meaning, String remedy) {}

  private final List<ProblemType> types;

  public ProblemResource(@All List<ProblemCatalogue> catalogues) {
    this.types =
        Stream.concat(
                Arrays.stream(HttpProblem.values()),
                catalogues.stream().flatMap(catalogue -> catalogue.codes().stream()))
            .map(ProblemResource::describe)
            .sorted(Comparator.comparing(ProblemType::code))
            .toList();
  }

  @GET
  @Operation(summary = "All errors of this service", operationId = "listProblems")
  public List<ProblemType> list() {
    return types;
  }

  @GET
  @Path("{code}")
  @Operation(summary = "What an error means and what to do", operationId = "getProblem")
  public ProblemType get(@PathParam("code") String code) {
    return types.stream()
        .filter(type -> type.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new ProblemException(Problem.of(HttpProblem.NOTHING_HERE)));
  }

  private static ProblemType describe(RejectionCode code) {
    return new ProblemType(code.name(), Problem.statusOf(code), code.sentence(), code.remedy());
  }
}
