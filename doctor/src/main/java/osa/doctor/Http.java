package osa.doctor;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import osa.doctor.Site.Instance;

/// Questions to a service.
public final class Http {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

  private Http() {}

  public static HttpResponse<String> get(Instance instance, String path)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(instance.address().resolve(path)).timeout(ANSWER_MAX).build();
      return client.send(request, BodyHandlers.ofString());
    }
  }
}
