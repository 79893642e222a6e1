package osa.eligibility.edition;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static osa.eligibility.ServiceApi.as;
import static osa.eligibility.ServiceApi.create;
import static osa.eligibility.ServiceApi.fact;
import static osa.eligibility.ServiceApi.question;
import static osa.eligibility.ServiceApi.registered;
import static osa.eligibility.ServiceApi.source;
import static osa.eligibility.ServiceApi.with;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.assessment.reaction.WhenTheWorldChangesThenReassess;
import osa.eligibility.assessment.view.AssessmentQueries;
import osa.eligibility.assessment.view.AssessmentQueries.Filter;
import osa.eligibility.assessment.view.AssessmentSummary;
import osa.kernel.Checkpoints;
import osa.kernel.EventStore;
import osa.kernel.reaction.Follower;
import osa.kernel.testing.PostgresForTests;

/// What an edition does to the cases of grants: what its preview says, no more and no less. The
/// follower's loop is driven by hand.
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EditionConsequencesTest {

  private static final String CONFLICTS = "iso3,conflict,type,intensity,start_date,end_date\n";
  private static final AtomicInteger COUNTRIES = new AtomicInteger();

  @Inject EventStore log;
  @Inject Checkpoints checkpoints;
  @Inject WhenTheWorldChangesThenReassess reaction;
  @Inject AssessmentQueries assessments;

  private final char country = (char) ('A' + COUNTRIES.getAndIncrement());
  private final String one = "XC" + country;
  private final String other = "XD" + country;

  @BeforeEach
  void two_countries_are_registered_and_nothing_is_unfollowed() {
    registered(one);
    registered(other);
    followed();
  }

  private void followed() {
    Follower follower = new Follower("eligibility-service", reaction, log, checkpoints, 100);
    while (follower.followBatch() > 0) {
      // Until it has caught up.
    }
  }

  /// Asks about a grant; answers the assessment's id.
  private static String covered(String iso3, String grantId, String item) {
    String id =
        create(
                "desk-officer",
                "/assessments",
                with(question(iso3, "2026-07-15", item), "grantId", grantId))
            .statusCode(201)
            .extract()
            .path("assessmentId");
    return id;
  }

  private static String grant() {
    return UUID.randomUUID().toString();
  }

  private static ValidatableResponse proposed(String kind, String csv, Object... more) {
    Map<String, Object> body = new HashMap<>();
    body.put("csv", csv);
    body.put("source", source("DATASET"));
    body.put("confidence", "HIGH");
    for (int i = 0; i < more.length; i += 2) {
      body.put((String) more[i], more[i + 1]);
    }
    return create("policy-modeller", "/editions/" + kind, body).statusCode(201);
  }

  private void accepted(ValidatableResponse proposed) {
    as("policy-modeller")
        .header("If-Match", proposed.extract().header("ETag"))
        .body(Map.of("previewHash", proposed.extract().path("preview.hash")))
        .post("/editions/" + proposed.extract().path("editionId") + "/acceptance")
        .then()
        .statusCode(200);
    followed();
  }

  /// What a preview says of each assessment, as text.
  private static Map<String, String> told(ValidatableResponse proposed) {
    Map<String, String> told = new TreeMap<>();
    List<Map<String, Object>> consequences = proposed.extract().path("preview.consequences");
    for (Map<String, Object> each : consequences) {
      List<String> reasons = new ArrayList<>();
      for (Object reason : (List<?>) each.get("reasonsAfter")) {
        reasons.add((String) ((Map<?, ?>) reason).get("code"));
      }
      told.put(
          (String) each.get("assessmentId"),
          "%s %s %s because %s"
              .formatted(each.get("judgedOn"), each.get("to"), reasons, each.get("causes")));
    }
    return told;
  }

  /// What became of each assessment of these grants that stood before, in the same words.
  private Map<String, String> became(List<String> grants, List<String> stood) {
    Map<String, AssessmentSummary> rows = new HashMap<>();
    for (String grant : grants) {
      QuarkusTransaction.requiringNew()
          .call(() -> assessments.after(0, new Filter(null, null, grant), 100))
          .forEach(row -> rows.put(row.assessmentId, row));
    }
    Map<String, String> became = new TreeMap<>();
    for (String id : stood) {
      AssessmentSummary last = rows.get(id);
      List<String> causes = new ArrayList<>();
      while (last.supersededBy != null) {
        causes.add(last.supersededBy.cause().statement());
        last = rows.get(last.supersededBy.assessmentId().toString());
      }
      if (!causes.isEmpty()) {
        became.put(
            id,
            "%s %s %s because %s"
                .formatted(
                    last.judgement.request().validOn(),
                    last.judgement.verdict().outcome(),
                    last.judgement.verdict().reasons().stream()
                        .map(reason -> reason.code().name())
                        .toList(),
                    causes));
      }
    }
    return became;
  }

  private void signal(String iso3, String startedOn) {
    create(
            "policy-modeller",
            "/countries/" + iso3 + "/conflict-signals",
            fact(
                "conflict", "a border",
                "scope", "INTERNAL",
                "intensity", "MINOR",
                "startedOn", startedOn))
        .statusCode(201);
  }

  private static void decide(String assessmentId, String decision) {
    as("approver")
        .header("If-Match", "\"1\"")
        .body(Map.of("decision", decision, "reason", "so it was decided"))
        .post("/assessments/" + assessmentId + "/referral-decision")
        .then()
        .statusCode(200);
  }

  @Test
  void a_country_promoted_to_high_income_is_told_with_its_grants_before_it_happens() {
    String radar = grant();
    String covering = covered(one, radar, "COASTAL_RADAR");
    covered(other, grant(), "COASTAL_RADAR");
    accepted(proposed("dac-listings", delisted(), "validFrom", "2026-07-10"));
    followed();
    String standing = standing(List.of(radar)).getFirst();

    ValidatableResponse proposed = promoted("HIGH");
    proposed
        .body("figures.assessmentsReplaced", equalTo(1))
        .body("figures.outcomesChanged", equalTo(1))
        .body("preview.consequences[0].grantId", equalTo(radar))
        .body("preview.consequences[0].assessmentId", equalTo(standing))
        .body("preview.consequences[0].to", equalTo("INELIGIBLE"))
        .body("preview.consequences[0].reasonsAfter[0].code", equalTo("HIGH_INCOME"))
        .body("preview.consequences[0].causes[0]", equalTo("World Bank FY2027: income group H"));
    followed();
    assertEquals(Map.of(), became(List.of(radar), List.of(standing)));
    assertNotEquals(covering, standing);
  }

  private String delisted() {
    return "iso3,listed\n%s,no\n%s,yes\n".formatted(one, other);
  }

  private ValidatableResponse promoted(String confidence) {
    return proposed(
        "income-groups",
        "iso3,group\n%s,H\n%s,LM\n".formatted(one, other),
        "worldBankYear",
        2027,
        "confidence",
        confidence);
  }

  @Test
  void what_happens_after_the_acceptance_is_what_the_preview_said() {
    List<String> grants = List.of(grant(), grant(), grant(), grant(), grant());
    covered(one, grants.get(0), "COASTAL_RADAR");
    covered(one, grants.get(0), "PATROL_BOAT");
    covered(one, grants.get(1), "SEARCH_AND_RESCUE_EQUIPMENT");
    covered(other, grants.get(2), "COASTAL_RADAR");
    signal(other, "2024-01-01");
    followed();
    // Referred because of the signal; one is approved, one rejected, one waits.
    String approved = covered(other, grants.get(3), "COASTAL_RADAR");
    decide(approved, "APPROVE");
    String rejected = covered(other, grants.get(4), "COASTAL_RADAR");
    decide(rejected, "REJECT");
    covered(other, grants.get(4), "PATROL_BOAT");

    List<String> standing = standing(grants);
    ValidatableResponse edition =
        proposed(
            "conflict-signals",
            CONFLICTS
                + other
                + ",at sea,interstate,border-clash,2026-08-01,\n"
                + one
                + ",a,intrastate,war,2026-01-01,\n"
                + one
                + ",b,interstate,minor,2026-09-01,\n");
    Map<String, String> told = told(edition);
    assertFalse(told.isEmpty());
    accepted(edition);
    assertEquals(told, became(grants, standing));
  }

  @Test
  void so_it_is_for_every_data_set_one_after_the_other() {
    List<String> grants = List.of(grant(), grant());
    List<String> stood = new ArrayList<>();
    stood.add(covered(one, grants.get(0), "COASTAL_RADAR"));
    stood.add(covered(other, grants.get(1), "COASTAL_RADAR"));

    ValidatableResponse income =
        proposed(
            "income-groups",
            "iso3,group\n%s,H\n%s,UM\n".formatted(one, other),
            "worldBankYear",
            2027);
    Map<String, String> told = told(income);
    assertEquals(1, told.size());
    accepted(income);
    assertEquals(told, became(grants, stood));

    String again = "iso3,group\n%s,LM\n%s,UM\n".formatted(one, other);
    ValidatableResponse corrected = proposed("income-groups", again, "worldBankYear", 2027);
    List<String> standing = standing(grants);
    told = told(corrected);
    assertEquals(1, told.size());
    accepted(corrected);
    assertEquals(told, became(grants, standing));

    ValidatableResponse list =
        proposed(
            "dac-listings",
            "iso3,listed\n%s,no\n%s,yes\n".formatted(one, other),
            "validFrom",
            "2026-01-01");
    standing = standing(grants);
    told = told(list);
    assertEquals(1, told.size());
    accepted(list);
    assertEquals(told, became(grants, standing));
  }

  private List<String> standing(List<String> grants) {
    return grants.stream()
        .flatMap(
            grant ->
                QuarkusTransaction.requiringNew()
                    .call(() -> assessments.after(0, new Filter(null, null, grant), 100))
                    .stream())
        .filter(row -> row.supersededBy == null)
        .map(row -> row.assessmentId)
        .toList();
  }

  @Test
  void an_unconfirmed_edition_refers_and_never_decides() {
    String grant = grant();
    covered(one, grant, "COASTAL_RADAR");
    accepted(proposed("dac-listings", delisted(), "validFrom", "2026-07-10"));
    List<String> stood = standing(List.of(grant));
    promoted("HIGH").body("preview.consequences[0].to", equalTo("INELIGIBLE"));

    ValidatableResponse unconfirmed = promoted("UNCONFIRMED");
    unconfirmed
        .body("preview.consequences[0].to", equalTo("REFERRED"))
        .body("preview.facts[0].after.confidence", equalTo("UNCONFIRMED"));
    Map<String, String> told = told(unconfirmed);
    accepted(unconfirmed);

    assertEquals(told, became(List.of(grant), stood));
    AssessmentSummary referred =
        QuarkusTransaction.requiringNew()
            .call(() -> assessments.after(0, new Filter(null, null, grant), 100))
            .getLast();
    assertEquals(AssessmentSummary.Outcome.REFERRED, referred.outcome);
    assertNull(referred.referral);
  }
}
