package osa.grant.grant.domain;

import static osa.grant.grant.domain.FijiGrant.L1_HANDED_OVER_ON;
import static osa.grant.grant.domain.FijiGrant.L2_HANDED_OVER_ON;
import static osa.grant.grant.domain.FijiGrant.SIGNED_ON;
import static osa.grant.grant.domain.FijiGrant.YEAR;
import static osa.grant.grant.domain.FijiGrant.and;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.grant.grant.domain.GrantCommand.PublishEvaluation;
import osa.grant.grant.domain.GrantCommand.ReportMonitoring;
import osa.grant.grant.domain.GrantCommand.Withdraw;
import osa.kernel.DeciderSpec;

/// Monitoring, evaluation and withdrawal.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClosingTest {

  private static final LocalDate LATER = LocalDate.of(2026, 11, 20);

  private final DeciderSpec<Grant, GrantCommand, GrantEvent> grant =
      DeciderSpec.of(new GrantDecider());

  @Test
  void monitoring_is_reported_as_often_as_it_takes_place() {
    GrantEvent report = new GrantEvent.MonitoringReported("in use", LATER);
    grant
        .given(and(FijiGrant.partlyDelivered(), report))
        .when(new ReportMonitoring("in use", LATER))
        .then(report);
  }

  @Test
  void monitoring_before_the_first_hand_over_is_refused() {
    LocalDate early = L1_HANDED_OVER_ON.minusDays(1);
    grant
        .given(FijiGrant.delivered())
        .when(new ReportMonitoring("in use", early))
        .thenRefused(
            GrantRejection.DATE_BEFORE_STEP, tooEarly(early, "LOT_HANDOVER", L1_HANDED_OVER_ON));
  }

  @Test
  void monitoring_of_nothing_names_the_hand_over() {
    grant
        .given(FijiGrant.plannedGrant())
        .when(new ReportMonitoring("in use", LATER))
        .thenRefused(GrantRejection.NOTHING_HANDED_OVER, Map.of("missingStep", "LOT_HANDOVER"));
  }

  @Test
  void an_evaluation_is_published_once() {
    GrantEvent published =
        new GrantEvent.EvaluationPublished("worth it", "https://example.org", LATER);
    grant
        .given(FijiGrant.delivered())
        .when(new PublishEvaluation("worth it", "https://example.org", LATER))
        .then(published);
    grant
        .given(and(FijiGrant.delivered(), published))
        .when(new PublishEvaluation("again", "", LATER))
        .thenRefused(GrantRejection.EVALUATION_ALREADY_PUBLISHED);
  }

  @Test
  void an_evaluation_before_the_delivery_is_refused() {
    LocalDate early = L2_HANDED_OVER_ON.minusDays(1);
    grant
        .given(FijiGrant.delivered())
        .when(new PublishEvaluation("worth it", "", early))
        .thenRefused(
            GrantRejection.DATE_BEFORE_STEP, tooEarly(early, "DELIVERY", L2_HANDED_OVER_ON));
    grant
        .given(FijiGrant.partlyDelivered())
        .when(new PublishEvaluation("worth it", "", LATER))
        .thenRefused(GrantRejection.NOT_DELIVERED, Map.of("missingStep", "DELIVERY"));
  }

  @Test
  void a_candidate_holds_no_money_that_a_withdrawal_would_free() {
    grant.given(FijiGrant.candidate()).when(withdraw(LATER)).then(withdrawn(null));
  }

  @Test
  void a_withdrawal_frees_the_money_of_the_year_that_holds_it_or_may_soon() {
    for (List<GrantEvent> past :
        List.of(
            FijiGrant.selectedGrant(),
            FijiGrant.reservedGrant(),
            FijiGrant.signedGrant(),
            FijiGrant.plannedGrant())) {
      grant.given(past).when(withdraw(LATER)).then(withdrawn(YEAR));
    }
  }

  @Test
  void a_withdrawal_after_a_decline_frees_nothing() {
    grant
        .given(and(FijiGrant.selectedGrant(), FijiGrant.declined()))
        .when(withdraw(LATER))
        .then(withdrawn(null));
  }

  @Test
  void a_withdrawal_before_the_step_it_undoes_is_refused() {
    LocalDate early = SIGNED_ON.minusDays(1);
    grant
        .given(FijiGrant.signedGrant())
        .when(withdraw(early))
        .thenRefused(GrantRejection.DATE_BEFORE_STEP, tooEarly(early, "NOTES", SIGNED_ON));
  }

  @Test
  void a_withdrawn_grant_tells_when_and_why() {
    grant
        .given(FijiGrant.withdrawn())
        .when(withdraw(LATER))
        .thenRefused(
            GrantRejection.GRANT_WITHDRAWN,
            Map.of("withdrawnOn", FijiGrant.SELECTED_ON, "reason", "no longer wanted"));
  }

  private static GrantCommand withdraw(LocalDate on) {
    return new Withdraw("no longer wanted", on);
  }

  private static GrantEvent withdrawn(Integer heldFiscalYear) {
    return new GrantEvent.GrantWithdrawn("no longer wanted", heldFiscalYear, LATER);
  }

  private static Map<String, Object> tooEarly(LocalDate on, String step, LocalDate stepOn) {
    return Map.of("occurredOn", on, "step", step, "stepOn", stepOn);
  }
}
