package osa.launcher.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.launcher.Console;
import osa.launcher.Refusal;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ServiceAccountTest {

  private static final String SECRET = "s3cret";

  private final List<String> asked = new ArrayList<>();
  private final SettableClock clock = new SettableClock();
  private HttpServer provider;
  private ServiceAccount account;

  @BeforeEach
  void start() throws IOException {
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.start();
    var port = provider.getAddress().getPort();
    account =
        new ServiceAccount(
            URI.create("http://127.0.0.1:" + port + "/token"),
            "osa-record",
            SECRET,
            clock,
            Console.quiet());
  }

  @AfterEach
  void stop() {
    provider.stop(0);
  }

  @Test
  void a_token_is_kept_until_shortly_before_it_ends() {
    answers(200, "{\"access_token\": \"token-%d\", \"expires_in\": 300}");

    assertEquals("token-1", account.get());
    clock.now = clock.now.plus(Duration.ofSeconds(279));
    assertEquals("token-1", account.get());
    clock.now = clock.now.plus(Duration.ofSeconds(1));
    assertEquals("token-2", account.get());
  }

  @Test
  void it_says_who_it_is_by_its_secret() {
    answers(200, "{\"access_token\": \"token-%d\", \"expires_in\": 300}");

    account.get();

    var credentials = ("osa-record:" + SECRET).getBytes(StandardCharsets.US_ASCII);
    var header = "Basic " + Base64.getEncoder().encodeToString(credentials);
    assertEquals(List.of(header + " grant_type=client_credentials"), asked);
  }

  @Test
  void a_refusal_tells_what_to_look_at_and_not_the_secret() {
    answers(401, "{\"error\": \"unauthorized_client\"}");

    var refusal = assertThrows(Refusal.class, account::get);

    assertTrue(refusal.getMessage().contains("osa-record: 401 unauthorized_client"));
    assertTrue(!refusal.getMessage().contains(SECRET));
  }

  @Test
  void a_job_that_was_not_told_where_everything_is_says_what_is_missing() {
    var refusal = assertThrows(Refusal.class, () -> RecordJob.load(Map.of(), Console.quiet()));

    assertEquals("OSA_GRANT_URL is not set; compose.yaml sets it.", refusal.getMessage());
  }

  private void answers(int status, String body) {
    provider.createContext(
        "/token",
        exchange -> {
          var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + form);
          var bytes = body.formatted(asked.size()).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private static final class SettableClock extends Clock {
    private Instant now = Instant.parse("2026-11-22T00:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("only UTC");
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
