package osa.chaos.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.chaos.load.Traffic.Counts;
import osa.chaos.site.Site;
import osa.launcher.PartName;
import osa.launcher.Role;

/// A client against a service that answers as it is told to.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClientTest {

  private static final int CUT = 0;
  private static final String IN_FLIGHT = "{\"code\":\"IDEMPOTENCY_KEY_IN_FLIGHT\"}";

  private record Reply(int status, String body) {}

  private final Deque<Reply> replies = new ArrayDeque<>();
  private final List<String> keys = new ArrayList<>();
  private final AtomicBoolean givenUp = new AtomicBoolean();
  private final Traffic traffic = new Traffic();
  private HttpServer service;
  private HttpClient http;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/", this::answer);
    service.start();
    http = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    http.shutdownNow();
    service.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
      Reply reply = replies.removeFirst();
      givenUp.set(replies.isEmpty() && reply.status() == CUT);
      if (reply.status() != CUT) {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  private Client client(RandomGenerator random) {
    URI address = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
    return new Client(http, new Anywhere(address), "desk", random, traffic, givenUp::get);
  }

  private record Anywhere(URI address) implements Site {

    @Override
    public URI uri(PartName service) {
      return address;
    }

    @Override
    public String token(String name, Role role) {
      return "t";
    }

    @Override
    public HttpClient.Builder http() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Connection database(PartName service) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String bootstrapServers() {
      throw new UnsupportedOperationException();
    }
  }

  /// With a random that says whether an answered command is sent once more.
  private Client client(boolean repeats) {
    RandomGenerator dice = new SplittableRandom(1);
    return client(
        new RandomGenerator() {
          @Override
          public long nextLong() {
            return dice.nextLong();
          }

          @Override
          public int nextInt(int bound) {
            return repeats ? 0 : 1;
          }

          @Override
          public int nextInt(int origin, int bound) {
            return 1;
          }
        });
  }

  private static final Command COMMAND =
      Command.create(
          PartName.GRANT_SERVICE,
          Role.DESK_OFFICER,
          "/grants",
          Map.of(),
          Optional.empty(),
          "candidate-identified.v1");

  @Test
  void an_unknown_outcome_is_asked_for_again_with_the_same_key() {
    replies.add(new Reply(CUT, ""));
    replies.add(new Reply(503, "{}"));
    replies.add(new Reply(409, IN_FLIGHT));
    replies.add(new Reply(201, "{}"));
    Client client = client(false);
    assertEquals(201, client.command(COMMAND).orElseThrow().status());
    assertEquals(4, keys.size());
    assertEquals(1, keys.stream().distinct().count());
    assertTrue(client.promises().getFirst().done());
    assertEquals(new Counts(2, 1, 0, 1), traffic.counts());
  }

  @Test
  void to_be_sent_away_for_asking_too_often_is_no_answer() {
    replies.add(new Reply(429, "{}"));
    replies.add(new Reply(201, "{}"));
    assertEquals(201, client(false).command(COMMAND).orElseThrow().status());
    assertEquals(1, keys.stream().distinct().count());
  }

  @Test
  void a_refusal_is_an_answer() {
    replies.add(new Reply(409, "{\"code\":\"ALREADY_SELECTED\"}"));
    Client client = client(false);
    assertEquals(409, client.command(COMMAND).orElseThrow().status());
    assertFalse(client.promises().getFirst().done());
  }

  @Test
  void another_answer_to_a_repetition_is_kept_in_mind() {
    replies.add(new Reply(201, "{\"version\":1}"));
    replies.add(new Reply(201, "{\"version\":2}"));
    Client client = client(true);
    client.command(COMMAND);
    assertFalse(client.promises().getFirst().repeatedWell());
  }

  @Test
  void the_same_answer_to_a_repetition_is_as_it_should_be() {
    replies.add(new Reply(201, "{\"version\":1}"));
    replies.add(new Reply(201, "{\"version\":1}"));
    Client client = client(true);
    client.command(COMMAND);
    assertTrue(client.promises().getFirst().repeatedWell());
    assertEquals(2, keys.size());
  }

  @Test
  void what_is_given_up_is_no_promise() {
    replies.add(new Reply(CUT, ""));
    Client client = client(false);
    assertEquals(Optional.empty(), client.command(COMMAND));
    assertFalse(client.promises().getFirst().answered());
  }
}
