package osa.launcher.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.launcher.record.GrantStep.Progress.Done;
import osa.launcher.record.GrantStep.Progress.ToDo;
import osa.launcher.record.GrantStep.Progress.Waiting;
import osa.launcher.record.GrantStep.Progress.WentOtherwise;

/// The grants here are as grant-service shows them: what has not happened is null or left out.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GrantStepTest {
  private static final String DAY = "2023-11-03";
  private static final GrantFile.Lot LOT = new GrantFile.Lot("L1", "Radars", 5, DAY, DAY, 5, null);
  private static final GrantStep ASSESS = new GrantStep.Assess(DAY, DAY);
  private static final GrantStep SELECT = new GrantStep.Select(DAY, 2023, 600_000_000);
  private static final GrantStep ARRIVE = new GrantStep.Arrive(DAY, LOT);

  @Test
  void of_a_candidate_every_step_is_still_to_do() {
    for (var grant : RecordedGrant.all()) {
      for (var step : grant.steps()) {
        assertEquals(new ToDo(), step.progress(grant("{'lots': []}")), grant.key() + step);
        assertEquals(
            new ToDo(),
            step.progress(
                grant("{'assessment': null, 'selection': null, 'approvals': null, 'notes': null}")),
            grant.key() + step);
      }
    }
  }

  @Test
  void an_assessment_is_waited_for_until_it_is_favourable() {
    assertEquals(new Waiting("its assessment"), assessed("PENDING"));
    assertEquals(new Done(), assessed("ELIGIBLE"));
    assertEquals(new WentOtherwise("it was assessed as REFERRED [\"WHY\"]"), assessed("REFERRED"));
    assertEquals(new WentOtherwise("it was assessed as REJECTED [\"WHY\"]"), assessed("REJECTED"));
  }

  @Test
  void a_reservation_is_waited_for_until_it_holds() {
    assertEquals(new Waiting("its reservation"), reserved("REQUESTED"));
    assertEquals(new Done(), reserved("RESERVED"));
    assertEquals(new WentOtherwise("its reservation is DECLINED WHY"), reserved("DECLINED"));
    assertEquals(new WentOtherwise("its reservation is RELEASED WHY"), reserved("RELEASED"));
  }

  @Test
  void a_lot_arrives_once_it_is_planned_and_is_not_asked_to_after_its_hand_over() {
    assertEquals(new ToDo(), ARRIVE.progress(withLot("PLANNED")));
    assertEquals(new Done(), ARRIVE.progress(withLot("ARRIVED")));
    assertEquals(new Done(), ARRIVE.progress(withLot("HANDED_OVER")));
    assertEquals(new ToDo(), new GrantStep.HandOver(DAY, LOT).progress(withLot("ARRIVED")));
    assertEquals(new Done(), new GrantStep.HandOver(DAY, LOT).progress(withLot("HANDED_OVER")));
  }

  @Test
  void approval_and_notes_are_done_when_they_bear_a_date() {
    var signed = grant("{'approvals': {'recipientOn': '2025-09-15'}, 'notes': {'signedOn': 'x'}}");

    assertEquals(new Done(), new GrantStep.ApproveByRecipient(DAY).progress(signed));
    assertEquals(new Done(), new GrantStep.SignNotes(DAY, 1, "ON_SIGNATURE").progress(signed));
  }

  private static GrantStep.Progress assessed(String outcome) {
    return ASSESS.progress(
        grant("{'assessment': {'outcome': '%s', 'reasons': ['WHY']}}".formatted(outcome)));
  }

  private static GrantStep.Progress reserved(String reservation) {
    return SELECT.progress(
        grant(
            "{'selection': {'reservation': '%s', 'declineReason': 'WHY'}}".formatted(reservation)));
  }

  private static JsonNode withLot(String status) {
    return grant("{'lots': [{'lotId': 'L1', 'status': '%s'}]}".formatted(status));
  }

  private static JsonNode grant(String json) {
    try {
      return new ObjectMapper().readTree(json.replace('\'', '"'));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
