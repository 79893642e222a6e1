package osa.launcher.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CountryFactsTest {

  @Test
  void there_are_218_economies_and_106_conflict_rows_of_known_economies() {
    var codes = RecordFiles.countries().stream().map(RecordFiles.CountryRow::iso3).toList();

    assertEquals(218, codes.stream().distinct().count());
    assertEquals(106, RecordFiles.conflicts().size());
    assertTrue(
        RecordFiles.conflicts().stream().allMatch(conflict -> codes.contains(conflict.iso3())));
  }

  @Test
  void a_world_bank_year_runs_from_july_to_july() {
    var fy2024 = country("PHL").incomeGroups().get(1);

    assertEquals(2024, fy2024.worldBankYear());
    assertEquals("LM", fy2024.group());
    assertEquals("2023-07-01", fy2024.validFrom());
    assertEquals("2024-07-01", fy2024.validTo());
    assertEquals("HIGH", fy2024.confidence());
  }

  @Test
  void a_group_of_2027_is_never_fully_confirmed() {
    var confidence =
        RecordFiles.countries().stream()
            .map(row -> CountryFacts.country(row).incomeGroups().getLast().confidence())
            .distinct()
            .sorted()
            .toList();

    assertEquals(List.of("MEDIUM", "UNCONFIRMED"), confidence);
  }

  @Test
  void an_economy_without_a_group_is_unclassified_surely_in_2026_and_unconfirmed_in_2027() {
    var groups = country("ETH").incomeGroups();

    assertEquals("L", groups.get(2).group());
    assertEquals("UNCLASSIFIED", groups.get(3).group());
    assertEquals("HIGH", groups.get(3).confidence());
    assertEquals("UNCLASSIFIED", groups.get(4).group());
    assertEquals("UNCONFIRMED", groups.get(4).confidence());
  }

  @Test
  void leaving_the_dac_list_is_two_listings() {
    var listings = country("NRU").dacListings();

    assertEquals(2, listings.size());
    assertTrue(listings.get(0).listed());
    assertEquals("2026-01-01", listings.get(0).validTo());
    assertEquals("2026-01-01", listings.get(1).validFrom());
    assertTrue(!listings.get(1).listed());
  }

  @Test
  void an_agreement_known_to_the_year_counts_from_its_last_day() {
    var agreement = country("PHL").transferAgreements().getFirst();

    assertEquals("2016-12-31", agreement.signedOn());
    assertNull(agreement.inForceOn());
    assertEquals("LOW", agreement.confidence());
    assertTrue(agreement.source().title().contains("year only"), agreement.source().title());
  }

  @Test
  void an_agreement_without_a_date_is_recorded_as_unconfirmed() {
    var agreement = country("SWE").transferAgreements().getFirst();

    assertNull(agreement.signedOn());
    assertNull(agreement.inForceOn());
    assertEquals("UNCONFIRMED", agreement.confidence());
  }

  @Test
  void an_agreement_known_to_the_day_keeps_its_days() {
    var agreement = country("MNG").transferAgreements().getFirst();

    assertEquals("2024-12-11", agreement.signedOn());
    assertEquals("2025-01-22", agreement.inForceOn());
    assertEquals("HIGH", agreement.confidence());
    assertEquals("OFFICIAL", agreement.source().kind());
  }

  @Test
  void seventeen_agreements_are_on_record_and_none_where_nothing_is_said() {
    var agreements =
        RecordFiles.countries().stream()
            .mapToInt(row -> CountryFacts.country(row).transferAgreements().size())
            .sum();

    assertEquals(17, agreements);
    assertEquals(List.of(), country("FJI").transferAgreements());
  }

  @Test
  void a_clash_at_a_border_is_interstate_and_a_civil_war_is_internal_whoever_helps() {
    var thailand = signals("THA");

    assertEquals("INTERNAL", thailand.getFirst().scope());
    assertEquals("HIGH", thailand.getFirst().confidence());
    assertNull(thailand.getFirst().endedOn());
    assertEquals("INTERSTATE", thailand.get(1).scope());
    assertEquals("BORDER_CLASH", thailand.get(1).intensity());
    assertEquals("MEDIUM", thailand.get(1).confidence());
    assertEquals("LOW", thailand.get(3).confidence());
    assertEquals("INTERNAL", signals("AFG").getFirst().scope());
  }

  @Test
  void an_economy_that_iso_does_not_know_has_no_two_letter_code() {
    assertNull(country("CHI").iso2());
    assertEquals("PH", country("PHL").iso2());
  }

  private static Bodies.Country country(String iso3) {
    return RecordFiles.countries().stream()
        .filter(row -> row.iso3().equals(iso3))
        .map(CountryFacts::country)
        .findFirst()
        .orElseThrow();
  }

  private static List<Bodies.ConflictSignal> signals(String iso3) {
    return RecordFiles.conflicts().stream()
        .filter(row -> row.iso3().equals(iso3))
        .map(CountryFacts::conflictSignal)
        .toList();
  }
}
