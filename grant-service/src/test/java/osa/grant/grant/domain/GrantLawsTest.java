package osa.grant.grant.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import osa.grant.grant.domain.Grant.Delivered;
import osa.grant.grant.domain.Grant.Effective;
import osa.grant.grant.domain.Verdict.DecidedBy;
import osa.grant.grant.domain.Verdict.Outcome;
import osa.kernel.DeciderLaws;
import osa.kernel.Decision;

/// Laws that hold whatever is asked of a grant, in whatever order, by whomever.
class GrantLawsTest {

  private static final int COMMANDS_MAX = 160;
  private static final LocalDate ON = LocalDate.of(2025, 6, 1);
  private static final UUID LIKELY = new UUID(0, 1);
  private static final int ROUNDS_MAX = 2;
  private static final int KIND_OCCURRENCES_MIN = 20;

  /// Leads from the naming to the evaluation when nothing comes between.
  private static final List<GrantCommand> TO_THE_END =
      List.of(
          new GrantCommand.IdentifyCandidate(FijiGrant.PROPOSAL, ON),
          new GrantCommand.RequestAssessment(LIKELY, ON, ON),
          new GrantCommand.RecordAssessment(LIKELY, FijiGrant.ELIGIBLE),
          superseding(LIKELY, 1, FijiGrant.ELIGIBLE),
          new GrantCommand.SelectForFiscalYear(2023, 100, ON),
          new GrantCommand.ConfirmReservation(2023, 100),
          new GrantCommand.SignNotes(100, EntryIntoForce.ON_NOTICE, ON),
          new GrantCommand.EnterIntoForce(ON),
          new GrantCommand.PlanLot("L1", "boats", 4, ON),
          new GrantCommand.HandOverLot("L1", 4, "", ON),
          new GrantCommand.PublishEvaluation("worth it", "", ON));

  private final GrantDecider decider = new GrantDecider();

  @Property(tries = 1000)
  void notes_are_never_signed_without_cover_and_money(
      @ForAll("commandSequences") List<GrantCommand> commands) {
    List<GrantEvent> history = run(commands);
    boolean signed = false;
    for (int i = 0; i < history.size(); i++) {
      if (history.get(i) instanceof GrantEvent.NotesSigned notes) {
        List<GrantEvent> before = history.subList(0, i);
        assertEquals(Optional.of(Outcome.ELIGIBLE), outcomeOfLatest(before, notes));
        assertTrue(reservedJpy(before, notes.fiscalYear()) >= notes.amountJpy());
        signed = true;
      }
    }
    Statistics.label("notes signed")
        .collect(signed)
        .coverage(cover -> cover.check(true).percentage(share -> share > 5));
  }

  @Property(tries = 500)
  @StatisticsReport(onFailureOnly = true)
  void whatever_is_accepted_can_be_replayed(
      @ForAll("commandSequences") List<GrantCommand> commands) {
    new DeciderLaws<>(decider, (_, event) -> Statistics.collect(event.getClass()))
        .whatIsAcceptedIsTaken(commands);
    Statistics.coverage(
        cover -> {
          for (Class<?> kind : GrantEvent.class.getPermittedSubclasses()) {
            cover.check(kind).count(count -> count >= KIND_OCCURRENCES_MIN);
          }
        });
  }

  @Property(tries = 500)
  void replay_is_deterministic(@ForAll("commandSequences") List<GrantCommand> commands) {
    List<GrantEvent> history = run(commands);
    assertEquals(history, run(commands));
    assertEquals(replay(history), replay(history));
  }

  @Property(tries = 500)
  void a_delivered_grant_has_no_open_lot_and_an_open_lot_no_delivered_grant(
      @ForAll("commandSequences") List<GrantCommand> commands) {
    if (replay(run(commands)) instanceof Effective grant) {
      Lots lots = grant.delivery().lots();
      boolean allHandedOver = lots.open() == 0 && !lots.byId().isEmpty();
      assertEquals(allHandedOver, grant instanceof Delivered);
    }
  }

  /// What the last request was answered with; empty when another assessment was asked for last or
  /// no answer came.
  private static Optional<Outcome> outcomeOfLatest(
      List<GrantEvent> before, GrantEvent.NotesSigned notes) {
    Optional<Outcome> outcome = Optional.empty();
    for (GrantEvent event : before) {
      outcome =
          switch (event) {
            case GrantEvent.AssessmentRequested _ -> Optional.empty();
            case GrantEvent.AssessmentRejected _ -> Optional.empty();
            case GrantEvent.AssessmentRecorded(UUID id, Verdict verdict) ->
                id.equals(notes.assessmentId()) ? Optional.of(verdict.outcome()) : Optional.empty();
            case GrantEvent.AssessmentSuperseded e ->
                e.assessmentId().equals(notes.assessmentId())
                    ? Optional.of(e.verdict().outcome())
                    : Optional.empty();
            default -> outcome;
          };
    }
    return outcome;
  }

  private static long reservedJpy(List<GrantEvent> before, int fiscalYear) {
    long reservedJpy = 0;
    for (GrantEvent event : before) {
      reservedJpy =
          switch (event) {
            case GrantEvent.ReservationConfirmed(int year, long amountJpy) ->
                year == fiscalYear ? amountJpy : 0;
            case GrantEvent.ReservationReleased _, GrantEvent.GrantSelected _ -> 0;
            default -> reservedJpy;
          };
    }
    return reservedJpy;
  }

  private List<GrantEvent> run(List<GrantCommand> commands) {
    List<GrantEvent> history = new ArrayList<>();
    Grant grant = decider.initial();
    for (GrantCommand command : commands) {
      for (GrantEvent event : accepted(decider.decide(command, grant))) {
        grant = decider.evolve(grant, event);
        history.add(event);
      }
    }
    return history;
  }

  private Grant replay(List<GrantEvent> history) {
    Grant grant = decider.initial();
    for (GrantEvent event : history) {
      grant = decider.evolve(grant, event);
    }
    return grant;
  }

  private static List<GrantEvent> accepted(Decision<GrantEvent> decision) {
    return switch (decision) {
      case Decision.Accepted<GrantEvent>(List<GrantEvent> events) -> events;
      case Decision.Rejected<GrantEvent> _ -> List.of();
    };
  }

  /// Any command at any time, but each sequence starts with a candidate, without which there is
  /// nothing to see, and most with some steps more, so that they get far.
  @Provide
  Arbitrary<List<GrantCommand>> commandSequences() {
    Arbitrary<List<GrantCommand>> first =
        Arbitraries.integers()
            .between(1, TO_THE_END.size())
            .map(steps -> TO_THE_END.subList(0, steps));
    Arbitrary<List<GrantCommand>> rest =
        Arbitraries.frequencyOf(
                Tuple.of(3, preparations()),
                Tuple.of(4, answers()),
                Tuple.of(6, fundings()),
                Tuple.of(4, signatures()),
                Tuple.of(2, deliveries()),
                Tuple.of(1, closings()))
            .list()
            .ofMinSize(COMMANDS_MAX / 2)
            .ofMaxSize(COMMANDS_MAX);
    return Combinators.combine(first, rest)
        .as((some, more) -> Stream.of(some, more).flatMap(List::stream).toList());
  }

  private static Arbitrary<GrantCommand> preparations() {
    return Arbitraries.oneOf(
        dates().map(on -> new GrantCommand.CommissionSurvey("a consultant", on)),
        dates().map(on -> new GrantCommand.ReportSurvey("feasible", on)),
        assessments().map(id -> new GrantCommand.RequestAssessment(id, ON, ON)));
  }

  private static Arbitrary<GrantCommand> answers() {
    Arbitrary<Verdict> verdicts =
        Arbitraries.frequency(
                Tuple.of(3, Outcome.ELIGIBLE),
                Tuple.of(1, Outcome.REFERRED),
                Tuple.of(1, Outcome.INELIGIBLE))
            .flatMap(
                outcome ->
                    Arbitraries.of(DecidedBy.class).map(by -> FijiGrant.verdict(outcome, by)));
    Arbitrary<UUID> answered =
        Arbitraries.oneOf(
            assessments(),
            assessments().flatMap(id -> rounds().map(round -> reassessment(id, round))));
    Arbitrary<GrantCommand> recorded =
        Combinators.combine(answered, verdicts).as(GrantCommand.RecordAssessment::new);
    Arbitrary<GrantCommand> superseded =
        Combinators.combine(assessments(), rounds(), verdicts).as(GrantLawsTest::superseding);
    return Arbitraries.frequencyOf(
        Tuple.of(5, recorded),
        Tuple.of(2, superseded),
        Tuple.of(
            1,
            answered.map(
                id ->
                    new GrantCommand.RecordAssessmentRejection(
                        id, "UNKNOWN_COUNTRY", "no facts"))));
  }

  private static GrantCommand superseding(UUID requested, int round, Verdict verdict) {
    return new GrantCommand.SupersedeAssessment(
        requested,
        round == 1 ? requested : reassessment(requested, round - 1),
        reassessment(requested, round),
        round,
        ON,
        verdict,
        FijiGrant.CAUSE);
  }

  private static UUID reassessment(UUID requested, int round) {
    return new UUID(requested.getLeastSignificantBits(), round);
  }

  private static Arbitrary<Integer> rounds() {
    return Arbitraries.integers().between(1, ROUNDS_MAX);
  }

  private static Arbitrary<GrantCommand> fundings() {
    return Arbitraries.oneOf(
        money((year, amountJpy) -> new GrantCommand.SelectForFiscalYear(year, amountJpy, ON)),
        money(GrantCommand.ConfirmReservation::new),
        money(GrantCommand.ConfirmReservation::new),
        money((year, amountJpy) -> new GrantCommand.DeclineReservation(year, amountJpy, "NO", 0)),
        money(GrantCommand.RecordRelease::new),
        money(GrantCommand.ConfirmCommitment::new));
  }

  private static Arbitrary<GrantCommand> signatures() {
    Arbitrary<GrantCommand> signature =
        money(
            (_, amountJpy) -> new GrantCommand.SignNotes(amountJpy, EntryIntoForce.ON_NOTICE, ON));
    return Arbitraries.oneOf(
        signature,
        signature,
        dates().map(GrantCommand.RecordCabinetDecision::new),
        dates().map(GrantCommand.RecordRecipientApproval::new),
        dates().map(GrantCommand.EnterIntoForce::new));
  }

  private static Arbitrary<GrantCommand> deliveries() {
    return Arbitraries.oneOf(
        dates().map(GrantCommand.SignProcedureDetails::new),
        dates().map(on -> new GrantCommand.EmployAgent("an agent", on)),
        dates().map(on -> new GrantCommand.AwardContract("a yard", Optional.empty(), on)),
        lots().map(lot -> new GrantCommand.PlanLot(lot, "boats", 4, ON)),
        lots().map(lot -> new GrantCommand.RecordLotArrival(lot, 4, "", ON)),
        lots().map(lot -> new GrantCommand.HandOverLot(lot, 5, "", ON)));
  }

  private static Arbitrary<GrantCommand> closings() {
    return Arbitraries.frequencyOf(
        Tuple.of(10, dates().map(on -> new GrantCommand.ReportMonitoring("in use", on))),
        Tuple.of(10, dates().map(on -> new GrantCommand.PublishEvaluation("worth it", "", on))),
        Tuple.of(1, dates().map(on -> new GrantCommand.Withdraw("no", on))));
  }

  private static Arbitrary<GrantCommand> money(BiFunction<Integer, Long, GrantCommand> command) {
    return Arbitraries.of(2023, 2023, 2023, 2024)
        .flatMap(year -> Arbitraries.of(100L, 200L).map(jpy -> command.apply(year, jpy)));
  }

  private static Arbitrary<LocalDate> dates() {
    return Arbitraries.of(ON.minusDays(1), ON, ON, ON, ON.plusDays(1));
  }

  private static Arbitrary<UUID> assessments() {
    return Arbitraries.of(LIKELY, LIKELY, LIKELY, new UUID(0, 2));
  }

  private static Arbitrary<String> lots() {
    return Arbitraries.of("L1", "L2");
  }
}
