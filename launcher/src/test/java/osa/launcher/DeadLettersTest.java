package osa.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeadLettersTest {
  private static final String ID = "0f3c2a56-7d1e-3b8a-9c24-5e6f70812301";
  private static final String LETTER =
      """
      {"deadLetterId":"%s","status":"%s","buriedAt":"2026-04-01T00:00:00.123456Z",
       "redrivesFailed":1,"reason":"NOT_NOW: It is too early.","lastFailure":"still too early"}
      """;

  private final List<String> asked = new ArrayList<>();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private HttpServer server;
  private String afterRedrive = "REDRIVEN";

  @BeforeEach
  void a_service_with_one_letter() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI().toString();
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var match = exchange.getRequestHeaders().getFirst("If-Match");
    asked.add(
        (exchange.getRequestMethod() + " " + uri + " " + (match == null ? "" : match + body)));
    var known = uri.contains(ID);
    var answer =
        uri.contains("?")
            ? "{\"items\":[" + LETTER.formatted(ID, "OPEN") + "]}"
            : known
                ? LETTER.formatted(ID, uri.endsWith("/redrive") ? afterRedrive : "OPEN")
                : "{\"code\":\"DEAD_LETTER_UNKNOWN\",\"detail\":\"No.\",\"remedy\":\"List.\"}";
    exchange.getResponseHeaders().add("ETag", "\"2\"");
    var bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(known || uri.contains("?") ? 200 : 404, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private int run(String... arguments) {
    var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    var console = Console.on(new PrintStream(said, true, StandardCharsets.UTF_8));
    return new DeadLetters(_ -> address, "token", console).run(List.of(arguments));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void the_list_shows_what_waits_in_every_service_or_in_one() {
    assertEquals(0, run());
    assertEquals(3, said().lines().filter(line -> line.contains(ID)).count());
    assertTrue(said().contains("2026-04-01T00:00:00 "), said());
    assertTrue(said().contains("NOT_NOW: It is too early."), said());
    said.reset();
    assertEquals(0, run("budget-service"));
    assertEquals(1, said().lines().filter(line -> line.startsWith("budget-service")).count());
  }

  @Test
  void a_letter_is_shown_as_the_service_tells_it() {
    assertEquals(0, run("show", "grant-service", ID));
    assertTrue(said().contains("\"lastFailure\" : \"still too early\""), said());
  }

  @Test
  void a_redrive_names_the_version_that_was_read_and_its_end_is_the_exit_code() {
    assertEquals(0, run("redrive", "budget-service", ID, "mended", "now"));
    assertEquals(
        "POST /dead-letters/" + ID + "/redrive \"2\"{\"note\":\"mended now\"}", asked.getLast());
    afterRedrive = "OPEN";
    assertEquals(1, run("redrive", "budget-service", ID));
    assertTrue(said().contains("still too early"), said());
  }

  @Test
  void a_letter_is_discarded_with_a_reason_only() {
    assertThrows(Refusal.class, () -> run("discard", "budget-service", ID));
    assertEquals(List.of(), asked);
    assertEquals(0, run("discard", "budget-service", ID, "a", "probe"));
    assertEquals(
        "POST /dead-letters/" + ID + "/discard \"2\"{\"reason\":\"a probe\"}", asked.getLast());
  }

  @Test
  void what_cannot_be_done_is_one_sentence() {
    for (String[] wrong :
        List.of(
            new String[] {"kafka"},
            new String[] {"nowhere"},
            new String[] {"show", "budget-service"},
            new String[] {"show", "budget-service", "../x"},
            new String[] {"burn", "budget-service", ID})) {
      assertThrows(Refusal.class, () -> run(wrong));
    }
    var unknown = ID.replace('0', '1');
    var refusal = assertThrows(Refusal.class, () -> run("show", "budget-service", unknown));
    assertEquals(
        "budget-service refused with 404 DEAD_LETTER_UNKNOWN: No. List.", refusal.getMessage());
  }

  @Test
  void a_service_that_is_down_is_said_to_be() {
    server.stop(0);
    assertThrows(Refusal.class, () -> run("budget-service"));
  }
}
