package osa.grant.grant.domain;

import static osa.grant.grant.domain.FijiGrant.ASSESSMENT;
import static osa.grant.grant.domain.FijiGrant.IDENTIFIED_ON;
import static osa.grant.grant.domain.FijiGrant.and;
import static osa.grant.grant.domain.FijiGrant.assessed;
import static osa.grant.grant.domain.FijiGrant.assessmentRequested;
import static osa.grant.grant.domain.FijiGrant.verdict;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.grant.grant.domain.GrantCommand.CommissionSurvey;
import osa.grant.grant.domain.GrantCommand.IdentifyCandidate;
import osa.grant.grant.domain.GrantCommand.RecordAssessment;
import osa.grant.grant.domain.GrantCommand.RecordAssessmentRejection;
import osa.grant.grant.domain.GrantCommand.ReportSurvey;
import osa.grant.grant.domain.GrantCommand.RequestAssessment;
import osa.grant.grant.domain.Verdict.DecidedBy;
import osa.grant.grant.domain.Verdict.Outcome;
import osa.kernel.DeciderSpec;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PreparingTest {

  private static final UUID SECOND = new UUID(0, 2);
  private static final LocalDate LATER = IDENTIFIED_ON.plusDays(40);
  private static final LocalDate TOO_EARLY = IDENTIFIED_ON.minusDays(1);
  private static final GrantEvent COMMISSIONED =
      new GrantEvent.SurveyCommissioned("a consultant", LATER);
  private static final GrantEvent REPORTED =
      new GrantEvent.SurveyReported("needed and feasible", LATER.plusDays(1));
  private static final Verdict REFERRED = verdict(Outcome.REFERRED, DecidedBy.RULES);
  private static final Verdict APPROVED = verdict(Outcome.ELIGIBLE, DecidedBy.HUMAN);
  private static final Partner SINGAPORE = new Partner("SGP", PartnerRole.PARTNER);

  private final DeciderSpec<Grant, GrantCommand, GrantEvent> grant =
      DeciderSpec.of(new GrantDecider());

  @Test
  void a_candidate_is_identified() {
    grant.given().when(identify(FijiGrant.PROPOSAL)).then(FijiGrant.identified());
  }

  @Test
  void a_recipient_with_an_unknown_code_is_refused() {
    grant
        .given()
        .when(identify(FijiGrant.proposal("ZZZ", List.of())))
        .thenRefused(GrantRejection.UNKNOWN_COUNTRY, Map.of("iso3", "ZZZ"));
  }

  @Test
  void a_partner_with_an_unknown_code_is_refused() {
    grant
        .given()
        .when(identify(FijiGrant.proposal("FJI", List.of(new Partner("SG", PartnerRole.PARTNER)))))
        .thenRefused(GrantRejection.UNKNOWN_COUNTRY, Map.of("iso3", "SG"));
  }

  @Test
  void kosovo_goes_by_the_world_banks_code() {
    Proposal kosovo = FijiGrant.proposal("XKX", List.of());
    grant
        .given()
        .when(identify(kosovo))
        .then(new GrantEvent.CandidateIdentified(kosovo, IDENTIFIED_ON));
  }

  @Test
  void a_partner_named_twice_is_refused() {
    grant
        .given()
        .when(identify(FijiGrant.proposal("FJI", List.of(SINGAPORE, SINGAPORE))))
        .thenRefused(GrantRejection.PARTNER_NAMED_TWICE, Map.of("iso3", "SGP"));
  }

  @Test
  void two_items_with_one_line_identifier_are_refused() {
    grant
        .given()
        .when(identify(withItems(List.of(FijiGrant.RESCUE_BOATS, FijiGrant.RESCUE_BOATS))))
        .thenRefused(GrantRejection.LINE_NAMED_TWICE, Map.of("lineId", "1"));
  }

  @Test
  void an_item_without_pieces_is_refused() {
    Item none = new Item("1", "rescue rubber boats", ItemKind.RESCUE_BOAT, 0, false);
    grant
        .given()
        .when(identify(withItems(List.of(none))))
        .thenRefused(GrantRejection.QUANTITY_NOT_POSITIVE, Map.of("quantity", 0));
  }

  @Test
  void a_proposal_of_nothing_is_refused() {
    grant.given().when(identify(withItems(List.of()))).thenRefused(GrantRejection.NOTHING_PROPOSED);
  }

  @Test
  void a_survey_is_commissioned_and_reports() {
    grant
        .given(FijiGrant.identified())
        .when(new CommissionSurvey("a consultant", LATER))
        .then(COMMISSIONED);
    grant
        .given(FijiGrant.identified(), COMMISSIONED)
        .when(new ReportSurvey("needed and feasible", LATER.plusDays(1)))
        .then(REPORTED);
  }

  @Test
  void a_second_survey_is_refused() {
    grant
        .given(FijiGrant.identified(), COMMISSIONED)
        .when(new CommissionSurvey("another", LATER))
        .thenRefused(GrantRejection.SURVEY_ALREADY_COMMISSIONED);
    grant
        .given(FijiGrant.identified(), COMMISSIONED, REPORTED)
        .when(new CommissionSurvey("another", LATER))
        .thenRefused(GrantRejection.SURVEY_ALREADY_REPORTED);
  }

  @Test
  void a_report_without_a_commission_is_refused_and_the_commission_is_named() {
    grant
        .given(FijiGrant.identified())
        .when(new ReportSurvey("needed and feasible", LATER))
        .thenRefused(
            GrantRejection.SURVEY_NOT_COMMISSIONED, Map.of("missingStep", "SURVEY_COMMISSION"));
  }

  @Test
  void a_second_report_is_refused() {
    grant
        .given(FijiGrant.identified(), COMMISSIONED, REPORTED)
        .when(new ReportSurvey("needed and feasible", LATER.plusDays(1)))
        .thenRefused(GrantRejection.SURVEY_ALREADY_REPORTED);
  }

  @Test
  void a_survey_still_running_at_the_selection_may_report_afterwards() {
    grant
        .given(and(List.of(FijiGrant.identified(), COMMISSIONED), coveredAndSelected()))
        .when(new ReportSurvey("needed and feasible", LATER.plusDays(1)))
        .then(REPORTED);
  }

  @Test
  void nothing_precedes_the_step_it_builds_on() {
    grant
        .given(FijiGrant.identified())
        .when(new CommissionSurvey("a consultant", TOO_EARLY))
        .thenRefused(
            GrantRejection.DATE_BEFORE_STEP, tooEarly(TOO_EARLY, "IDENTIFICATION", IDENTIFIED_ON));
    grant
        .given(FijiGrant.identified(), COMMISSIONED)
        .when(new ReportSurvey("needed and feasible", LATER.minusDays(1)))
        .thenRefused(
            GrantRejection.DATE_BEFORE_STEP,
            tooEarly(LATER.minusDays(1), "SURVEY_COMMISSION", LATER));
    grant
        .given(FijiGrant.identified())
        .when(new RequestAssessment(ASSESSMENT, LATER, TOO_EARLY))
        .thenRefused(
            GrantRejection.DATE_BEFORE_STEP, tooEarly(TOO_EARLY, "IDENTIFICATION", IDENTIFIED_ON));
  }

  @Test
  void a_step_may_fall_on_the_day_of_the_one_before() {
    grant
        .given(FijiGrant.identified())
        .when(new CommissionSurvey("a consultant", IDENTIFIED_ON))
        .then(new GrantEvent.SurveyCommissioned("a consultant", IDENTIFIED_ON));
  }

  @Test
  void an_assessment_is_asked_about_the_proposal_as_it_stands() {
    grant
        .given(FijiGrant.identified())
        .when(new RequestAssessment(ASSESSMENT, LATER, IDENTIFIED_ON))
        .then(
            new GrantEvent.AssessmentRequested(
                ASSESSMENT, LATER, FijiGrant.PROPOSAL, IDENTIFIED_ON));
  }

  @Test
  void an_assessment_may_be_asked_for_again_under_a_fresh_identifier_only() {
    grant
        .given(FijiGrant.candidate())
        .when(new RequestAssessment(ASSESSMENT, LATER, LATER))
        .thenRefused(GrantRejection.ASSESSMENT_ALREADY_REQUESTED);
    grant
        .given(and(FijiGrant.candidate(), assessmentRequested(SECOND)))
        .when(new RequestAssessment(ASSESSMENT, LATER, LATER))
        .thenRefused(GrantRejection.ASSESSMENT_ALREADY_REQUESTED);
  }

  @Test
  void the_answer_is_recorded() {
    grant
        .given(FijiGrant.identified(), assessmentRequested(ASSESSMENT))
        .when(new RecordAssessment(ASSESSMENT, REFERRED))
        .then(assessed(ASSESSMENT, REFERRED));
  }

  @Test
  void a_persons_decision_on_the_referral_updates_the_answer() {
    grant
        .given(referred())
        .when(new RecordAssessment(ASSESSMENT, APPROVED))
        .then(assessed(ASSESSMENT, APPROVED));
  }

  @Test
  void the_rules_answer_that_comes_after_the_persons_changes_nothing() {
    grant
        .given(and(referred(), assessed(ASSESSMENT, APPROVED)))
        .when(new RecordAssessment(ASSESSMENT, REFERRED))
        .thenNothingHappened();
  }

  @Test
  void an_answer_about_a_superseded_assessment_changes_nothing() {
    List<GrantEvent> askedAgain = and(referred(), assessmentRequested(SECOND));
    grant.given(askedAgain).when(new RecordAssessment(ASSESSMENT, APPROVED)).thenNothingHappened();
    grant
        .given(askedAgain)
        .when(new RecordAssessmentRejection(ASSESSMENT, "UNKNOWN_COUNTRY", "no facts"))
        .thenNothingHappened();
  }

  @Test
  void an_answer_nobody_asked_for_is_refused() {
    grant
        .given(FijiGrant.candidate())
        .when(new RecordAssessment(SECOND, APPROVED))
        .thenRefused(GrantRejection.ASSESSMENT_NOT_FOUND);
    grant
        .given(FijiGrant.candidate())
        .when(new RecordAssessmentRejection(SECOND, "UNKNOWN_COUNTRY", "no facts"))
        .thenRefused(GrantRejection.ASSESSMENT_NOT_FOUND);
    grant
        .given(FijiGrant.signedGrant())
        .when(new RecordAssessment(SECOND, APPROVED))
        .thenRefused(GrantRejection.ASSESSMENT_NOT_FOUND);
  }

  @Test
  void another_answer_than_the_one_the_notes_rest_on_is_refused_after_the_signature() {
    grant
        .given(FijiGrant.signedGrant())
        .when(new RecordAssessment(ASSESSMENT, REFERRED))
        .thenRefused(GrantRejection.NOTES_ALREADY_SIGNED);
  }

  @Test
  void an_assessment_that_could_not_be_made_is_recorded_once() {
    GrantEvent rejected =
        new GrantEvent.AssessmentRejected(ASSESSMENT, "UNKNOWN_COUNTRY", "no facts");
    List<GrantEvent> asked = List.of(FijiGrant.identified(), assessmentRequested(ASSESSMENT));
    grant
        .given(asked)
        .when(new RecordAssessmentRejection(ASSESSMENT, "UNKNOWN_COUNTRY", "no facts"))
        .then(rejected);
    grant
        .given(and(asked, rejected))
        .when(new RecordAssessmentRejection(ASSESSMENT, "UNKNOWN_COUNTRY", "no facts"))
        .thenNothingHappened();
  }

  private static List<GrantEvent> referred() {
    return List.of(
        FijiGrant.identified(), assessmentRequested(ASSESSMENT), assessed(ASSESSMENT, REFERRED));
  }

  private static GrantEvent[] coveredAndSelected() {
    return new GrantEvent[] {
      assessmentRequested(ASSESSMENT),
      assessed(ASSESSMENT, FijiGrant.ELIGIBLE),
      FijiGrant.selected()
    };
  }

  private static GrantCommand identify(Proposal proposal) {
    return new IdentifyCandidate(proposal, IDENTIFIED_ON);
  }

  private static Proposal withItems(List<Item> items) {
    Proposal fiji = FijiGrant.PROPOSAL;
    return new Proposal(
        fiji.title(),
        fiji.recipientIso3(),
        fiji.beneficiary(),
        fiji.pillars(),
        items,
        fiji.partners(),
        fiji.contextCountries(),
        fiji.undertakings());
  }

  private static Map<String, Object> tooEarly(LocalDate on, String step, LocalDate stepOn) {
    return Map.of("occurredOn", on, "step", step, "stepOn", stepOn);
  }
}
