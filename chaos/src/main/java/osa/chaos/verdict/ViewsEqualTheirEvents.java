package osa.chaos.verdict;

import static osa.launcher.PartName.BUDGET_SERVICE;
import static osa.launcher.PartName.ELIGIBILITY_SERVICE;
import static osa.launcher.PartName.GRANT_SERVICE;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What the services show over HTTP is what their events add up to.
final class ViewsEqualTheirEvents implements Law {

  @Override
  public String sentence() {
    return "read models equal their events";
  }

  @Override
  public void check(Evidence evidence, Findings findings) {
    evidence
        .streams(GRANT_SERVICE, "grant")
        .forEach(
            (stream, events) -> {
              GrantStory story = GrantStory.of(events);
              shown(
                  evidence,
                  stream,
                  findings,
                  view -> {
                    same(stream, "version", story.version(), view.at("/version"), findings);
                    same(stream, "status", story.status(), view.at("/status"), findings);
                    same(
                        stream,
                        "assessment",
                        story.assessment(),
                        view.at("/assessment/outcome"),
                        findings);
                    same(
                        stream,
                        "reservation",
                        story.reservation(),
                        view.at("/selection/reservation"),
                        findings);
                    same(stream, "notes", story.notesJpy(), view.at("/notes/amountJpy"), findings);
                    same(
                        stream, "commitment", story.commitment(), view.at("/commitment"), findings);
                  });
            });
    evidence
        .streams(BUDGET_SERVICE, "fiscal-year")
        .forEach(
            (stream, events) -> {
              Ledger ledger = Ledger.of(events);
              shown(evidence, stream, findings, view -> check(stream, ledger, view, findings));
            });
    evidence
        .streams(ELIGIBILITY_SERVICE, "assessment")
        .forEach(
            (stream, events) ->
                shown(
                    evidence,
                    stream,
                    findings,
                    view -> {
                      long version = events.getLast().version();
                      same(stream, "version", version, view.at("/version"), findings);
                      String outcome = ServicesAgree.outcomeOf(events);
                      same(stream, "outcome", outcome, view.at("/outcome"), findings);
                    }));
  }

  private static void check(String stream, Ledger ledger, JsonNode view, Findings findings) {
    same(stream, "version", ledger.version(), view.at("/version"), findings);
    same(stream, "appropriated", ledger.appropriatedJpy(), view.at("/appropriatedJpy"), findings);
    same(stream, "reserved", ledger.reservedJpy(), view.at("/reservedJpy"), findings);
    same(stream, "committed", ledger.committedJpy(), view.at("/committedJpy"), findings);
    same(stream, "free", ledger.freeJpy(), view.at("/freeJpy"), findings);
    Map<String, Ledger.Held> held = new TreeMap<>();
    for (JsonNode one : view.at("/allocations")) {
      held.put(
          one.at("/grantId").asText(),
          new Ledger.Held(one.at("/reservedJpy").asLong(), one.at("/committedJpy").asLong()));
    }
    findings.require(
        held.equals(ledger.held()), () -> stream + " shows other allocations than its events");
  }

  private static void shown(
      Evidence evidence, String stream, Findings findings, Consumer<JsonNode> check) {
    findings.require(evidence.view(stream).isPresent(), () -> stream + " is not shown");
    evidence.view(stream).ifPresent(check);
  }

  private static void same(
      String stream, String what, Object fromEvents, JsonNode shown, Findings findings) {
    // What has not happened is not shown, or shown as 0.
    String seen = shown.asText().isEmpty() && fromEvents.equals(0L) ? "0" : shown.asText();
    findings.require(
        seen.equals(fromEvents.toString()),
        () -> "%s shows %s %s, its events say %s".formatted(stream, what, seen, fromEvents));
  }
}
