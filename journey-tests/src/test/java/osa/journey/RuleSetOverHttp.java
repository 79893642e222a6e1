package osa.journey;

import static org.awaitility.Awaitility.await;
import static osa.launcher.PartName.ELIGIBILITY_SERVICE;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import osa.launcher.Role;

/// One version of the Three Principles, on its way from a draft to its publication.
final class RuleSetOverHttp {

  private static final Duration BACK_TEST_MAX = Duration.ofSeconds(60);

  private final Programme programme;
  private final String id;

  RuleSetOverHttp(Programme programme, String id) {
    this.programme = programme;
    this.id = id;
  }

  /// The same model with which another version holds, byte for byte.
  static String modelOf(Programme programme, String id) {
    return programme.download(ELIGIBILITY_SERVICE, Role.AUDITOR, "/rule-sets/" + id + "/model");
  }

  /// Written, checked and back-tested by one person, approved and published by another.
  void published(String title, String model, LocalDate from, String country, String itemKind) {
    programme
        .create(
            ELIGIBILITY_SERVICE,
            Role.POLICY_MODELLER,
            "/rule-sets",
            Map.of("policy", "THREE_PRINCIPLES", "id", id, "title", title, "model", model))
        .expect(201);
    String content = step(Role.POLICY_MODELLER, "submission", Map.of()).text("/contentHash");
    String report = backTested(from, country, itemKind);
    step(Role.POLICY_APPROVER, "approval", Map.of("contentHash", content, "backTestHash", report));
    step(Role.POLICY_APPROVER, "publication", Map.of("validFrom", from.toString()));
  }

  private Answer step(Role role, String step, Map<String, ?> body) {
    String path = "/rule-sets/" + id;
    String etag = programme.get(ELIGIBILITY_SERVICE, role, path).expect(200).etag();
    return programme.change(ELIGIBILITY_SERVICE, role, path + "/" + step, body, etag).expect(200);
  }

  /// The hash of the report.
  private String backTested(LocalDate from, String country, String itemKind) {
    String path =
        programme
            .create(
                ELIGIBILITY_SERVICE,
                Role.POLICY_MODELLER,
                "/back-tests",
                Map.of(
                    "candidates",
                    List.of(Map.of("ruleSetId", id, "validFrom", from.toString())),
                    "assessments",
                    false,
                    "grid",
                    Map.of(
                        "countries", List.of(country),
                        "itemKinds", List.of(itemKind),
                        "days", List.of(from.toString()))))
            .expect(202)
            .location()
            .replaceFirst(".*/back-tests/", "/back-tests/");
    return await()
        .atMost(BACK_TEST_MAX)
        .until(
            () -> programme.get(ELIGIBILITY_SERVICE, Role.POLICY_APPROVER, path).expect(200),
            seen -> seen.text("/state").equals("COMPLETED"))
        .text("/reportHash");
  }
}
