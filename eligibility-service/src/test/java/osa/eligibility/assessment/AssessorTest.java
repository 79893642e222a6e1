package osa.eligibility.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.Case;
import osa.eligibility.RealRecord;
import osa.eligibility.assessment.Assessor.Answer;
import osa.eligibility.assessment.domain.AssessmentRejection;
import osa.eligibility.assessment.domain.AssessmentRequest;
import osa.eligibility.assessment.domain.AssessmentRequest.Pillar;
import osa.eligibility.assessment.domain.Eligibility;
import osa.eligibility.assessment.domain.FactUsed;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.assessment.domain.ReasonCode;
import osa.eligibility.country.domain.Confidence;
import osa.eligibility.country.domain.ConflictScope;
import osa.eligibility.country.domain.CountryCommand.RecordConflictSignal;
import osa.eligibility.country.domain.CountryCommand.RecordDacListing;
import osa.eligibility.country.domain.CountryCommand.RecordDetermination;
import osa.eligibility.country.domain.CountryCommand.RecordRestriction;
import osa.eligibility.country.domain.Fact.ConflictSignal;
import osa.eligibility.country.domain.Fact.DacListing;
import osa.eligibility.country.domain.Fact.Determination;
import osa.eligibility.country.domain.Fact.Restriction;
import osa.eligibility.country.domain.RestrictionKind;
import osa.eligibility.country.domain.Source;
import osa.eligibility.country.domain.SourceKind;
import osa.kernel.Rejection;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AssessorTest {

  private static final Source PAGE = new Source(SourceKind.OFFICIAL, "a page", null);
  private static final LocalDate START = LocalDate.of(2022, 1, 1);

  private final RealRecord real = RealRecord.withDeterminations();

  @Test
  void a_judgement_names_every_fact_it_saw_with_its_event() {
    var judgement = Case.of(real, "PHL", "2023-11-03").items(ItemKind.COASTAL_RADAR).judged();

    assertEquals(
        List.of(
            "INCOME_GROUP",
            "DAC_LISTING",
            "TRANSFER_AGREEMENT",
            "CONFLICT_SIGNAL",
            "CONFLICT_SIGNAL",
            "DETERMINATION"),
        judgement.facts().stream().map(FactUsed::kind).toList());
    for (FactUsed fact : judgement.facts()) {
      var event = real.history("PHL").get((int) fact.streamVersion() - 1);
      assertEquals(event.id(), fact.eventId());
      assertEquals(event.recordedAt(), fact.recordedAt());
    }
  }

  @Test
  void a_judgement_names_the_content_of_the_rule_sets_it_asked() {
    var judgement = Case.of(real, "PHL", "2023-11-03").items(ItemKind.COASTAL_RADAR).judged();

    for (var used : judgement.ruleSets()) {
      var inForce = Case.CATALOGUE.ruleSets().byId(used.id()).orElseThrow();
      assertEquals(inForce.contentHash(), used.contentHash());
    }
  }

  @Test
  void what_was_learned_later_does_not_count_at_an_earlier_instant() {
    Instant later = RealRecord.LOADED_AT.plus(Duration.ofDays(1));
    real.tell(
        "FJI",
        new RecordRestriction(
            new Restriction(RestrictionKind.UN_MEASURES, START, null, null, PAGE, Confidence.HIGH)),
        later);
    var boats = Case.of(real, "FJI", "2025-06-01").items(ItemKind.PATROL_BOAT);

    assertEquals(Eligibility.ELIGIBLE, outcomeAt(boats, RealRecord.LOADED_AT));
    assertEquals(Eligibility.INELIGIBLE, outcomeAt(boats, later));
  }

  @Test
  void an_unconfirmed_fact_that_decides_goes_to_a_person() {
    var unconfirmed =
        RealRecord.load()
            .tell(
                "FJI",
                new RecordDacListing(
                    new DacListing(true, START, null, PAGE, Confidence.UNCONFIRMED)));
    var boats = Case.of(unconfirmed, "FJI", "2025-06-01").items(ItemKind.PATROL_BOAT);

    assertEquals(Eligibility.REFERRED, boats.outcome());
    assertEquals(List.of(ReasonCode.UNCONFIRMED_FACT), boats.codes());
  }

  @Test
  void an_unconfirmed_determination_neither_clears_nor_excludes() {
    for (var finding : Determination.Finding.values()) {
      var unconfirmed =
          RealRecord.load()
              .tell(
                  "PHL",
                  new RecordDetermination(
                      new Determination(
                          finding,
                          Determination.Scope.INTERNAL,
                          START,
                          null,
                          "hearsay",
                          PAGE,
                          Confidence.UNCONFIRMED)));
      var radar = Case.of(unconfirmed, "PHL", "2023-11-03").items(ItemKind.COASTAL_RADAR);

      assertEquals(List.of(ReasonCode.UNCONFIRMED_FACT), radar.codes(), finding.name());
    }
  }

  @Test
  void an_unconfirmed_agreement_matters_for_a_weapon_only() {
    var radar = Case.of(real, "IND", "2026-05-01").items(ItemKind.COASTAL_RADAR);
    var missile = Case.of(real, "IND", "2026-05-01").items(ItemKind.MISSILE);

    assertTrue(!radar.codes().contains(ReasonCode.UNCONFIRMED_FACT));
    assertTrue(missile.codes().contains(ReasonCode.UNCONFIRMED_FACT));
  }

  @Test
  void fighting_that_has_ended_still_refers_but_is_not_going_on() {
    real.tell(
        "VNM",
        new RecordConflictSignal(
            new ConflictSignal(
                "a border clash",
                ConflictScope.INTERSTATE,
                ConflictSignal.Intensity.BORDER_CLASH,
                LocalDate.of(2026, 4, 25),
                LocalDate.of(2026, 4, 30),
                null,
                PAGE,
                Confidence.HIGH)));
    var during = Case.of(real, "VNM", "2026-04-30").items(ItemKind.MISSILE).codes();
    var after = Case.of(real, "VNM", "2026-05-01").items(ItemKind.MISSILE).codes();

    assertTrue(during.contains(ReasonCode.FIGHTING_AT_DESTINATION));
    assertTrue(after.contains(ReasonCode.CONFLICT_SIGNAL_UNDETERMINED));
    assertTrue(!after.contains(ReasonCode.FIGHTING_AT_DESTINATION));
  }

  @Test
  void the_conflicts_of_neighbours_are_shown_and_weigh_nothing() {
    var alone = Case.of(real, "MYS", "2025-10-22").items(ItemKind.MONITORING_EQUIPMENT);
    var beside =
        Case.of(real, "MYS", "2025-10-22").items(ItemKind.MONITORING_EQUIPMENT).context("THA");

    assertEquals(alone.judged().verdict(), beside.judged().verdict());
    assertEquals(alone.judged().facts(), beside.judged().facts());
    assertEquals(List.of(), alone.judged().contextFacts());
    assertEquals(
        List.of("CONFLICT_SIGNAL", "DETERMINATION"),
        beside.judged().contextFacts().stream().map(FactUsed::kind).distinct().toList());
  }

  @Test
  void a_request_that_no_rule_can_answer_is_refused_and_says_why() {
    var boat = ItemKind.PATROL_BOAT;

    assertEquals(
        rejection(AssessmentRejection.NOTHING_TO_ASSESS, Map.of()),
        Case.of(real, "FJI", "2025-06-01").refused());
    assertEquals(
        rejection(AssessmentRejection.NOTHING_TO_ASSESS, Map.of()),
        Case.of(real, "FJI", "2025-06-01").items(boat).pillars(new Pillar[0]).refused());
    assertEquals(
        rejection(
            AssessmentRejection.DATE_OUT_OF_RANGE, Map.of("validOn", LocalDate.of(2200, 1, 1))),
        Case.of(real, "FJI", "2200-01-01").items(boat).refused());
    assertEquals(
        rejection(
            AssessmentRejection.NO_POLICY_IN_FORCE, Map.of("validOn", LocalDate.of(2023, 4, 4))),
        Case.of(real, "FJI", "2023-04-04").items(boat).refused());
    assertEquals(
        rejection(AssessmentRejection.UNKNOWN_COUNTRY, Map.of("field", "partners", "iso3", "ZZZ")),
        Case.of(real, "FJI", "2025-06-01").items(boat).partner("ZZZ").refused());
    assertEquals(
        rejection(
            AssessmentRejection.UNKNOWN_COUNTRY,
            Map.of("field", "contextCountries", "iso3", "nowhere")),
        Case.of(real, "FJI", "2025-06-01").items(boat).context("nowhere").refused());
  }

  @Test
  void two_lines_with_one_id_are_refused() {
    var request = Case.of(real, "FJI", "2025-06-01").items(ItemKind.UAV).request();
    var twice =
        new AssessmentRequest(
            request.recipientIso3(),
            request.validOn(),
            request.pillars(),
            request.beneficiary(),
            List.of(request.items().getFirst(), request.items().getFirst()),
            List.of(),
            List.of(),
            request.undertakings(),
            null);

    var answer = Case.ASSESSOR.assess(twice, Case.NOW, real);

    assertEquals(
        new Answer.Refused(rejection(AssessmentRejection.DUPLICATE_LINE, Map.of("lineId", "L1"))),
        answer);
  }

  @Test
  void a_country_registered_later_than_known_at_is_unknown() {
    var boats = Case.of(real, "FJI", "2025-06-01").items(ItemKind.PATROL_BOAT);

    var answer = boats.answer(RealRecord.LOADED_AT.minusSeconds(1));

    assertEquals(
        new Answer.Refused(
            rejection(
                AssessmentRejection.UNKNOWN_COUNTRY,
                Map.of("field", "recipientIso3", "iso3", "FJI"))),
        answer);
  }

  private static Rejection rejection(AssessmentRejection code, Map<String, Object> details) {
    return new Rejection(code, details);
  }

  private static Eligibility outcomeAt(Case asked, Instant knownAt) {
    return switch (asked.answer(knownAt)) {
      case Answer.Judged(var judgement) -> judgement.verdict().outcome();
      case Answer.Refused(var rejection) -> throw new AssertionError("refused: " + rejection);
    };
  }
}
