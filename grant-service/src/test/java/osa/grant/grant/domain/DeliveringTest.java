package osa.grant.grant.domain;

import static osa.grant.grant.domain.FijiGrant.SIGNED_ON;
import static osa.grant.grant.domain.FijiGrant.and;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.grant.grant.domain.GrantCommand.AwardContract;
import osa.grant.grant.domain.GrantCommand.EmployAgent;
import osa.grant.grant.domain.GrantCommand.HandOverLot;
import osa.grant.grant.domain.GrantCommand.PlanLot;
import osa.grant.grant.domain.GrantCommand.RecordLotArrival;
import osa.grant.grant.domain.GrantCommand.SignProcedureDetails;
import osa.kernel.DeciderSpec;

/// Procurement and lots.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeliveringTest {

  private static final LocalDate DETAILS_ON = SIGNED_ON.plusDays(10);
  private static final LocalDate AGENT_ON = SIGNED_ON.plusDays(20);
  private static final LocalDate CONTRACT_ON = SIGNED_ON.plusDays(30);
  private static final LocalDate ARRIVED_ON = SIGNED_ON.plusDays(400);
  private static final LocalDate EARLY = SIGNED_ON.minusDays(1);
  private static final GrantEvent DETAILS = new GrantEvent.ProcedureDetailsSigned(DETAILS_ON);
  private static final GrantEvent AGENT = new GrantEvent.AgentEmployed("an agent", AGENT_ON);
  private static final GrantEvent CONTRACT =
      new GrantEvent.ContractAwarded("a yard", 350_000_000L, CONTRACT_ON);
  private static final GrantEvent ARRIVED =
      new GrantEvent.LotArrived("L1", 4, "by sea", ARRIVED_ON);

  private final DeciderSpec<Grant, GrantCommand, GrantEvent> grant =
      DeciderSpec.of(new GrantDecider());

  @Test
  void procurement_goes_from_details_to_agent_to_contract() {
    List<GrantEvent> inForce = FijiGrant.grantInForce();
    grant.given(inForce).when(new SignProcedureDetails(DETAILS_ON)).then(DETAILS);
    grant.given(and(inForce, DETAILS)).when(new EmployAgent("an agent", AGENT_ON)).then(AGENT);
    grant
        .given(and(inForce, DETAILS, AGENT))
        .when(new AwardContract("a yard", Optional.of(350_000_000L), CONTRACT_ON))
        .then(CONTRACT);
  }

  @Test
  void a_step_of_procurement_without_the_one_before_is_refused_and_names_it() {
    grant
        .given(FijiGrant.grantInForce())
        .when(new EmployAgent("an agent", AGENT_ON))
        .thenRefused(
            GrantRejection.PROCEDURE_DETAILS_NOT_SIGNED,
            Map.of("missingStep", "PROCEDURE_DETAILS"));
    grant
        .given(FijiGrant.grantInForce())
        .when(new AwardContract("a yard", Optional.empty(), CONTRACT_ON))
        .thenRefused(
            GrantRejection.PROCEDURE_DETAILS_NOT_SIGNED,
            Map.of("missingStep", "PROCEDURE_DETAILS"));
    grant
        .given(and(FijiGrant.grantInForce(), DETAILS))
        .when(new AwardContract("a yard", Optional.empty(), CONTRACT_ON))
        .thenRefused(GrantRejection.AGENT_NOT_EMPLOYED, Map.of("missingStep", "PROCUREMENT_AGENT"));
  }

  @Test
  void each_step_of_procurement_is_recorded_once() {
    List<GrantEvent> details = and(FijiGrant.grantInForce(), DETAILS);
    List<GrantEvent> agent = and(details, AGENT);
    List<GrantEvent> contract = and(agent, CONTRACT);
    for (List<GrantEvent> past : List.of(details, agent, contract)) {
      grant
          .given(past)
          .when(new SignProcedureDetails(CONTRACT_ON))
          .thenRefused(GrantRejection.PROCEDURE_DETAILS_ALREADY_SIGNED);
    }
    for (List<GrantEvent> past : List.of(agent, contract)) {
      grant
          .given(past)
          .when(new EmployAgent("another", CONTRACT_ON))
          .thenRefused(GrantRejection.AGENT_ALREADY_EMPLOYED);
    }
    grant
        .given(contract)
        .when(new AwardContract("another", Optional.empty(), CONTRACT_ON))
        .thenRefused(GrantRejection.CONTRACT_ALREADY_AWARDED);
  }

  @Test
  void no_step_of_procurement_precedes_the_one_before() {
    grant
        .given(FijiGrant.grantInForce())
        .when(new SignProcedureDetails(EARLY))
        .thenRefused(
            GrantRejection.DATE_BEFORE_STEP, tooEarly(EARLY, "ENTRY_INTO_FORCE", SIGNED_ON));
    grant
        .given(and(FijiGrant.grantInForce(), DETAILS))
        .when(new EmployAgent("an agent", SIGNED_ON))
        .thenRefused(
            GrantRejection.DATE_BEFORE_STEP, tooEarly(SIGNED_ON, "PROCEDURE_DETAILS", DETAILS_ON));
    grant
        .given(and(FijiGrant.grantInForce(), DETAILS, AGENT))
        .when(new AwardContract("a yard", Optional.empty(), DETAILS_ON))
        .thenRefused(
            GrantRejection.DATE_BEFORE_STEP, tooEarly(DETAILS_ON, "PROCUREMENT_AGENT", AGENT_ON));
  }

  @Test
  void a_contract_for_nothing_is_refused() {
    grant
        .given(and(FijiGrant.grantInForce(), DETAILS, AGENT))
        .when(new AwardContract("a yard", Optional.of(0L), CONTRACT_ON))
        .thenRefused(GrantRejection.AMOUNT_NOT_POSITIVE, Map.of("amountJpy", 0L));
  }

  @Test
  void lots_do_not_wait_for_procurement_which_the_public_record_often_lacks() {
    grant
        .given(FijiGrant.grantInForce())
        .when(new PlanLot("L1", "boats", 4, SIGNED_ON))
        .then(FijiGrant.planned("L1"));
  }

  @Test
  void procurement_may_become_known_after_the_delivery() {
    grant.given(FijiGrant.delivered()).when(new SignProcedureDetails(DETAILS_ON)).then(DETAILS);
  }

  @Test
  void a_lot_is_planned_once() {
    grant
        .given(FijiGrant.plannedGrant())
        .when(new PlanLot("L1", "boats", 4, SIGNED_ON))
        .thenRefused(GrantRejection.LOT_ALREADY_PLANNED, Map.of("lotId", "L1"));
  }

  @Test
  void a_lot_of_nothing_is_refused() {
    grant
        .given(FijiGrant.plannedGrant())
        .when(new PlanLot("L3", "boats", 0, SIGNED_ON))
        .thenRefused(GrantRejection.QUANTITY_NOT_POSITIVE, Map.of("quantity", 0));
    grant
        .given(FijiGrant.plannedGrant())
        .when(new RecordLotArrival("L1", -1, "", ARRIVED_ON))
        .thenRefused(GrantRejection.QUANTITY_NOT_POSITIVE, Map.of("quantity", -1));
    grant
        .given(FijiGrant.plannedGrant())
        .when(new HandOverLot("L1", 0, "", ARRIVED_ON))
        .thenRefused(GrantRejection.QUANTITY_NOT_POSITIVE, Map.of("quantity", 0));
  }

  @Test
  void a_lot_that_was_never_planned_is_not_found() {
    Map<String, Object> details = Map.of("lotId", "L9", "missingStep", "LOT_PLAN");
    for (List<GrantEvent> past : List.of(FijiGrant.plannedGrant(), FijiGrant.delivered())) {
      grant
          .given(past)
          .when(new RecordLotArrival("L9", 1, "", ARRIVED_ON))
          .thenRefused(GrantRejection.LOT_NOT_FOUND, details);
      grant
          .given(past)
          .when(new HandOverLot("L9", 1, "", ARRIVED_ON))
          .thenRefused(GrantRejection.LOT_NOT_FOUND, details);
    }
  }

  @Test
  void a_lot_arrives_once_and_is_then_handed_over() {
    grant
        .given(FijiGrant.plannedGrant())
        .when(new RecordLotArrival("L1", 4, "by sea", ARRIVED_ON))
        .then(ARRIVED);
    grant
        .given(and(FijiGrant.plannedGrant(), ARRIVED))
        .when(new RecordLotArrival("L1", 4, "", ARRIVED_ON))
        .thenRefused(GrantRejection.LOT_ALREADY_ARRIVED, Map.of("lotId", "L1"));
    grant
        .given(and(FijiGrant.plannedGrant(), ARRIVED))
        .when(new HandOverLot("L1", 4, "", ARRIVED_ON))
        .then(FijiGrant.handedOver("L1", ARRIVED_ON));
  }

  @Test
  void a_lot_is_handed_over_once() {
    Map<String, Object> details = Map.of("lotId", "L1");
    grant
        .given(FijiGrant.partlyDelivered())
        .when(new HandOverLot("L1", 4, "", FijiGrant.L2_HANDED_OVER_ON))
        .thenRefused(GrantRejection.LOT_ALREADY_HANDED_OVER, details);
    grant
        .given(FijiGrant.partlyDelivered())
        .when(new RecordLotArrival("L1", 4, "", FijiGrant.L2_HANDED_OVER_ON))
        .thenRefused(GrantRejection.LOT_ALREADY_HANDED_OVER, details);
  }

  @Test
  void another_quantity_than_planned_is_recorded_and_never_refused() {
    grant
        .given(FijiGrant.plannedGrant())
        .when(new HandOverLot("L1", 5, "one more than announced", ARRIVED_ON))
        .then(new GrantEvent.LotHandedOver("L1", 4, 5, "one more than announced", ARRIVED_ON));
  }

  @Test
  void goods_do_not_move_before_what_they_build_on() {
    grant
        .given(FijiGrant.grantInForce())
        .when(new PlanLot("L1", "boats", 4, EARLY))
        .thenRefused(
            GrantRejection.DATE_BEFORE_STEP, tooEarly(EARLY, "ENTRY_INTO_FORCE", SIGNED_ON));
    grant
        .given(FijiGrant.plannedGrant())
        .when(new RecordLotArrival("L1", 4, "", EARLY))
        .thenRefused(GrantRejection.DATE_BEFORE_STEP, tooEarly(EARLY, "LOT_PLAN", SIGNED_ON));
    grant
        .given(FijiGrant.plannedGrant())
        .when(new HandOverLot("L1", 4, "", EARLY))
        .thenRefused(GrantRejection.DATE_BEFORE_STEP, tooEarly(EARLY, "LOT_PLAN", SIGNED_ON));
    grant
        .given(and(FijiGrant.plannedGrant(), ARRIVED))
        .when(new HandOverLot("L1", 4, "", SIGNED_ON))
        .thenRefused(
            GrantRejection.DATE_BEFORE_STEP, tooEarly(SIGNED_ON, "LOT_ARRIVAL", ARRIVED_ON));
  }

  private static Map<String, Object> tooEarly(LocalDate on, String step, LocalDate stepOn) {
    return Map.of("occurredOn", on, "step", step, "stepOn", stepOn);
  }
}
