package osa.eligibility;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import osa.kernel.testing.ContractFilter;
import osa.kernel.testing.TestTokens;

/// The service over HTTP as a caller sees it, in the words of a test.
public final class ServiceApi {

  private ServiceApi() {}

  public static RequestSpecification as(String role) {
    return given()
        .filter(ContractFilter.of("eligibility-service"))
        .auth()
        .oauth2(TestTokens.withRoles(role))
        .contentType(ContentType.JSON);
  }

  public static ValidatableResponse create(String role, String path, Map<String, ?> body) {
    return create(role, path, body, UUID.randomUUID().toString());
  }

  public static ValidatableResponse create(
      String role, String path, Map<String, ?> body, String key) {
    return as(role).header("Idempotency-Key", key).body(body).post(path).then();
  }

  public static Map<String, Object> source(String kind) {
    return Map.of("kind", kind, "title", "a source", "url", "https://example.org/1");
  }

  /// A fact's body: what it says, besides source and confidence.
  public static Map<String, Object> fact(Object... namesAndValues) {
    Map<String, Object> fact = new HashMap<>();
    fact.put("source", source("OFFICIAL"));
    fact.put("confidence", "HIGH");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fact.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fact;
  }

  /// Registers a lower middle income country on the DAC list, unless it is registered.
  public static void registered(String iso3) {
    create("policy-modeller", "/countries", developing(iso3), "register-" + iso3).statusCode(201);
  }

  public static Map<String, Object> developing(String iso3) {
    return country(iso3, "LM", true);
  }

  public static Map<String, Object> country(String iso3, String group, boolean listed) {
    return Map.of(
        "iso3", iso3,
        "iso2", iso3.substring(0, 2),
        "name", "Country " + iso3,
        "region", "East Asia & Pacific",
        "incomeGroups",
            List.of(fact("worldBankYear", 2024, "group", group, "validFrom", "2022-07-01")),
        "dacListings", List.of(fact("listed", listed, "validFrom", "2022-01-01")),
        "transferAgreements", List.of());
  }

  public static Map<String, Object> question(String iso3, String validOn, String... kinds) {
    List<Map<String, Object>> items = new ArrayList<>();
    for (String kind : kinds) {
      items.add(
          Map.of(
              "lineId",
              "L" + (items.size() + 1),
              "description",
              "an item",
              "kind",
              kind,
              "quantity",
              1,
              "armed",
              false));
    }
    return Map.of(
        "recipientIso3",
        iso3,
        "validOn",
        validOn,
        "pillars",
        List.of("P1"),
        "beneficiary",
        Map.of("name", "Navy", "kind", "ARMED_FORCES"),
        "items",
        items,
        "undertakings",
        Map.of("otherPurposeUse", true, "thirdPartyTransfer", true));
  }

  public static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
    Map<String, Object> changed = new HashMap<>(body);
    changed.put(name, value);
    return changed;
  }
}
