package osa.eligibility.lab.rest;

import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static osa.eligibility.ServiceApi.as;
import static osa.eligibility.ServiceApi.create;
import static osa.eligibility.ServiceApi.question;
import static osa.eligibility.ServiceApi.registered;
import static osa.eligibility.lab.rest.BackTestResourceTest.asking;
import static osa.eligibility.lab.rest.BackTestResourceTest.begun;
import static osa.eligibility.lab.rest.BackTestResourceTest.read;
import static osa.eligibility.lab.rest.BackTestResourceTest.trying;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.lab.BackTestRunner;
import osa.eligibility.policy.BackTestReports;
import osa.eligibility.policy.domain.Evidence;
import osa.kernel.Transactions;
import osa.kernel.testing.PostgresForTests;

/// What an approval may rest on: a report of this content, with the facts as they are, and with at
/// least one case that the content answered.
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BackTestEvidenceTest {

  @Inject BackTestRunner runner;
  @Inject BackTestReports approvals;
  @Inject Transactions transactions;

  @BeforeEach
  void a_country_and_its_assessment() {
    registered("QBE");
    create("desk-officer", "/assessments", question("QBE", "2025-06-01", "MISSILE"), "qbe-missile")
        .statusCode(201);
  }

  private void workToTheEnd() {
    boolean more = true;
    while (more) {
      more = runner.round();
    }
  }

  @Test
  void an_approval_finds_the_report_by_its_hash_and_the_models_content() {
    String asItIs = begun(trying("3P-2026"));
    String supposed =
        begun(
            asking(
                "candidates",
                List.of(Map.of("ruleSetId", "3P-2026")),
                "alterations",
                List.of(Map.of("iso3", "QBE", "fact", "INCOME_GROUP", "becomes", "H"))));
    workToTheEnd();
    String hash = read(asItIs).extract().path("reportHash");
    String content = read(asItIs).extract().path("candidates[0].contentHash");

    assertEquals(Evidence.CASES, evidence(hash, content));
    assertEquals(Evidence.NONE, evidence(hash, "0".repeat(64)));
    assertEquals(Evidence.NONE, evidence("0".repeat(64), content));
    assertEquals(Evidence.NONE, evidence(read(supposed).extract().path("reportHash"), content));
  }

  @Test
  void a_candidate_that_begins_after_all_cases_is_shown_by_a_grid_over_its_first_day() {
    var candidates = List.of(Map.of("ruleSetId", "3P-2026", "validFrom", "2190-01-01"));
    String record = begun(asking("candidates", candidates));
    String grid =
        begun(asking("candidates", candidates, "grid", Map.of("countries", List.of("QBE"))));
    workToTheEnd();
    String content = read(record).extract().path("candidates[0].contentHash");

    assertEquals(Evidence.NO_CASE, evidence(read(record).extract().path("reportHash"), content));
    assertEquals(Evidence.CASES, evidence(read(grid).extract().path("reportHash"), content));
    as("policy-approver")
        .get("/back-tests/" + record + "/report")
        .then()
        .body("byCandidate.cases", contains(0));
    as("policy-approver")
        .get("/back-tests/" + grid + "/report")
        .then()
        .body("byCandidate.cases", contains(23 * 2));
  }

  private Evidence evidence(String hash, String content) {
    return transactions.required(() -> approvals.evidence(hash, content));
  }
}
