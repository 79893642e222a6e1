package osa.launcher.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import osa.launcher.Services;

/// All three services in one stand-in that keeps the promises of their API which the loader relies
/// on: idempotency keys, versions, and answers of other services that come late. It can be told
/// to have bad days.
final class PretendServices implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, ObjectNode> byKey = new LinkedHashMap<>();
  private final Map<String, List<ObjectNode>> byPath = new LinkedHashMap<>();
  private final Map<String, ObjectNode> grants = new LinkedHashMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final HttpServer server;
  private volatile boolean troubled;
  private volatile boolean poor;
  private int effects;

  PretendServices() throws IOException {
    // Head and body of an answer are two packets, and without this the second waits 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.createContext("/", this::answer);
    server.start();
  }

  Services services() {
    var all = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new Services(all, all, all);
  }

  /// From now on one request in 29 is answered 503, and of one in 31 the answer is lost
  /// after it had its effect.
  void troubled() {
    troubled = true;
  }

  /// From now on no reservation is granted.
  void poor() {
    poor = true;
  }

  synchronized int effects() {
    return effects;
  }

  synchronized List<ObjectNode> grants() {
    return List.copyOf(grants.values());
  }

  /// As when the lifetime of all idempotency keys is over.
  synchronized void forgetKeys() {
    byKey.clear();
  }

  /// How many things were created under the addresses that match.
  synchronized long count(String addresses) {
    return byPath.entrySet().stream()
        .filter(made -> made.getKey().matches(addresses))
        .mapToLong(made -> made.getValue().size())
        .sum();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var number = requests.incrementAndGet();
    if (troubled && number % 29 == 0) {
      send(exchange, 503, JSON.createObjectNode(), null);
      return;
    }
    var path = exchange.getRequestURI().getPath();
    if (exchange.getRequestMethod().equals("GET")) {
      read(exchange, path);
      return;
    }
    var body = (ObjectNode) JSON.readTree(exchange.getRequestBody());
    var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    var changed = key == null ? change(exchange, path, body) : create(key, path, body);
    if (troubled && number % 31 == 0) {
      exchange.close();
    } else if (changed == null) {
      send(exchange, 412, JSON.createObjectNode(), null);
    } else {
      send(exchange, key == null ? 200 : 201, changed, changed.path("version").asText());
    }
  }

  private synchronized void read(HttpExchange exchange, String path) throws IOException {
    switch (path.split("/")[1]) {
      case "countries" -> sendAll(exchange, made("/countries"));
      case "assessments" -> sendAll(exchange, made("/assessments").map(PretendServices::assessed));
      case "fiscal-years" -> send(exchange, 200, fiscalYear(path), null);
      case String _ when path.equals("/grants") -> sendAll(exchange, grants.values().stream());
      case String _ -> {
        var grant = grants.get(path.substring("/grants/".length()));
        send(exchange, 200, grant.deepCopy(), grant.path("version").asText());
        // The other services answer between this look and the next.
        settle(grant);
      }
    }
  }

  private Stream<ObjectNode> made(String path) {
    return byPath.getOrDefault(path, List.of()).stream();
  }

  private static ObjectNode assessed(ObjectNode request) {
    var assessment = JSON.createObjectNode().put("grantId", (String) null);
    assessment.set("recipientIso3", request.get("recipientIso3"));
    assessment.set("request", request);
    return assessment;
  }

  private ObjectNode fiscalYear(String path) {
    var year = JSON.createObjectNode();
    var fields =
        Map.of(
            "budget-requests", "requestedJpy",
            "budget-drafts", "draftedJpy",
            "initial-appropriation", "appropriatedJpy");
    fields.forEach(
        (route, field) ->
            made(path + "/" + route).forEach(body -> year.set(field, body.get("amountJpy"))));
    return year;
  }

  private static void sendAll(HttpExchange exchange, Stream<ObjectNode> all) throws IOException {
    var page = JSON.createObjectNode();
    all.forEach(page.withArray("items")::add);
    send(exchange, 200, page, null);
  }

  private synchronized ObjectNode create(String key, String path, ObjectNode body) {
    return byKey.computeIfAbsent(
        key,
        _ -> {
          var made = byPath.computeIfAbsent(path, _ -> new ArrayList<>());
          if (path.matches("/countries/.*") && made.contains(body)) {
            // A fact that is recorded already.
            return body;
          }
          effects++;
          made.add(body);
          return path.equals("/grants") ? grant(body) : body;
        });
  }

  private ObjectNode grant(ObjectNode candidate) {
    var id = "g" + (grants.size() + 1);
    var grant = candidate.deepCopy().put("grantId", id).put("version", 1).put("commitment", "NONE");
    grant.set("identifiedOn", candidate.get("occurredOn"));
    grant.putArray("lots");
    grants.put(id, grant);
    return grant.deepCopy();
  }

  private synchronized ObjectNode change(HttpExchange exchange, String path, ObjectNode body) {
    var words = path.split("/");
    var grant = grants.get(words[2]);
    var expected = exchange.getRequestHeaders().getFirst("If-Match");
    if (!expected.equals("\"" + grant.path("version").asText() + "\"")) {
      return null;
    }
    effects++;
    bump(grant);
    switch (words[3]) {
      case "assessment-requests" -> grant.putObject("assessment").put("outcome", "PENDING");
      case "selection" -> grant.putObject("selection").put("reservation", "REQUESTED");
      case "recipient-approval" ->
          grant.putObject("approvals").set("recipientOn", body.get("occurredOn"));
      case "notes" -> sign(grant, body);
      case "lots" -> changeLot(grant, words, body);
      default -> throw new IllegalStateException(path);
    }
    return grant;
  }

  private static void sign(ObjectNode grant, ObjectNode body) {
    grant.putObject("notes").set("signedOn", body.get("occurredOn"));
    if (body.path("entryIntoForce").asText().equals("ON_SIGNATURE")) {
      grant.put("commitment", "REQUESTED");
    }
  }

  private static void changeLot(ObjectNode grant, String[] words, ObjectNode body) {
    if (words.length == 4) {
      grant.withArray("lots").add(body.put("status", "PLANNED"));
      return;
    }
    for (var lot : grant.withArray("lots")) {
      if (lot.path("lotId").asText().equals(words[4])) {
        ((ObjectNode) lot).put("status", words[5].equals("arrival") ? "ARRIVED" : "HANDED_OVER");
      }
    }
  }

  private void settle(ObjectNode grant) {
    if (grant.path("assessment").path("outcome").asText().equals("PENDING")) {
      grant.putObject("assessment").put("outcome", "ELIGIBLE");
      bump(grant);
    }
    if (grant.path("selection").path("reservation").asText().equals("REQUESTED")) {
      grant
          .putObject("selection")
          .put("reservation", poor ? "DECLINED" : "RESERVED")
          .put("declineReason", poor ? "INSUFFICIENT_FUNDS" : null);
      bump(grant);
    }
    if (grant.path("commitment").asText().equals("REQUESTED")) {
      grant.put("commitment", "COMMITTED");
      bump(grant);
    }
  }

  private static void bump(ObjectNode grant) {
    grant.put("version", grant.path("version").asInt() + 1);
  }

  private static void send(HttpExchange exchange, int status, ObjectNode body, String version)
      throws IOException {
    try (exchange) {
      var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
      if (version != null) {
        exchange.getResponseHeaders().set("ETag", "\"" + version + "\"");
      }
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
