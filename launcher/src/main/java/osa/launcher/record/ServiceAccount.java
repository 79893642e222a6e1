package osa.launcher.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Supplier;
import osa.launcher.Console;
import osa.launcher.Refusal;

/// Somebody who is a program: gets its tokens from an identity provider by client credentials
/// (RFC 6749, 4.4) and gets a new one shortly before the old one ends.
///
/// @param tokenEndpoint the provider's token endpoint
final class ServiceAccount implements Supplier<String> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration REQUEST = Duration.ofSeconds(15);
  private static final Duration SPARE = Duration.ofSeconds(20);

  private final URI tokenEndpoint;
  private final String clientId;
  private final String clientSecret;
  private final Clock clock;
  private final Console console;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

  private String token;
  private Instant renewAt = Instant.MIN;

  ServiceAccount(
      URI tokenEndpoint, String clientId, String clientSecret, Clock clock, Console console) {
    this.tokenEndpoint = tokenEndpoint;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.clock = clock;
    this.console = console;
  }

  /// @return a token that is good for some seconds more
  /// @throws Refusal when the provider refuses, or does not answer for minutes
  @Override
  public synchronized String get() {
    if (!clock.instant().isBefore(renewAt)) {
      renew();
    }
    return token;
  }

  private void renew() {
    var patience = new Patience(console, "the identity provider does not answer");
    while (true) {
      try {
        var response = http.send(request(), BodyHandlers.ofString());
        if (response.statusCode() < 500) {
          take(response);
          return;
        }
        patience.waitAfter(() -> "it answers " + response.statusCode());
      } catch (IOException e) {
        patience.waitAfter(() -> "no connection to " + tokenEndpoint);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Refusal("The loading of the record was interrupted.", e);
      }
    }
  }

  private HttpRequest request() {
    var credentials = form(clientId) + ":" + form(clientSecret);
    var basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.US_ASCII));
    return HttpRequest.newBuilder(tokenEndpoint)
        .timeout(REQUEST)
        .header("Authorization", "Basic " + basic)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
        .build();
  }

  private void take(HttpResponse<String> response) {
    var body = json(response.body());
    if (response.statusCode() != 200 || !body.path("access_token").isTextual()) {
      throw new Refusal(
          "The identity provider refuses a token to %s: %d %s. Is its secret the one in the realm?"
              .formatted(clientId, response.statusCode(), body.path("error").asText()));
    }
    token = body.path("access_token").asText();
    var lifetime = Duration.ofSeconds(body.path("expires_in").asLong());
    renewAt = clock.instant().plus(lifetime).minus(SPARE);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  private static String form(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
