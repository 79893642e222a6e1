package osa.chaos.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import osa.chaos.site.Site;
import osa.launcher.PartName;
import osa.launcher.Role;

/// Reads what the services show, page by page, as any auditor may.
final class ViewReader {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

  private final Site site;

  ViewReader(Site site) {
    this.site = site;
  }

  /// By stream.
  Map<String, JsonNode> all() throws IOException, InterruptedException {
    Map<String, JsonNode> views = new HashMap<>();
    try (HttpClient http = site.http().build()) {
      read(http, PartName.GRANT_SERVICE, "/grants", "grant/", "grantId", views);
      read(http, PartName.BUDGET_SERVICE, "/fiscal-years", "fiscal-year/", "fiscalYear", views);
      read(
          http, PartName.ELIGIBILITY_SERVICE, "/assessments", "assessment/", "assessmentId", views);
    }
    return views;
  }

  private void read(
      HttpClient http,
      PartName service,
      String path,
      String category,
      String id,
      Map<String, JsonNode> views)
      throws IOException, InterruptedException {
    String cursor = "";
    while (cursor != null) {
      URI page =
          URI.create(
              "%s%s?limit=200&cursor=%s"
                  .formatted(
                      site.uri(service), path, URLEncoder.encode(cursor, StandardCharsets.UTF_8)));
      HttpRequest request =
          HttpRequest.newBuilder(page)
              .timeout(ANSWER_MAX)
              .header("Authorization", "Bearer " + site.token("chaos-auditor", Role.AUDITOR))
              .build();
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException("%s answered %d".formatted(page, response.statusCode()));
      }
      JsonNode body = JSON.readTree(response.body());
      body.at("/items").forEach(item -> views.put(category + item.at("/" + id).asText(), item));
      cursor = body.at("/nextCursor").isTextual() ? body.at("/nextCursor").asText() : null;
    }
  }
}
