package osa.budget.fiscalyear.rest;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Many want the same fiscal year at once: they share commits and nothing else.
@QuarkusTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BusyYearTest {

  private static final int CLIENTS = 24;

  private final LedgerOverHttp ledger = LedgerOverHttp.ofItsOwn();

  @Test
  void each_of_many_at_once_gets_its_own_answer_and_the_money_is_exact() throws Exception {
    ledger.appropriate(CLIENTS * 100L);
    // Every third asks for more than there is.
    Map<Integer, Long> statuses =
        atOnce(
            client -> ledger.reserve("grant-" + client, client % 3 == 0 ? 1_000_000 : 100),
            answer -> answer.extract().statusCode());
    assertEquals(Map.of(201, 16L, 409, 8L), statuses);
    ledger.read().body("reservedJpy", equalTo(1_600)).body("freeJpy", equalTo(800));
    List<Integer> versions = ledger.events("?limit=200").extract().path("items.version");
    assertEquals(IntStream.rangeClosed(1, 17).boxed().toList(), versions);
  }

  @Test
  void a_key_sent_by_many_at_once_has_one_effect() throws Exception {
    ledger.appropriate(1_000);
    Map<String, ?> body = Map.of("grantId", "grant-1", "amountJpy", 10);
    Map<Integer, Long> statuses =
        atOnce(
            _ -> ledger.post("reservations", body, "K-" + ledger.year()),
            answer -> answer.extract().statusCode());
    assertEquals(Map.of(201, (long) CLIENTS), statuses);
    ledger.read().body("reservedJpy", equalTo(10)).body("version", equalTo(2));
  }

  @Test
  void whoever_does_not_care_what_others_did_meanwhile_says_so_with_a_star() throws Exception {
    ledger.appropriate(CLIENTS * 100L);
    LongStream.range(0, CLIENTS).forEach(client -> ledger.reserve("grant-" + client, 100));
    Map<Integer, Long> statuses =
        atOnce(
            client ->
                ledger.postIfMatch(
                    "reservations/grant-" + client + "/release",
                    Map.of("reason", "not needed"),
                    "*"),
            answer -> answer.extract().statusCode());
    assertEquals(Map.of(200, (long) CLIENTS), statuses);
    ledger.read().body("freeJpy", equalTo(CLIENTS * 100));
  }

  private static <A, S> Map<S, Long> atOnce(Function<Integer, A> request, Function<A, S> seenAs)
      throws Exception {
    List<Callable<S>> requests = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int client = i;
      requests.add(() -> seenAs.apply(request.apply(client)));
    }
    List<S> answers = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
      for (Future<S> answer : threads.invokeAll(requests)) {
        answers.add(answer.get());
      }
    }
    return new TreeMap<>(
        answers.stream().collect(Collectors.groupingBy(answer -> answer, Collectors.counting())));
  }
}
