package osa.grant.grant.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import osa.kernel.DeciderSpec;
import osa.kernel.Decision;
import osa.kernel.Rejection;

/// Every command in every state, as the table `order-of-steps.md` says.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GrantOrderTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  private static final Map<String, List<GrantEvent>> PAST =
      Map.of(
          "Unidentified", List.of(),
          "Candidate", FijiGrant.candidate(),
          "Selected", FijiGrant.reservedGrant(),
          "Signed", FijiGrant.signedGrant(),
          "InForce", FijiGrant.plannedGrant(),
          "PartlyDelivered", FijiGrant.partlyDelivered(),
          "Delivered", FijiGrant.delivered(),
          "Withdrawn", FijiGrant.withdrawn());

  private static final Map<String, GrantCommand> COMMANDS =
      Stream.of(
              new GrantCommand.IdentifyCandidate(FijiGrant.PROPOSAL, TODAY),
              new GrantCommand.CommissionSurvey("a consultant", TODAY),
              new GrantCommand.ReportSurvey("needed and feasible", TODAY),
              new GrantCommand.RequestAssessment(new UUID(0, 2), TODAY, TODAY),
              new GrantCommand.RecordAssessment(FijiGrant.ASSESSMENT, FijiGrant.ELIGIBLE),
              FijiGrant.superseding(1, FijiGrant.REFERRED),
              new GrantCommand.RecordAssessmentRejection(
                  FijiGrant.ASSESSMENT, "UNKNOWN_COUNTRY", "no facts"),
              new GrantCommand.SelectForFiscalYear(2024, 1, TODAY),
              new GrantCommand.ConfirmReservation(FijiGrant.YEAR, FijiGrant.AMOUNT_JPY),
              new GrantCommand.DeclineReservation(
                  FijiGrant.YEAR, FijiGrant.AMOUNT_JPY, "INSUFFICIENT_FUNDS", 0),
              new GrantCommand.RecordRelease(FijiGrant.YEAR, FijiGrant.AMOUNT_JPY),
              new GrantCommand.RecordCabinetDecision(TODAY),
              new GrantCommand.RecordRecipientApproval(TODAY),
              new GrantCommand.SignNotes(FijiGrant.AMOUNT_JPY, EntryIntoForce.ON_SIGNATURE, TODAY),
              new GrantCommand.EnterIntoForce(TODAY),
              new GrantCommand.ConfirmCommitment(FijiGrant.YEAR, FijiGrant.AMOUNT_JPY),
              new GrantCommand.SignProcedureDetails(TODAY),
              new GrantCommand.EmployAgent("an agent", TODAY),
              new GrantCommand.AwardContract("a yard", Optional.empty(), TODAY),
              new GrantCommand.PlanLot("L3", "patrol boats", 3, TODAY),
              new GrantCommand.RecordLotArrival("L2", 4, "", TODAY),
              new GrantCommand.HandOverLot("L2", 4, "", TODAY),
              new GrantCommand.ReportMonitoring("in use", TODAY),
              new GrantCommand.PublishEvaluation("worth it", "", TODAY),
              new GrantCommand.Withdraw("no longer wanted", TODAY))
          .collect(Collectors.toMap(c -> c.getClass().getSimpleName(), Function.identity()));

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @MethodSource("cells")
  void every_command_meets_in_every_state_what_the_table_says(
      String command, String state, String answer) {
    Grant grant = DeciderSpec.of(new GrantDecider()).given(PAST.get(state)).state();
    assertEquals(state, grant.getClass().getSimpleName());
    assertEquals(answer, answer(new GrantDecider().decide(COMMANDS.get(command), grant)));
  }

  @Test
  void the_table_has_a_row_for_every_command() {
    assertEquals(
        names(GrantCommand.class),
        rows().stream().skip(1).map(List::getFirst).collect(Collectors.toSet()));
  }

  @Test
  void the_table_has_a_column_for_every_state() {
    assertEquals(
        names(Grant.class), rows().getFirst().stream().skip(1).collect(Collectors.toSet()));
  }

  static Stream<Arguments> cells() {
    List<String> states = rows().getFirst();
    return rows().stream()
        .skip(1)
        .flatMap(
            row ->
                IntStream.range(1, states.size())
                    .mapToObj(i -> Arguments.of(row.getFirst(), states.get(i), row.get(i))));
  }

  private static String answer(Decision<GrantEvent> decision) {
    return switch (decision) {
      case Decision.Accepted<GrantEvent>(List<GrantEvent> events) ->
          events.isEmpty() ? "nothing" : "accepted";
      case Decision.Rejected<GrantEvent>(Rejection rejection) -> rejection.code().name();
    };
  }

  /// The head of the table, then its rows.
  private static List<List<String>> rows() {
    try (InputStream table = GrantOrderTest.class.getResourceAsStream("order-of-steps.md")) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
          .map(line -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList())
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> names(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .flatMap(type -> type.isSealed() ? names(type).stream() : Stream.of(type.getSimpleName()))
        .collect(Collectors.toSet());
  }
}
