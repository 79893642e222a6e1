package osa.eligibility.policy.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static osa.eligibility.ServiceApi.as;
import static osa.eligibility.ServiceApi.create;
import static osa.eligibility.ServiceApi.question;
import static osa.eligibility.ServiceApi.registered;
import static osa.eligibility.ServiceApi.with;
import static osa.eligibility.policy.rest.RuleSetSteps.GAP;
import static osa.eligibility.policy.rest.RuleSetSteps.MENDED;
import static osa.eligibility.policy.rest.RuleSetSteps.PRINCIPLES;
import static osa.eligibility.policy.rest.RuleSetSteps.approval;
import static osa.eligibility.policy.rest.RuleSetSteps.approved;
import static osa.eligibility.policy.rest.RuleSetSteps.assessed;
import static osa.eligibility.policy.rest.RuleSetSteps.bothRoles;
import static osa.eligibility.policy.rest.RuleSetSteps.contentHash;
import static osa.eligibility.policy.rest.RuleSetSteps.draft;
import static osa.eligibility.policy.rest.RuleSetSteps.model;
import static osa.eligibility.policy.rest.RuleSetSteps.publish;
import static osa.eligibility.policy.rest.RuleSetSteps.put;
import static osa.eligibility.policy.rest.RuleSetSteps.step;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import osa.eligibility.Case;
import osa.eligibility.policy.CompiledModels;
import osa.eligibility.policy.PolicyCommandHandler;
import osa.eligibility.policy.PublishedRules;
import osa.eligibility.policy.RuleSetCatalogue;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.RuleSet;
import osa.kernel.EventStore;
import osa.kernel.Transactions;
import osa.kernel.projection.Projections;
import osa.kernel.testing.PostgresForTests;

/// The life of a version over HTTP, in a service of its own: what is published here would change
/// what other tests assess. The days lie far ahead, one decade for each test.
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@TestProfile(RuleSetLifeTest.WithBackTests.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RuleSetLifeTest {

  public static final class WithBackTests implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(KnownBackTests.class);
    }
  }

  @Inject EventStore store;
  @Inject Transactions transactions;
  @Inject Projections projections;
  @Inject RuleSetCatalogue bundled;
  @Inject InstantSource clock;

  /// The book that a process has which starts now, with nothing but the events.
  private PublishedRules restarted() {
    return new PublishedRules(
        new PolicyCommandHandler(store, transactions, projections, bundled, clock),
        new CompiledModels());
  }

  @Test
  @Order(1)
  void from_a_planted_gap_to_the_day_from_which_another_version_holds() {
    assertNotEquals(PRINCIPLES, GAP);
    assertNotEquals(GAP, MENDED);

    create("policy-modeller", "/rule-sets", draft("3P-2150", GAP, "UNCLEAR"))
        .statusCode(422)
        .body("code", equalTo("MODEL_NOT_USABLE"))
        .body("kept", equalTo(false))
        .body("findings.find { it.code == 'GAP' && it.example }.where", equalTo("Nature"))
        .body(
            "findings.find { it.code == 'GAP' && it.example }.example.'Item kind'", equalTo("UAV"))
        .body(
            "findings.find { it.code == 'GAP' && it.example }.example.'Item armed'",
            equalTo(false));
    as("policy-modeller").get("/rule-sets/3P-2150").then().statusCode(404);

    create("policy-modeller", "/rule-sets?keep=true", draft("3P-2150", GAP, "UNCLEAR"))
        .statusCode(422)
        .header("Location", containsString("/rule-sets/3P-2150"))
        .body("kept", equalTo(true));
    as("policy-modeller").get("/rule-sets/3P-2150").then().body("state", equalTo("DRAFT"));
    step(as("policy-modeller"), "3P-2150", "submission", Map.of())
        .statusCode(422)
        .body("findings.code", hasItem("GAP"));

    put("3P-2150", "", MENDED).statusCode(200).body("state", equalTo("CHECKED"));
    step(as("policy-modeller"), "3P-2150", "submission", Map.of())
        .statusCode(200)
        .body("state", equalTo("SUBMITTED"));
    step(
            as("policy-modeller").auth().oauth2(bothRoles()),
            "3P-2150",
            "approval",
            approval("3P-2150"))
        .statusCode(403)
        .body("code", equalTo("AUTHOR_MAY_NOT_APPROVE"))
        .body("writtenBy", contains("test-policy-modeller"));
    step(
            as("policy-approver"),
            "3P-2150",
            "approval",
            with(approval("3P-2150"), "backTestHash", "0".repeat(64)))
        .statusCode(422)
        .body("code", equalTo("BACK_TEST_UNKNOWN"));
    step(
            as("policy-approver"),
            "3P-2150",
            "approval",
            with(
                approval("3P-2150"),
                "backTestHash",
                KnownBackTests.reportWithoutCaseOn(contentHash("3P-2150"))))
        .statusCode(422)
        .body("code", equalTo("BACK_TEST_SHOWS_NO_CASE"))
        .body("remedy", startsWith("Ask again with a grid"));
    step(as("policy-approver"), "3P-2150", "approval", approval("3P-2150"))
        .statusCode(200)
        .body("approval.approver", equalTo("test-policy-approver"));

    String before = assessed("2150-01-01");
    publish("3P-2150", Map.of("validFrom", "2150-01-01"))
        .statusCode(200)
        .body("state", equalTo("PUBLISHED"));

    assertEquals("ELIGIBLE", before);
    assertEquals("ELIGIBLE", assessed("2149-12-31"));
    assertEquals("REFERRED", assessed("2150-01-01"));
    as("desk-officer")
        .get("/rule-sets/3P-2026")
        .then()
        .body("validTo", equalTo("2150-01-01"))
        .body("supersededBy", equalTo("3P-2150"))
        .body("state", equalTo("PUBLISHED"));
  }

  @Test
  @Order(2)
  void a_process_that_starts_from_the_events_alone_knows_the_same_rules() {
    RuleSet then =
        restarted()
            .published()
            .inForce(Policy.THREE_PRINCIPLES, LocalDate.of(2150, 1, 1))
            .orElseThrow();

    assertEquals("3P-2150", then.id());
    assertTrue(restarted().model(then).decides("Nature"));
    assertEquals(
        List.of("3P-2014", "3P-2023", "3P-2024", "3P-2026", "3P-2150", "OSA-2023"),
        restarted().published().all().stream().map(RuleSet::id).toList());
  }

  @Test
  @Order(3)
  void what_was_assessed_before_is_derived_again_identically_after_a_newer_publication() {
    registered("PHL");
    String id =
        create("desk-officer", "/assessments", question("PHL", "2161-01-01", "UAV"))
            .statusCode(201)
            .body("outcome", equalTo("REFERRED"))
            .extract()
            .path("assessmentId");
    approved("3P-2160");
    publish("3P-2160", Map.of("validFrom", "2160-01-01")).statusCode(200);

    assertEquals("ELIGIBLE", assessed("2161-01-01"));
    as("auditor")
        .get("/assessments/" + id + "/derivation")
        .then()
        .statusCode(200)
        .body("identical", equalTo(true));
  }

  @Test
  @Order(4)
  void a_publication_that_overlaps_another_names_it() {
    approved("3P-2145");

    publish("3P-2145", Map.of("validFrom", "2145-01-01", "validTo", "2151-01-01"))
        .statusCode(409)
        .body("code", equalTo("VALIDITY_OVERLAPS"))
        .body("ruleSetId", equalTo("3P-2026"))
        .body("validFrom", equalTo("2026-04-21"))
        .body("validTo", equalTo("2150-01-01"));
    publish("3P-2145", Map.of("validFrom", "2145-01-01", "validTo", "2145-01-01"))
        .statusCode(422)
        .body("code", equalTo("NEVER_IN_FORCE"));
  }

  @Test
  @Order(5)
  void of_two_publications_at_once_one_wins() throws Exception {
    approved("3P-2170");
    approved("3P-2170b");

    List<Integer> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> both = new ArrayList<>();
      for (String id : List.of("3P-2170", "3P-2170b")) {
        both.add(
            threads.submit(
                () -> publish(id, Map.of("validFrom", "2170-01-01")).extract().statusCode()));
      }
      for (Future<Integer> one : both) {
        answers.add(one.get());
      }
    }

    assertEquals(List.of(200, 409), answers.stream().sorted().toList());
    assertEquals(
        1,
        restarted().published().all().stream()
            .filter(set -> set.inForceOn(LocalDate.of(2170, 1, 1)))
            .filter(set -> set.policy() == Policy.THREE_PRINCIPLES)
            .count());
  }

  @Test
  @Order(6)
  void what_is_not_in_force_yet_is_withdrawn_and_the_one_before_holds_on() {
    approved("3P-2180");
    publish("3P-2180", Map.of("validFrom", "2180-01-01")).statusCode(200);
    registered("PHL");
    String id =
        create("desk-officer", "/assessments", question("PHL", "2181-01-01", "UAV"))
            .statusCode(201)
            .body("ruleSets.id", hasItem("3P-2180"))
            .extract()
            .path("assessmentId");

    step(as("policy-approver"), "3P-2180", "withdrawal", Map.of("reason", "put off"))
        .statusCode(200)
        .body("state", equalTo("WITHDRAWN"))
        .body("withdrawnBecause", equalTo("put off"));

    create("desk-officer", "/assessments", question("PHL", "2181-01-01", "UAV"))
        .statusCode(201)
        .body("ruleSets.id", not(hasItem("3P-2180")));
    as("auditor")
        .get("/assessments/" + id + "/derivation")
        .then()
        .statusCode(200)
        .body("identical", equalTo(true));
    step(as("policy-approver"), "3P-2026", "withdrawal", Map.of("reason", "no"))
        .statusCode(409)
        .body("code", equalTo("ALREADY_IN_FORCE"));
  }

  @Test
  @Order(7)
  void a_version_is_read_with_its_history_and_its_model_as_the_same_bytes() {
    as("desk-officer")
        .get("/rule-sets/3P-2150")
        .then()
        .statusCode(200)
        .body(
            "history.type",
            contains(
                "rule-set-drafted.v1",
                "rule-set-revised.v1",
                "rule-set-checked.v1",
                "rule-set-submitted.v1",
                "rule-set-approved.v1",
                "rule-set-published.v1",
                "rule-set-superseded.v1"))
        .body("history[4].actor", equalTo("test-policy-approver"));

    assertArrayEquals(MENDED.getBytes(StandardCharsets.UTF_8), model("3P-2150"));
    for (var bundledModel : Case.CATALOGUE.models()) {
      assertArrayEquals(
          bundledModel.dmn().getBytes(StandardCharsets.UTF_8), model(bundledModel.ruleSet().id()));
    }
  }

  @Test
  @Order(8)
  void what_two_versions_say_differently_is_told_cell_by_cell() {
    as("desk-officer")
        .get("/rule-sets/3P-2150/differences?from=3P-2026")
        .then()
        .statusCode(200)
        .body("decisions.decision", contains("Nature"))
        .body("decisions[0].rows.kind", contains("CHANGED", "CHANGED"))
        .body("decisions[0].rows[1].was", equalTo(5))
        .body("decisions[0].rows[1].label", equalTo("A person has to say what it is"))
        .body("decisions[0].rows[1].cells[0].column", equalTo("Item kind"))
        .body("decisions[0].rows[1].cells[0].was", equalTo("\"OTHER\""))
        .body("decisions[0].rows[1].cells[0].now", equalTo("\"OTHER\", \"UAV\""));
  }
}
