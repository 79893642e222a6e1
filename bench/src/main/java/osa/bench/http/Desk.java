package osa.bench.http;

import java.io.IOException;
import java.util.UUID;
import osa.bench.Stage;
import osa.launcher.PartName;
import osa.launcher.Role;

/// Who asks the services, and with which bodies.
public final class Desk {
  private static final String CANDIDATE =
      """
      {"title": "Coastal radar system", "recipientIso3": "FJI",
       "beneficiary": {"name": "The Navy", "kind": "ARMED_FORCES"}, "pillars": ["P1"],
       "items": [{"lineId": "1", "description": "Coastal radar", "kind": "COASTAL_RADAR",
                  "quantity": 5, "armed": false}],
       "undertakings": {"otherPurposeUse": true, "thirdPartyTransfer": true}}
      """;
  private static final String QUESTION =
      CANDIDATE
          .replace("\"title\": \"Coastal radar system\", ", "")
          .replaceFirst("\\{", "{\"validOn\": \"2026-05-01\", ");
  private static final String COUNTRY =
      """
      {"iso3": "FJI", "iso2": "FJ", "name": "Fiji", "region": "Pacific",
       "incomeGroups": [{"worldBankYear": 2026, "group": "UM", "validFrom": "2025-07-01",
                         "source": {"kind": "DATASET", "title": "benchmark"},
                         "confidence": "HIGH"}],
       "dacListings": [{"listed": true, "validFrom": "2022-01-01",
                        "source": {"kind": "DATASET", "title": "benchmark"}, "confidence": "HIGH"}]}
      """;

  private static final int UNAVAILABLE = 503;

  private final Stage stage;

  public Desk(Stage stage) {
    this.stage = stage;
  }

  public HttpConnection connect(PartName service, Role role) throws IOException {
    String token = stage.stack().tokens().mint("bench-" + role.label(), role);
    return new HttpConnection(stage.stack().uri(service), token);
  }

  /// A new grant; the answer names it.
  public static HttpConnection.Answer candidate(HttpConnection grants) throws IOException {
    return created(grants, "/grants", CANDIDATE);
  }

  /// Asks what is to be thought of a grant to the country of [#registerCountry].
  public static void assess(HttpConnection eligibility) throws IOException {
    created(eligibility, "/assessments", QUESTION);
  }

  /// A country that qualifies. It may be there already.
  public void registerCountry() throws IOException {
    try (var modeller = connect(PartName.ELIGIBILITY_SERVICE, Role.POLICY_MODELLER)) {
      modeller.create("/countries", "country-fji", COUNTRY).expect(201);
    }
  }

  /// A fiscal year with more money than anybody will ask for. It may be there already.
  static void enact(HttpConnection budget, int year) throws IOException {
    budget
        .create(
            "/fiscal-years/" + year + "/initial-appropriation",
            "enact-" + year,
            "{\"amountJpy\": 900000000000}")
        .expect(201);
  }

  /// Books what the ministry asked for: an event on the year's ledger that needs no version.
  public static void requestBudget(HttpConnection budget, int year) throws IOException {
    created(budget, "/fiscal-years/" + year + "/budget-requests", "{\"amountJpy\": 1000000}");
  }

  /// The answer to a command that creates.
  static HttpConnection.Answer created(HttpConnection service, String path, String body)
      throws IOException {
    return untilServed(() -> service.create(path, UUID.randomUUID().toString(), body)).expect(201);
  }

  /// The answer to a command to what exists, whatever version it has.
  static HttpConnection.Answer changed(HttpConnection service, String path, String body)
      throws IOException {
    return untilServed(() -> service.change(path, "*", body)).expect(200);
  }

  /// Who is told to come again does, as often as it takes: the time that takes counts.
  private static HttpConnection.Answer untilServed(Request request) throws IOException {
    HttpConnection.Answer answer;
    do {
      answer = request.send();
    } while (answer.status() == UNAVAILABLE);
    return answer;
  }

  @FunctionalInterface
  private interface Request {
    HttpConnection.Answer send() throws IOException;
  }
}
