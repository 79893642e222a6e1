package osa.kernel.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/// The two times that every read may ask about, as they came.
public class When {

  @Parameter(
      description = "Only what held on this Japan date (valid time)",
      example = "2025-10-24",
      schema = @Schema(type = SchemaType.STRING, format = "date"))
  @QueryParam("asOf")
  public String asOf;

  @Parameter(
      description =
          "Only what had been recorded by then (recorded time): an instant, or a Japan date for"
              + " its end. The answer never changes again",
      example = "2025-10-24T15:00:00Z",
      schema = @Schema(type = SchemaType.STRING))
  @QueryParam("asKnownAt")
  public String asKnownAt;

  public boolean isNow() {
    return asOf == null && asKnownAt == null;
  }
}
