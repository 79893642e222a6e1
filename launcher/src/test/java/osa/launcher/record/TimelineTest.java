package osa.launcher.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.launcher.record.Timeline.Budgeted;
import osa.launcher.record.Timeline.Determined;
import osa.launcher.record.Timeline.Identified;
import osa.launcher.record.Timeline.Stepped;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TimelineTest {
  private final List<Timeline.Entry> timeline = Timeline.ofTheRecord();

  @Test
  void what_happened_comes_in_the_order_in_which_it_happened() {
    var days = timeline.stream().map(Timeline.Entry::on).toList();

    assertEquals(days.stream().sorted().toList(), days);
    assertTrue(
        days.stream().allMatch(day -> day.matches("20\\d\\d-\\d\\d-\\d\\d")), days::toString);
  }

  @Test
  void fourteen_grants_are_signed_and_their_sums_are_the_published_ones() {
    Map<Integer, Long> sums =
        selections()
            .collect(
                Collectors.groupingBy(
                    GrantStep.Select::fiscalYear,
                    Collectors.summingLong(GrantStep.Select::amountJpy)));

    assertEquals(14, selections().count());
    assertEquals(Map.of(2023, 1_975_000_000L, 2024, 5_000_000_000L, 2025, 7_100_000_000L), sums);
  }

  @Test
  void a_row_without_an_amount_is_never_money() {
    assertEquals(
        List.of("2023:initial", "2024:initial", "2025:initial", "2026:initial"),
        figures("initial").toList());
    assertEquals(0, figures("supplementary").count());
    assertEquals(4, figures("request").count());
    assertEquals(List.of("2026:draft"), figures("draft").toList());
  }

  @Test
  void planned_grants_are_candidates_only_and_the_disputed_one_is_not_there() {
    var candidates =
        timeline.stream()
            .flatMap(
                entry -> entry instanceof Identified(var grant) ? Stream.of(grant) : Stream.empty())
            .filter(grant -> !grant.signed())
            .toList();

    assertEquals(
        List.of("FY2025-THA", "FY2025-TLS"), candidates.stream().map(RecordedGrant::key).toList());
    assertTrue(candidates.stream().allMatch(grant -> grant.steps().isEmpty()));
  }

  @Test
  void a_finding_is_there_before_the_assessment_it_explains() {
    assertTrue(indexOfDetermination("PHL") < indexOfAssessment("FY2023-PHL"));
    assertTrue(indexOfDetermination("IDN") < indexOfAssessment("FY2024-IDN"));
  }

  @Test
  void only_the_notes_with_indonesia_of_2024_wait_for_a_notice() {
    var waiting =
        RecordedGrant.all().stream()
            .filter(grant -> grant.file().entryIntoForce().equals("ON_NOTICE"))
            .map(RecordedGrant::key)
            .toList();

    assertEquals(List.of("FY2024-IDN"), waiting);
  }

  @Test
  void every_lot_is_planned_before_the_first_is_handed_over() {
    var fiji = steps("FY2023-FJI").map(GrantStep::path).toList();

    assertEquals(
        List.of(
            "assessment-requests",
            "selection",
            "notes",
            "lots",
            "lots",
            "lots",
            "lots/L1/handover",
            "lots/L2/handover"),
        fiji);
  }

  @Test
  void five_boats_for_bangladesh_are_handed_over_though_four_were_planned() {
    var boats = RecordedGrant.all().get(1).file().lots().getFirst();

    assertEquals(4, boats.quantity());
    assertEquals(5, boats.quantityHandedOver());
    assertEquals("2026-07-03", boats.handedOverOn());
  }

  @Test
  void nothing_is_armed_and_every_recipient_gives_both_undertakings() {
    for (var grant : RecordedGrant.all()) {
      assertTrue(grant.candidate().items().stream().noneMatch(GrantFile.Item::armed), grant.key());
      assertEquals(new Bodies.Undertakings(true, true), grant.candidate().undertakings());
    }
  }

  @Test
  void singapore_is_a_partner_for_timor_leste_and_no_recipient() {
    var partnered =
        RecordedGrant.all().stream()
            .filter(grant -> !grant.candidate().partners().isEmpty())
            .collect(Collectors.toMap(RecordedGrant::key, grant -> grant.candidate().partners()));

    assertEquals(Map.of("FY2025-TLS", List.of(new GrantFile.Partner("SGP", "PARTNER"))), partnered);
  }

  private Stream<GrantStep.Select> selections() {
    return timeline.stream()
        .flatMap(
            entry ->
                entry instanceof Stepped(var _, GrantStep.Select selection)
                    ? Stream.of(selection)
                    : Stream.empty());
  }

  private Stream<String> figures(String kind) {
    return timeline.stream()
        .flatMap(entry -> entry instanceof Budgeted(var row) ? Stream.of(row) : Stream.empty())
        .filter(row -> row.kind().equals(kind))
        .map(row -> row.fiscalYear() + ":" + row.kind());
  }

  private Stream<GrantStep> steps(String key) {
    return timeline.stream()
        .flatMap(
            entry ->
                entry instanceof Stepped(var grant, var step) && grant.key().equals(key)
                    ? Stream.of(step)
                    : Stream.empty());
  }

  private int indexOfDetermination(String iso3) {
    return timeline.indexOf(
        timeline.stream()
            .filter(entry -> entry instanceof Determined(var row) && row.iso3().equals(iso3))
            .findFirst()
            .orElseThrow());
  }

  private int indexOfAssessment(String key) {
    return timeline.indexOf(
        timeline.stream()
            .filter(
                entry ->
                    entry instanceof Stepped(var grant, GrantStep.Assess _)
                        && grant.key().equals(key))
            .findFirst()
            .orElseThrow());
  }
}
