package osa.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static osa.launcher.PartName.ELIGIBILITY_SERVICE;
import static osa.launcher.PartName.GRANT_SERVICE;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.journey.RuleSetOverHttp.Report;
import osa.launcher.PartName;
import osa.launcher.Role;

/// Rules that change, over the real record of FY2023 to FY2026: what the abolition of the five
/// categories would have changed, and that what was decided stays explained for ever.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RulesOverTheRecordJourneyTest {

  private static final Duration REBUILD_MAX = Duration.ofSeconds(60);
  private static final Duration REASSESSED_MAX = Duration.ofSeconds(60);

  private static final int GRANTS_SIGNED = 14;
  private static final int COUNTRIES = 218;
  private static final int ITEM_KINDS = 23;
  private static final int ARMED_AND_UNARMED = 2;
  private static final String ABOLISHED_ON = "2026-04-21";

  /// The first day of each version since OSA began, and the day before.
  private static final List<String> DAYS =
      List.of(
          "2023-04-05",
          "2023-12-21",
          "2023-12-22",
          "2024-03-25",
          "2024-03-26",
          "2026-04-20",
          ABOLISHED_ON);

  private static final String IT_IS_A_WEAPON = "lethality_rule_1";
  private static final Set<String> WEAPONS = Set.of("MISSILE", "WARSHIP", "TANK");

  private static final String OUTSIDE_ALL_FIELDS =
      """
              <inputEntry id="field_rule_1_in_1">
                <text>"NONE"</text>
      """;
  private static final String NO_HUMANITARIAN_FIELD =
      OUTSIDE_ALL_FIELDS.replace("\"NONE\"", "\"NONE\", \"P2\"");

  private static Programme programme;
  private static Set<String> recorded;
  private static Report overTheRecord;
  private static Report overTheGrid;

  @BeforeAll
  static void the_record_is_back_tested_before_anything_else_is_published() {
    programme = Programme.started();
    programme.stack().loadRecord();
    recorded =
        assessments().stream()
            .map(each -> each.at("/assessmentId").asText())
            .collect(Collectors.toCollection(TreeSet::new));
    overTheRecord = RuleSetOverHttp.backTested(programme, Map.of("candidates", abolition()));
    overTheGrid =
        RuleSetOverHttp.backTested(
            programme,
            Map.of("candidates", abolition(), "assessments", false, "grid", Map.of("days", DAYS)));
  }

  @AfterAll
  static void stop() {
    programme.close();
  }

  /// Tried on all days, also on those before it was decided.
  private static List<Map<String, String>> abolition() {
    return List.of(Map.of("ruleSetId", "3P-2026"));
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static List<JsonNode> all(PartName service, String path) {
    List<JsonNode> items = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonNode page =
          programme
              .get(service, Role.AUDITOR, path + "?limit=20&cursor=" + cursor)
              .expect(200)
              .body();
      page.at("/items").forEach(items::add);
      cursor = page.at("/nextCursor").isTextual() ? page.at("/nextCursor").asText() : null;
    }
    return items;
  }

  private static List<JsonNode> assessments() {
    return all(ELIGIBILITY_SERVICE, "/assessments");
  }

  private static JsonNode read(String path) {
    return programme.get(ELIGIBILITY_SERVICE, Role.AUDITOR, path).expect(200).body();
  }

  @Test
  void sc_60_the_abolition_of_the_five_categories_changes_none_of_the_real_grants() {
    JsonNode report = overTheRecord.found();
    assertEquals(0, report.at("/outcomesChanged").asInt(), report::toPrettyString);
    assertEquals(0, report.at("/grants/count").asInt());
    assertEquals(0, report.at("/rulesGone").asInt());
    assertEquals(0, report.at("/notAssessed").asInt());
    assertEquals(GRANTS_SIGNED, signed().size());
    assertTrue(recorded.containsAll(signed()), "each signed grant's assessment is a case");
    assertEquals(recorded.size(), report.at("/cases").asInt());
  }

  /// The assessments by which the notes were signed.
  private static List<String> signed() {
    return all(GRANT_SERVICE, "/grants").stream()
        .filter(grant -> grant.at("/notes/amountJpy").asLong() > 0)
        .map(grant -> grant.at("/notes/assessmentId").asText())
        .toList();
  }

  @Test
  void the_abolition_alone_makes_no_weapon_eligible_in_any_country_on_any_day() {
    JsonNode report = overTheGrid.found();
    assertEquals(
        (long) COUNTRIES * ITEM_KINDS * ARMED_AND_UNARMED * DAYS.size(),
        report.at("/cases").asLong());
    assertEquals(
        Set.of("INELIGIBLE to REFERRED", "REFERRED to INELIGIBLE"),
        changes(report.at("/transitions")),
        "no case becomes eligible, and none that was is lost");
    assertEquals(
        report.at("/outcomesChanged").asLong(),
        list(report.at("/rows")).stream()
            .filter(row -> row.at("/rowId").asText().equals(IT_IS_A_WEAPON))
            .mapToLong(row -> row.at("/cases").asLong())
            .sum(),
        "whatever changes is a weapon in the words of the newer rules");
    for (JsonNode kind : report.at("/byItemKind")) {
      if (WEAPONS.contains(kind.at("/key").asText())) {
        assertEquals(Set.of("INELIGIBLE to REFERRED"), changes(kind.at("/transitions")));
      }
    }
    List<JsonNode> cells = list(report.at("/outcomeChanges/shown"));
    assertFalse(cells.isEmpty());
    for (JsonNode cell : cells) {
      assertTrue(cell.at("/validOn").asText().compareTo(ABOLISHED_ON) < 0, cell::toPrettyString);
      assertTrue(
          cell.at("/armed").asBoolean() || WEAPONS.contains(cell.at("/itemKinds/0").asText()),
          cell::toPrettyString);
      assertFalse(cell.at("/decisions").isEmpty(), cell::toPrettyString);
    }
  }

  /// From which outcome to which other one.
  private static Set<String> changes(JsonNode transitions) {
    return list(transitions).stream()
        .filter(each -> !each.at("/from").equals(each.at("/to")))
        .map(each -> each.at("/from").asText() + " to " + each.at("/to").asText())
        .collect(Collectors.toSet());
  }

  @Test
  void what_was_decided_is_derived_again_after_newer_rules_and_from_the_events_alone()
      throws SQLException {
    Map<String, JsonNode> before = derived();
    assertTrue(before.size() >= GRANTS_SIGNED, before.size() + " assessments");

    Set<String> judgedOtherwise = publishWithoutHumanitarianField();
    await().atMost(REASSESSED_MAX).until(() -> superseded().containsAll(judgedOtherwise));
    same(before, derived());

    programme.stack().kill(ELIGIBILITY_SERVICE);
    forgetReadModels();
    programme.stack().start(ELIGIBILITY_SERVICE);
    assertEquals(List.of(), assessments(), "the read models are empty");
    readModels().forEach(RulesOverTheRecordJourneyTest::rebuilt);

    assertEquals(COUNTRIES, all(ELIGIBILITY_SERVICE, "/countries").size());
    same(before, derived());
  }

  /// Every assessment with what was recorded, by its identifier; each says again what it said.
  private static Map<String, JsonNode> derived() {
    Map<String, JsonNode> derived = new TreeMap<>();
    for (JsonNode assessment : assessments()) {
      String id = assessment.at("/assessmentId").asText();
      JsonNode again = read("/assessments/" + id + "/derivation");
      assertTrue(again.at("/identical").asBoolean(), again::toPrettyString);
      derived.put(id, again.at("/assessment"));
    }
    return derived;
  }

  /// Those of before, with the rule sets and reasons of then; newer ones may stand beside them.
  private static void same(Map<String, JsonNode> before, Map<String, JsonNode> after) {
    before.forEach(
        (id, then) -> {
          for (String part : List.of("/outcome", "/reasons", "/lines", "/ruleSets", "/facts")) {
            assertEquals(then.at(part), after.get(id).at(part), id + part);
          }
        });
  }

  /// Under this version the humanitarian grants of the record would have been refused, and it holds
  /// from the second day of OSA. Answers with the assessments of grants that it judges otherwise.
  private static Set<String> publishWithoutHumanitarianField() {
    String guidelines = new RuleSetOverHttp(programme, "OSA-2023").model();
    Report report =
        new RuleSetOverHttp(programme, "OSA-2027")
            .published(
                "OSA_POLICY",
                "Humanitarian activities are no field any more",
                guidelines.replace(OUTSIDE_ALL_FIELDS, NO_HUMANITARIAN_FIELD),
                "2023-04-06");
    Set<String> otherwise =
        Stream.of("/outcomeChanges/shown", "/reasonChanges/shown")
            .flatMap(shown -> list(report.found().at(shown)).stream())
            .filter(each -> each.at("/grantId").isTextual())
            .map(each -> each.at("/assessmentId").asText())
            .collect(Collectors.toSet());
    assertFalse(otherwise.isEmpty(), report.found()::toPrettyString);
    return otherwise;
  }

  private static Set<String> superseded() {
    return assessments().stream()
        .filter(each -> each.at("/supersededBy").isObject())
        .map(each -> each.at("/assessmentId").asText())
        .collect(Collectors.toSet());
  }

  private static List<String> readModels() {
    return list(read("/read-models").at("/items")).stream()
        .map(model -> model.at("/name").asText())
        .toList();
  }

  private static void forgetReadModels() throws SQLException {
    try (var database = programme.stack().administratorOf(ELIGIBILITY_SERVICE);
        var statement = database.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (var rows =
          statement.executeQuery(
              "SELECT tablename FROM pg_tables"
                  + " WHERE schemaname = 'public' AND tablename LIKE 'rm\\_%'")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      assertFalse(tables.isEmpty());
      statement.execute("TRUNCATE " + String.join(", ", tables));
    }
  }

  private static void rebuilt(String readModel) {
    String path = "/read-models/" + readModel + "/rebuilds";
    String id =
        programme
            .create(
                ELIGIBILITY_SERVICE,
                Role.OPERATOR,
                path,
                Map.of("reason", "the tables are empty", "acceptDifferences", true))
            .expect(201)
            .text("/rebuildId");
    await()
        .atMost(REBUILD_MAX)
        .until(
            () ->
                programme
                    .get(ELIGIBILITY_SERVICE, Role.OPERATOR, path + "/" + id)
                    .expect(200)
                    .text("/state")
                    .equals("SWITCHED"));
  }
}
