package osa.kernel.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import osa.kernel.Tracing;
import osa.kernel.deadletter.DeadLetterCommandHandler;
import osa.kernel.inbox.Delivery;
import osa.kernel.inbox.Inbox;
import osa.kernel.inbox.RawMessage;
import osa.kernel.kafka.KafkaMessages;

/// What every service does about messages that it cannot handle, over HTTP and on a real database.
public abstract class DeadLettersContract {

  @Inject protected Inbox inbox;
  @Inject protected DeadLetterCommandHandler deadLetters;

  private final String topic = "osa.test-" + UUID.randomUUID() + ".v1";

  protected abstract String service();

  protected RequestSpecification as(String role) {
    return given()
        .filter(ContractFilter.of(service()))
        .auth()
        .oauth2(TestTokens.withRoles(role))
        .contentType(ContentType.JSON);
  }

  /// Delivers the messages on one partition, and answers with the letters of those that were
  /// buried, in order. The partition is not blocked by any.
  protected List<String> buriedOf(RawMessage... messages) {
    OnePartition partition = new OnePartition(topic, KafkaMessages::read).tell(messages);
    Delivery delivery =
        new Delivery(
            partition,
            inbox,
            deadLetters,
            () -> true,
            1,
            new InMemorySeenPositions(),
            _ -> {},
            Tracing.OFF);
    assertTrue(delivery.deliverBatch());
    assertEquals(messages.length, partition.committed(), "the partition goes on");
    return as("auditor")
        .get("/dead-letters?limit=200")
        .then()
        .statusCode(200)
        .extract()
        .path("items.findAll { it.origin.topic == '" + topic + "' }.deadLetterId");
  }

  protected ValidatableResponse act(String id, String action, Map<String, ?> body) {
    String etag = read(id).extract().header("ETag");
    return as("operator")
        .header("If-Match", etag)
        .body(body)
        .post("/dead-letters/" + id + "/" + action)
        .then();
  }

  protected ValidatableResponse read(String id) {
    return as("operator").get("/dead-letters/" + id).then();
  }

  @Test
  void poison_is_buried_once_and_shown_to_the_byte() {
    List<String> buried = buriedOf(OnePartition.poison());
    assertEquals(buried, buriedOf(OnePartition.poison()), "delivered again");
    assertEquals(1, buried.size());
    read(buried.getFirst())
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("status", equalTo("OPEN"))
        .body("messageType", nullValue())
        .body("origin.offset", equalTo(0))
        .body("reason", startsWith("not a complete CloudEvent"))
        .body("attempts", equalTo(1))
        .body("message.key.encoding", equalTo("ABSENT"))
        .body("message.headers[0].name", equalTo("x"))
        .body("message.body.encoding", equalTo("BASE64"))
        .body("message.body.text", equalTo("/wAB"));
  }

  @Test
  void a_redrive_in_vain_says_why_and_leaves_the_letter_open() {
    String id = buriedOf(OnePartition.poison()).getFirst();
    act(id, "redrive", Map.of())
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("status", equalTo("OPEN"))
        .body("redrivesFailed", equalTo(1))
        .body("lastFailure", startsWith("not a complete CloudEvent"));
    as("auditor")
        .get("/dead-letters/" + id + "/events")
        .then()
        .statusCode(200)
        .body(
            "items.type",
            equalTo(List.of("dead-letter-buried.v1", "dead-letter-redrive-failed.v1")))
        .body("items[0].actor", startsWith("policy:"))
        .body("items[1].actor", equalTo("test-operator"));
  }

  @Test
  void a_message_that_no_policy_listens_to_cannot_be_redriven() {
    String type = "osa.test.unheard-of.v1";
    RawMessage unheard = OnePartition.raw(Contracts.message(type, "{}"));
    OnePartition partition = new OnePartition(topic, KafkaMessages::read).tell(unheard);
    deadLetters.bury(partition.poll().values().iterator().next().getFirst(), "by hand", 1);
    String id =
        as("auditor")
            .get("/dead-letters?limit=200")
            .path("items.find { it.origin.topic == '" + topic + "' }.deadLetterId");
    act(id, "redrive", Map.of())
        .statusCode(200)
        .body("status", equalTo("OPEN"))
        .body("messageType", equalTo(type))
        .body("lastFailure", equalTo("no policy of this service listens to it"));
  }

  @Test
  void a_letter_is_discarded_with_a_reason_and_then_closed() {
    String id = buriedOf(OnePartition.poison()).getFirst();
    act(id, "discard", Map.of("reason", " ")).statusCode(422);
    act(id, "discard", Map.of("reason", "a probe"))
        .statusCode(200)
        .body("status", equalTo("DISCARDED"))
        .body("note", equalTo("a probe"))
        .body("closedBy", equalTo("test-operator"))
        .body("closedAt", notNullValue());
    act(id, "redrive", Map.of())
        .statusCode(409)
        .body("code", equalTo("DEAD_LETTER_DISCARDED"))
        .body("discardReason", equalTo("a probe"));
    act(id, "discard", Map.of("reason", "again")).statusCode(409);
  }

  @Test
  void lists_are_narrowed_by_status_and_come_in_pages() {
    String open = buriedOf(OnePartition.poison()).getFirst();
    List<String> two = buriedOf(OnePartition.poison(), OnePartition.poison());
    String discarded = two.getLast();
    act(discarded, "discard", Map.of("reason", "a probe")).statusCode(200);
    as("auditor")
        .get("/dead-letters?status=OPEN&limit=200")
        .then()
        .statusCode(200)
        .body("items.status", everyItem(equalTo("OPEN")))
        .body("items.deadLetterId", hasItem(open))
        .body("items.deadLetterId", not(hasItem(discarded)))
        .body("items.message", everyItem(nullValue()));
    String cursor =
        as("auditor")
            .get("/dead-letters?limit=1")
            .then()
            .statusCode(200)
            .extract()
            .path("nextCursor");
    as("auditor")
        .get("/dead-letters?limit=200&cursor=" + cursor)
        .then()
        .statusCode(200)
        .body("items.size()", greaterThan(0));
    as("auditor").get("/dead-letters?status=LOST").then().statusCode(422);
  }

  @Test
  void a_change_needs_the_version_that_was_read_and_may_be_repeated_under_its_key() {
    String id = buriedOf(OnePartition.poison()).getFirst();
    String path = "/dead-letters/" + id + "/redrive";
    as("operator").body(Map.of()).post(path).then().statusCode(428);
    as("operator").header("If-Match", "\"7\"").body(Map.of()).post(path).then().statusCode(412);
    for (String replayed : new String[] {null, "true"}) {
      as("operator")
          .header("If-Match", "\"1\"")
          .header("Idempotency-Key", "redrive-" + id)
          .body(Map.of("note", "tried"))
          .post(path)
          .then()
          .statusCode(200)
          .header("Idempotent-Replayed", equalTo(replayed))
          .body("redrivesFailed", equalTo(1));
    }
  }

  @Test
  void an_auditor_reads_and_an_operator_acts_and_nobody_else_does_either() {
    String id = buriedOf(OnePartition.poison()).getFirst();
    String path = "/dead-letters/" + id;
    as("desk-officer").get("/dead-letters").then().statusCode(403);
    as("desk-officer").get(path).then().statusCode(403);
    given().get("/dead-letters").then().statusCode(401);
    for (String action : List.of("/redrive", "/discard")) {
      as("auditor")
          .header("If-Match", "\"1\"")
          .body(Map.of())
          .post(path + action)
          .then()
          .statusCode(403);
    }
  }

  @Test
  void what_is_not_there_is_said_not_to_be() {
    String nowhere = "/dead-letters/" + UUID.randomUUID();
    for (String path : List.of(nowhere, nowhere + "/events")) {
      as("auditor").get(path).then().statusCode(404).body("code", equalTo("DEAD_LETTER_UNKNOWN"));
    }
    as("auditor").get("/dead-letters/no-uuid").then().statusCode(404);
    as("operator")
        .header("If-Match", "\"1\"")
        .body(Map.of())
        .post(nowhere + "/redrive")
        .then()
        .statusCode(404)
        .body("code", equalTo("DEAD_LETTER_UNKNOWN"));
    given()
        .get("/problems/DEAD_LETTER_REDRIVEN")
        .then()
        .statusCode(200)
        .body("status", equalTo(409));
  }
}
