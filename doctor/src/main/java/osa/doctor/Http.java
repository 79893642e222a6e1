package osa.doctor;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import osa.doctor.Site.Instance;

/// Questions to a service.
public final class Http {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

  private Http() {}

  public static HttpResponse<String> get(Instance instance, String path)
      throws IOException, InterruptedException {
    HttpClient client =
        HttpClient.newBuilder().version(Version.HTTP_1_1).connectTimeout(ANSWER_MAX).build();
    try {
      HttpRequest request = HttpRequest.newBuilder(instance.address().resolve(path)).build();
      // A request's own timeout ends with the headers; a body that never ends would be waited for.
      return client
          .sendAsync(request, BodyHandlers.ofString())
          .get(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no whole answer within %d s".formatted(ANSWER_MAX.toSeconds()), e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException known ? known : new IOException(e.getCause());
    } finally {
      client.shutdownNow();
    }
  }
}
