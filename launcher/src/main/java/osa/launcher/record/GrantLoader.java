package osa.launcher.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import osa.launcher.Console;
import osa.launcher.Refusal;
import osa.launcher.record.GrantStep.Progress;

/// Takes the record's grants through their lives, doing of each step only what is missing.
final class GrantLoader {
  private final Service grants;
  private final Console console;
  private final Map<String, JsonNode> byKey = new LinkedHashMap<>();
  private List<JsonNode> there = List.of();

  GrantLoader(Service grants, Console console) {
    this.grants = grants;
    this.console = console;
  }

  /// Sees which grants are there already, and how far they are.
  void lookAround() {
    there = grants.list("/grants");
  }

  int count() {
    return byKey.size();
  }

  void identify(RecordedGrant grant) {
    var candidate = grant.candidate();
    byKey.put(
        grant.key(),
        there.stream()
            .filter(found -> isThat(candidate, found))
            .findFirst()
            .orElseGet(
                () -> grants.create("/grants", "record:grant:" + grant.key(), candidate).body()));
  }

  /// The titles of the record are all different.
  private static boolean isThat(Bodies.Candidate candidate, JsonNode grant) {
    return grant.path("title").asText().equals(candidate.title())
        && grant.path("recipientIso3").asText().equals(candidate.recipientIso3())
        && grant.path("identifiedOn").asText().equals(candidate.occurredOn());
  }

  /// Looks, gives the command when it has not been given, and waits for the answer it asks for. A
  /// step that was done when the load began stays done.
  void advance(RecordedGrant grant, GrantStep step) {
    var seen = byKey.get(grant.key());
    if (step.progress(seen) instanceof Progress.Done) {
      return;
    }
    var address = addressOf(seen);
    var patience = new Patience(console, grant.key() + " waits");
    var state = read(address);
    while (true) {
      switch (step.progress(state.body())) {
        case Progress.Done() -> {
          return;
        }
        case Progress.ToDo() -> state = command(address, step, state, patience);
        case Progress.Waiting(String answer) -> {
          patience.waitAfter(() -> "for " + answer);
          state = read(address);
        }
        case Progress.WentOtherwise(String how) ->
            throw new Refusal("%s does not go as it went: %s.".formatted(grant.key(), how));
      }
    }
  }

  /// The state after the command; or the present one, when an answer of another service came in
  /// between and the step has to be looked at again.
  private Service.Answer command(
      String address, GrantStep step, Service.Answer state, Patience patience) {
    var changed = grants.change(address + "/" + step.path(), state.version(), step.body());
    if (changed.isEmpty()) {
      patience.waitAfter(() -> "to take the step " + step.path());
      return read(address);
    }
    if (step.progress(changed.get().body()) instanceof Progress.ToDo) {
      throw new Refusal(address + " accepted the step " + step.path() + " and does not show it.");
    }
    return changed.get();
  }

  /// Commitments are asked for by notes that enter into force, and nothing waits for them before.
  void awaitCommitments() {
    byKey.forEach(
        (key, seen) -> {
          var patience = new Patience(console, key + " waits");
          while (isUncommitted(read(addressOf(seen)).body())) {
            patience.waitAfter(() -> "for its commitment");
          }
        });
  }

  private static String addressOf(JsonNode grant) {
    return "/grants/" + grant.path("grantId").asText();
  }

  private static boolean isUncommitted(JsonNode grant) {
    return grant.path("commitment").asText().equals("REQUESTED");
  }

  private Service.Answer read(String address) {
    return grants
        .get(address)
        .orElseThrow(() -> new Refusal("grant-service has lost " + address + "."));
  }
}
