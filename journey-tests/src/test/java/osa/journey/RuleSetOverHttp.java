package osa.journey;

import static osa.launcher.PartName.ELIGIBILITY_SERVICE;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import osa.launcher.Role;

/// One version of a policy, driven step by step as a modeller and an approver would.
///
/// @param id as `3P-2030`
record RuleSetOverHttp(Programme programme, String id) {

  private static final Duration BACK_TEST_MAX = Duration.ofSeconds(60);

  /// What a draft is made of, also one that is refused.
  Answer draft(String policy, String title, String model) {
    return programme.create(
        ELIGIBILITY_SERVICE,
        Role.POLICY_MODELLER,
        "/rule-sets",
        Map.of("policy", policy, "id", id, "title", title, "model", model));
  }

  /// A command at the version that the policy has now.
  Answer step(Role role, String step, Map<String, ?> body) {
    String path = "/rule-sets/" + id;
    String etag = programme.get(ELIGIBILITY_SERVICE, role, path).expect(200).etag();
    return programme.change(ELIGIBILITY_SERVICE, role, path + "/" + step, body, etag).expect(200);
  }

  String model() {
    return programme.download(
        ELIGIBILITY_SERVICE, Role.POLICY_MODELLER, "/rule-sets/" + id + "/model");
  }

  /// Written, checked and back-tested by one person, over all assessments and over all questions on
  /// its first day, approved and published by another; answers with what the back-test found.
  Report published(String policy, String title, String model, String from) {
    draft(policy, title, model).expect(201);
    String content = step(Role.POLICY_MODELLER, "submission", Map.of()).text("/contentHash");
    Report report =
        backTested(
            programme,
            Map.of(
                "candidates", List.of(Map.of("ruleSetId", id, "validFrom", from)),
                "grid", Map.of("days", List.of(from))));
    step(
        Role.POLICY_APPROVER,
        "approval",
        Map.of("contentHash", content, "backTestHash", report.hash()));
    step(Role.POLICY_APPROVER, "publication", Map.of("validFrom", from));
    return report;
  }

  /// @param hash by which a version is approved
  record Report(String hash, JsonNode found) {}

  /// Waits for the report.
  static Report backTested(Programme programme, Map<String, ?> question) {
    String path =
        programme
            .create(ELIGIBILITY_SERVICE, Role.POLICY_MODELLER, "/back-tests", question)
            .expect(202)
            .location()
            .replaceFirst(".*/back-tests/", "/back-tests/");
    Answer completed =
        Awaitility.await()
            .atMost(BACK_TEST_MAX)
            .until(
                () -> programme.get(ELIGIBILITY_SERVICE, Role.POLICY_APPROVER, path).expect(200),
                backTest -> backTest.text("/state").equals("COMPLETED"));
    return new Report(
        completed.text("/reportHash"),
        programme
            .get(ELIGIBILITY_SERVICE, Role.POLICY_APPROVER, path + "/report")
            .expect(200)
            .body());
  }
}
