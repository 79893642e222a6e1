package osa.eligibility.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import osa.eligibility.Case;
import osa.eligibility.Csv;
import osa.eligibility.RealRecord;
import osa.eligibility.assessment.domain.AssessmentEvent;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentDecided;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentReferred;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.domain.AssessmentRequest;
import osa.eligibility.assessment.domain.AssessmentRequest.Pillar;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.lab.comparison.CanonicalJson;
import osa.eligibility.lab.domain.Candidate;
import osa.eligibility.policy.domain.Policy;
import osa.kernel.Checkpoint;
import osa.kernel.RecordedEvent;

/// Candidates and stored assessments for the tests of back-tests.
public final class LabFixture {

  public static final RealRecord REAL = RealRecord.withDeterminations();

  private LabFixture() {}

  public static String published(String ruleSetId) {
    return Case.CATALOGUE.model(ruleSetId).orElseThrow().dmn();
  }

  public static Candidate ofRuleSet(String ruleSetId) {
    var model = Case.CATALOGUE.model(ruleSetId).orElseThrow();
    return new Candidate(
        model.ruleSet().policy(), ruleSetId, model.ruleSet().contentHash(), null, model.dmn());
  }

  public static Candidate text(Policy policy, String dmn) {
    return new Candidate(policy, null, CanonicalJson.sha256(dmn), null, dmn);
  }

  public static Candidate from(LocalDate validFrom, Candidate candidate) {
    return new Candidate(
        candidate.policy(),
        candidate.ruleSetId(),
        candidate.contentHash(),
        validFrom,
        candidate.dmn());
  }

  /// OSA policy with one row otherwise: what the export rules have come to permit is only noted.
  public static String weaponsAllowed() {
    return changed(
        published("OSA-2023"), "lethal_weapons_rule_2_out_2", "\"REFERRED\"", "\"NOTE\"");
  }

  /// A model with the text of one cell changed.
  public static String changed(String dmn, String cellId, String was, String becomes) {
    int cell = dmn.indexOf("id=\"" + cellId + "\"");
    int text = dmn.indexOf("<text>" + was + "</text>", cell);
    if (cell < 0 || text < 0 || text - cell > 200) {
      throw new AssertionError("no cell " + cellId + " with " + was);
    }
    return dmn.substring(0, text)
        + "<text>"
        + becomes
        + "</text>"
        + dmn.substring(text + ("<text>" + was + "</text>").length());
  }

  /// The assessments of the 14 grants whose notes were signed, on the days of the notes.
  public static List<Judgement> signedGrants() {
    try {
      JsonNode grants =
          JsonMapper.builder()
              .build()
              .readTree(
                  Path.of(System.getProperty("osa.home", ".."))
                      .resolve("launcher/src/main/resources/record/grants.json")
                      .toFile());
      List<Judgement> judgements = new ArrayList<>();
      for (Map<String, String> project : Csv.rows("projects.csv")) {
        for (JsonNode grant : grants) {
          if (!project.get("exchange_of_notes_date").isEmpty() && isOf(project, grant)) {
            judgements.add(judged(project, grant));
          }
        }
      }
      return judgements;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isOf(Map<String, String> project, JsonNode grant) {
    return grant.get("fiscalYear").asText().equals(project.get("fiscal_year"))
        && grant.get("iso3").asText().equals(project.get("country_iso3"));
  }

  private static Judgement judged(Map<String, String> project, JsonNode grant) {
    List<ItemKind> kinds = new ArrayList<>();
    grant.get("items").forEach(item -> kinds.add(ItemKind.valueOf(item.get("kind").asText())));
    List<Pillar> pillars = new ArrayList<>();
    grant.get("pillars").forEach(pillar -> pillars.add(Pillar.valueOf(pillar.asText())));
    return Case.of(REAL, project.get("country_iso3"), project.get("exchange_of_notes_date"))
        .items(kinds.toArray(ItemKind[]::new))
        .pillars(pillars.toArray(Pillar[]::new))
        .judged();
  }

  public static Judgement forGrant(String grantId, Judgement judgement) {
    AssessmentRequest asked = judgement.request();
    return new Judgement(
        new AssessmentRequest(
            asked.recipientIso3(),
            asked.validOn(),
            asked.pillars(),
            asked.beneficiary(),
            asked.items(),
            asked.partners(),
            asked.contextCountries(),
            asked.undertakings(),
            grantId),
        judgement.knownAt(),
        judgement.verdict(),
        judgement.standing(),
        judgement.ruleSets(),
        judgement.facts(),
        judgement.contextFacts(),
        judgement.engine());
  }

  /// As the log keeps them, each in a stream of its own.
  public static List<RecordedEvent<?>> stored(List<Judgement> judgements) {
    List<RecordedEvent<?>> events = new ArrayList<>();
    for (Judgement judgement : judgements) {
      UUID id =
          UUID.nameUUIDFromBytes(("assessment" + events.size()).getBytes(StandardCharsets.UTF_8));
      events.add(stored(id, events.size() + 1, judgement));
    }
    return events;
  }

  private static RecordedEvent<AssessmentEvent> stored(
      UUID id, long position, Judgement judgement) {
    AssessmentEvent event =
        switch (judgement.verdict().outcome()) {
          case ELIGIBLE, INELIGIBLE -> new AssessmentDecided(id, judgement);
          case REFERRED -> new AssessmentReferred(id, judgement);
        };
    return new RecordedEvent<>(
        id,
        new AssessmentId(id).stream(),
        1,
        new Checkpoint(position, position),
        event.getClass().getSimpleName(),
        event,
        Case.NOW,
        Case.NOW,
        id,
        id,
        "tester");
  }
}
