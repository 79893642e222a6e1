package osa.chaos.verdict;

import static osa.launcher.PartName.BUDGET_SERVICE;
import static osa.launcher.PartName.ELIGIBILITY_SERVICE;
import static osa.launcher.PartName.GRANT_SERVICE;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Of every grant the three services say the same: no grant waits for an answer, a year holds for
/// it exactly what the grant believes, a withdrawn one holds nothing, and its assessment is the one
/// that was made.
final class ServicesAgree implements Law {

  @Override
  public String sentence() {
    return "the three services agree on every grant";
  }

  @Override
  public void check(Evidence evidence, Findings findings) {
    Map<Integer, Ledger> ledgers = new HashMap<>();
    evidence
        .streams(BUDGET_SERVICE, "fiscal-year")
        .forEach((stream, events) -> ledgers.put(yearOf(stream), Ledger.of(events)));
    Map<String, String> assessments = assessments(evidence);
    Set<String> grants = new HashSet<>();
    evidence
        .streams(GRANT_SERVICE, "grant")
        .forEach(
            (stream, events) -> {
              String grantId = events.getFirst().subject();
              grants.add(grantId);
              GrantStory story = GrantStory.of(events);
              findings.require(!story.waits(), () -> stream + " still waits: " + story);
              checkMoney(grantId, story, ledgers, findings);
              checkAssessment(stream, story, assessments, findings);
            });
    ledgers.forEach(
        (year, ledger) ->
            ledger
                .held()
                .forEach(
                    (grantId, held) ->
                        findings.require(
                            grants.contains(grantId),
                            () -> "%d holds %s for no grant: %s".formatted(year, held, grantId))));
  }

  private static void checkMoney(
      String grantId, GrantStory story, Map<Integer, Ledger> ledgers, Findings findings) {
    ledgers.forEach(
        (year, ledger) ->
            findings.require(
                ledger.heldBy(grantId).equals(story.mustHold(year)),
                () ->
                    "%d holds %s for grant %s, which is %s"
                        .formatted(year, ledger.heldBy(grantId), grantId, story)));
  }

  private static void checkAssessment(
      String stream, GrantStory story, Map<String, String> assessments, Findings findings) {
    if (!story.assessmentId().isEmpty() && !story.isWithdrawn()) {
      findings.require(
          story.assessment().equals(assessments.get(story.assessmentId())),
          () ->
              "%s says %s of its assessment, eligibility-service says %s"
                  .formatted(stream, story.assessment(), assessments.get(story.assessmentId())));
    }
  }

  private static Map<String, String> assessments(Evidence evidence) {
    Map<String, String> outcomes = new HashMap<>();
    evidence
        .streams(ELIGIBILITY_SERVICE, "assessment")
        .forEach((_, events) -> outcomes.put(events.getFirst().subject(), outcomeOf(events)));
    return outcomes;
  }

  static String outcomeOf(List<LoggedEvent> assessment) {
    LoggedEvent event = assessment.getFirst();
    return event.type().equals("request-rejected.v1") ? "REJECTED" : event.text("outcome");
  }

  private static int yearOf(String stream) {
    return Integer.parseInt(stream.substring(stream.indexOf('/') + 1));
  }
}
