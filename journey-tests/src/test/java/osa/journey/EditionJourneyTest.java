package osa.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static osa.launcher.PartName.BUDGET_SERVICE;
import static osa.launcher.PartName.ELIGIBILITY_SERVICE;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.launcher.Role;

/// A new edition of the World Bank's groups comes while grants are under way.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EditionJourneyTest {

  private static final int YEAR = 2025;
  private static final long AMOUNT_JPY = 500_000_000;

  private static Programme programme;

  @BeforeAll
  static void a_year_with_money() {
    programme = Programme.started();
    programme
        .create(
            BUDGET_SERVICE,
            Role.BUDGET_OFFICER,
            "/fiscal-years/" + YEAR + "/initial-appropriation",
            Map.of("amountJpy", 8_100_000_000L, "occurredOn", "2025-04-01"))
        .expect(201);
  }

  @AfterAll
  static void stop() {
    programme.close();
  }

  private static GrantOverHttp coveredAndReserved(String iso3) {
    Countries.qualify(programme, iso3);
    return GrantOverHttp.rescueGear(programme, iso3)
        .assessed("2026-01-15", "ELIGIBLE")
        .selected(YEAR, AMOUNT_JPY, "RESERVED");
  }

  private static Answer propose(String kind, String csv, String name, Object value) {
    return programme.create(
        ELIGIBILITY_SERVICE,
        Role.POLICY_MODELLER,
        "/editions/" + kind,
        Map.of(
            name,
            value,
            "csv",
            csv,
            "source",
            Map.of("kind", "DATASET", "title", "the new edition"),
            "confidence",
            "HIGH"));
  }

  private static Answer groups(String csv) {
    return propose("income-groups", csv, "worldBankYear", 2027);
  }

  private static void accept(Answer proposed) {
    programme
        .change(
            ELIGIBILITY_SERVICE,
            Role.POLICY_MODELLER,
            "/editions/" + proposed.text("/editionId") + "/acceptance",
            Map.of("previewHash", proposed.text("/preview/hash")),
            proposed.etag())
        .expect(200);
  }

  @Test
  void a_country_promoted_to_high_income_is_seen_in_the_preview_and_its_notes_are_not_signed() {
    GrantOverHttp promoted = coveredAndReserved("FJI");
    GrantOverHttp untouched = coveredAndReserved("TON");

    // The list that no longer has the country comes first: the two measures disagree.
    Answer delisted =
        propose("dac-listings", "iso3,listed\nFJI,no\nTON,yes\n", "validFrom", "2026-07-01")
            .expect(201);
    assertEquals(promoted.id(), delisted.text("/preview/consequences/0/grantId"));
    accept(delisted);
    promoted.until(read -> read.text("/assessment/outcome").equals("REFERRED"));

    Answer refused = groups("iso3,group\nFJI,H\nTON,RICH\nZZZ,LM\n").expect(422);
    assertEquals("EDITION_HAS_BAD_LINES", refused.code());
    assertEquals(3, refused.number("/badLines/0/line"));
    assertEquals(4, refused.number("/badLines/1/line"));

    Answer proposed = groups("iso3,group\r\nFJI,H\r\nTON,UM\r\n").expect(201);
    String told = "/preview/consequences";
    assertEquals(1, proposed.body().at(told).size());
    assertEquals(promoted.id(), proposed.text(told + "/0/grantId"));
    assertEquals("INELIGIBLE", proposed.text(told + "/0/to"));
    assertEquals("HIGH_INCOME", proposed.text(told + "/0/reasonsAfter/0/code"));
    assertEquals("REFERRED", promoted.read().text("/assessment/outcome"));

    accept(proposed);
    Answer lost = promoted.until(read -> read.text("/assessment/outcome").equals("INELIGIBLE"));
    assertEquals("HIGH_INCOME", lost.text("/assessment/reasons/0"));
    String cause = "/assessment/supersession/cause";
    assertEquals(proposed.text(told + "/0/causes/0"), lost.text(cause + "/statement"));
    assertEquals("2026-07-01", lost.text(cause + "/changesFrom"));
    Map<String, Object> notes = Map.of("amountJpy", AMOUNT_JPY, "entryIntoForce", "ON_SIGNATURE");
    Answer unsigned = promoted.tell("notes", notes).expect(409);
    assertEquals(lost.text(cause + "/statement"), unsigned.text("/cause"));
    untouched.done("notes", notes);
  }
}
