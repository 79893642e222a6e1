package osa.journey;

import static org.awaitility.Awaitility.await;
import static osa.launcher.PartName.GRANT_SERVICE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import osa.launcher.Role;

/// One grant, driven step by step as a desk officer would.
final class GrantOverHttp {

  private static final Duration ANSWER_OVER_KAFKA_MAX = Duration.ofSeconds(60);

  private final Programme programme;
  private final String path;

  private GrantOverHttp(Programme programme, String path) {
    this.programme = programme;
    this.path = path;
  }

  /// An unarmed coastal radar for the navy of a country, under the rule-of-law pillar.
  static GrantOverHttp candidate(Programme programme, String recipientIso3) {
    return candidate(programme, recipientIso3, "P1", "Coastal radar", "COASTAL_RADAR");
  }

  /// Maritime search-and-rescue equipment for the navy of a country, under the humanitarian pillar.
  static GrantOverHttp rescueGear(Programme programme, String recipientIso3) {
    return candidate(
        programme, recipientIso3, "P2", "Rescue equipment", "SEARCH_AND_RESCUE_EQUIPMENT");
  }

  private static GrantOverHttp candidate(
      Programme programme, String recipientIso3, String pillar, String what, String kind) {
    Answer created =
        programme
            .create(
                GRANT_SERVICE,
                Role.DESK_OFFICER,
                "/grants",
                Map.of(
                    "title", what,
                    "recipientIso3", recipientIso3,
                    "beneficiary", Map.of("name", "The Navy", "kind", "ARMED_FORCES"),
                    "pillars", List.of(pillar),
                    "items",
                        List.of(
                            Map.of(
                                "lineId",
                                "1",
                                "description",
                                what,
                                "kind",
                                kind,
                                "quantity",
                                5,
                                "armed",
                                false)),
                    "undertakings", Map.of("otherPurposeUse", true, "thirdPartyTransfer", true)))
            .expect(201);
    return new GrantOverHttp(programme, "/grants/" + created.text("/grantId"));
  }

  String id() {
    return path.substring("/grants/".length());
  }

  Answer read() {
    return programme.get(GRANT_SERVICE, Role.DESK_OFFICER, path).expect(200);
  }

  /// A command at the version the grant has now.
  Answer tell(String command, Map<String, ?> body) {
    return programme.change(
        GRANT_SERVICE, Role.DESK_OFFICER, path + "/" + command, body, read().etag());
  }

  GrantOverHttp done(String command, Map<String, ?> body) {
    tell(command, body).expect(200);
    return this;
  }

  /// Waits for what other services answer over Kafka.
  Answer until(Predicate<Answer> seen) {
    return await().atMost(ANSWER_OVER_KAFKA_MAX).until(this::read, seen);
  }

  GrantOverHttp assessed(String validOn, String outcome) {
    done("assessment-requests", Map.of("validOn", validOn));
    until(grant -> grant.text("/assessment/outcome").equals(outcome));
    return this;
  }

  GrantOverHttp selected(int fiscalYear, long amountJpy, String reservation) {
    done("selection", Map.of("fiscalYear", fiscalYear, "amountJpy", amountJpy));
    until(grant -> grant.text("/selection/reservation").equals(reservation));
    return this;
  }

  GrantOverHttp signed(long amountJpy, String entryIntoForce) {
    return done("notes", Map.of("amountJpy", amountJpy, "entryIntoForce", entryIntoForce));
  }
}
